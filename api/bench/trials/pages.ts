import { parse, print, visit } from 'graphql';
import { Callers } from '../crowd/callers.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import type { Stage } from '../stage/stage.ts';
import { Writer } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import type { Group } from './trial.ts';

const many = isQuick ? 20_000 : 1_000_000;
const few = 1_000;
const atOnce = 4;
/** Among whom the pages are shared, so that nobody comes to the end of the points of a minute. */
const readers = 12;

/** The site's own document without its count of everything: that is another question, whose answer grows with what there is. */
const uncounted = (query: string): string =>
  print(visit(parse(query), { Field: ({ name }) => (name.value === 'totalCount' ? null : undefined) }));

/** Copies of one real order: the same row so many times, a second apart, written past the triggers by the database's owner. */
async function fill(stage: Stage, organisationId: string, count: number): Promise<void> {
  await stage.ground.sql(`
    SET session_replication_role = replica;
    INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', 'ord_' || md5(o."id" || n), 'number', 'C' || substr(md5(o."id"), 1, 6) || n,
      'createdAt', o."createdAt" - n * interval '1 second'))).* FROM orders o CROSS JOIN generate_series(1, ${count}) n
    WHERE o."organisationId" = '${organisationId}'`);
}

/** T10: a page in the middle, by cursor, of few orders and of many. */
export const pages: Group = {
  trials: ['T10'],
  seconds: 120,
  run: async (stage, _wanted, say) => {
    const product = await stage.startServer();
    const callers = new Callers();
    const costs: number[][] = [];
    const times: number[][] = [];
    try {
      const sides = [];
      for (const count of [few, many]) {
        say(`filling in ${count} orders`);
        const organisationId = await stage.people.customer(`Has ${count}`);
        const buyers = await stage.people.buyers(organisationId, readers);
        const cookies = await stage.people.cookiesOf(buyers);
        await new Writer(product.url, await stage.people.keyOf(buyers[0] ?? '')).draft(1);
        await fill(stage, organisationId, count);
        sides.push({ organisationId, cookies });
      }
      await stage.ground.sql('ANALYZE orders');
      const { query, variables } = stage.site.orders;
      const document = uncounted(query);
      const calls = [];
      for (const { organisationId, cookies } of sides) {
        const [middle] = await stage.ground.sql<{ id: string; at: Date }>(
          `SELECT "id", "createdAt" AS at FROM orders WHERE "organisationId" = '${organisationId}' ORDER BY "createdAt" DESC OFFSET
           (SELECT count(*) / 2 FROM orders WHERE "organisationId" = '${organisationId}') LIMIT 1`,
        );
        const after = Buffer.from(JSON.stringify(['createdAt', 'd', middle?.at.toISOString(), middle?.id])).toString('base64url');
        const body = JSON.stringify({ query: document, variables: { ...variables, first: 50, after } });
        calls.push(cookies.map((cookie) => ({ url: product.socketUrl, headers: { cookie }, body })));
        costs.push([]);
        times.push([]);
      }
      for (let round = -1; round < brief.rounds; round++)
        for (const [side, each] of calls.entries()) {
          const before = cpuOf(product.pid);
          const { count, answer } = await callers.repeat(each, atOnce, brief.milliseconds);
          if (answer.split('"number"').length !== 51) throw new Error(`not a full page: ${answer.slice(0, 300)}`);
          if (round < 0) continue;
          costs[side]?.push((cpuOf(product.pid) - before) / count);
          times[side]?.push((brief.milliseconds * atOnce) / count);
        }
    } finally {
      await callers.close();
      await product.stop();
    }
    const [fewTimes = [], manyTimes = []] = times;
    const [fewCosts = [], manyCosts = []] = costs;
    const behind = {
      [`ms a page of ${few}, database included`]: figureOf(fewTimes),
      [`ms a page of ${many}, database included`]: figureOf(manyTimes),
      [`ms CPU of the server, ${few}`]: figureOf(fewCosts),
      [`ms CPU of the server, ${many}`]: figureOf(manyCosts),
    };
    const of = `a page in the middle by cursor, ${many.toLocaleString('en')} orders : ${few.toLocaleString('en')}, time with the database`;
    return [{ trial: 'T10', of, figure: ratioOf(manyTimes, fewTimes), unit: 'x', goal: 1.1, accepted: 1.5, behind }];
  },
};
