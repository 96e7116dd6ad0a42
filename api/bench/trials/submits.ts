import { loadReferenceData } from '@sporbar/prisma/data/load.ts';
import { keepPlain, keepPlainNoLonger } from '@sporbar/schema/catalogue/catalogue.testing.ts';
import { goodLine } from '@sporbar/schema/orders/order.testing.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { Callers } from '../crowd/callers.ts';
import type { Call } from '../crowd/requests.ts';
import { figureOf, quantile, type Figure } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import { copiesOf, type Copied } from '../stage/copies.ts';
import { startProduct } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { openTap } from '../stage/tap.ts';
import { wishedDay, Writer, type Held } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import type { Group } from './trial.ts';

const lines = 50;
const perRound = isQuick ? 10 : 60;
const productCode = 'WHOLESALE_ADSL_FULL';

/** T16: the true catalogue. A project of 50 lines, each checked and on an access line of its own, is sent: every guard of every line, one transaction. */
export const submits: Group = {
  trials: ['T16'],
  seconds: 120,
  run: async (stage, _wanted, say) => {
    const { db } = stage.ground.database;
    await keepPlainNoLonger(db);
    await loadReferenceData(db);
    const product = await stage.startServer();
    const callers = new Callers();
    const all: Record<'p50' | 'p95' | 'slowest' | 'cpu', number[]> = { p50: [], p95: [], slowest: [], cpu: [] };
    try {
      const { cookie, orders, version } = await prepared(stage, product.url, (brief.rounds + 1) * perRound + 1);
      const [first, ...rest] = orders.map(({ id }) => callOf(product.socketUrl, cookie, { id, version, lines: [] }));
      if (first === undefined) throw new Error('there is nothing to send');
      const statements = await statementsOf(stage, first);
      say(`the transaction has ${statements} statements`);
      for (let round = -1; round < brief.rounds; round++) {
        say(`round ${round + 1}: ${perRound} orders of ${lines} lines`);
        const before = cpuOf(product.pid);
        const { times, answers } = await callers.run(rest.splice(0, perRound), 1, true);
        const refused = answers.find((answer) => !answer.includes('"COMMITTED"'));
        if (refused !== undefined) throw new Error(refused.slice(0, 2_000));
        if (round < 0) continue;
        const sorted = times.toSorted((one, other) => one - other);
        all.p50.push(quantile(sorted, 0.5));
        all.p95.push(quantile(sorted, 0.95));
        all.slowest.push(sorted.at(-1) ?? 0);
        all.cpu.push((cpuOf(product.pid) - before) / perRound);
      }
      await refuseUnlessAllSent(stage, orders);
      const behind: Record<string, Figure> = {
        'p50, ms': figureOf(all.p50),
        'slowest, ms': figureOf(all.slowest),
        'ms CPU of the server an order': figureOf(all.cpu),
        'statements in its transaction': figureOf([statements]),
      };
      const of = `submit of a project of ${lines} lines, each checked and with an access line of its own, p95`;
      return [{ trial: 'T16', of, figure: figureOf(all.p95), unit: 'ms', goal: 400, accepted: 800, behind }];
    } finally {
      await callers.close();
      await product.stop();
      await keepPlain(db);
    }
  },
};

interface Prepared {
  readonly cookie: string;
  readonly orders: readonly Copied[];
  readonly version: number;
}

/** One project that is made and checked over the API, and its copies. */
async function prepared(stage: Stage, url: string, count: number): Promise<Prepared> {
  const organisationId = await stage.people.customer('Sends projects');
  const [buyer = ''] = await stage.people.buyers(organisationId, 1);
  const [cookie = ''] = await stage.people.cookiesOf([buyer]);
  const writer = new Writer(url, await stage.people.keyOf(buyer));
  const free = await stage.ground.sql<{ number: string }>(
    `SELECT a."number" FROM access_lines a JOIN coverage c ON c."exchangeCode" = a."exchangeCode" AND c."productCode" = '${productCode}'
     WHERE a."metres" < 1500 AND c."builtOn" < '2020' ORDER BY a."number" LIMIT ${lines}`,
  );
  if (free.length < lines) throw new Error(`the network has ${free.length} lines that would do`);
  const given = free.map(({ number }) =>
    goodLine({ productCode, addOns: ['LINE_RENTAL'], requestedDate: wishedDay(), accessLineNumber: number }),
  );
  const draft = await writer.move('createOrder', { orderType: 'PROJECT', lines: given });
  await writer.move('runAvailabilityChecks', { id: draft.id, expectedVersion: draft.version });
  const model = await answered(stage, writer, draft);
  const { orders, version } = await copiesOf(stage, model, [organisationId], count);
  return { cookie, orders: (orders.get(organisationId) ?? []).filter(({ id }) => id !== model.id), version };
}

/** Waits until the product itself has asked for every line and has had an answer that lets it be sent. */
async function answered(stage: Stage, writer: Writer, { id }: Held): Promise<Held> {
  for (;;) {
    const [{ waiting, red } = { waiting: 0, red: 0 }] = await stage.ground.sql<{ waiting: number; red: number }>(
      `SELECT count(*) FILTER (WHERE a."status" <> 'DONE')::int AS waiting, count(*) FILTER (WHERE a."colour" = 'RED')::int AS red
       FROM availability_checks a JOIN order_lines l ON l."id" = a."orderLineId" WHERE l."orderId" = '${id}'`,
    );
    if (red > 0) throw new Error(`${red} lines cannot be delivered`);
    if (waiting === 0) break;
    await pause(50);
  }
  const { order } = await writer.ask('query Q($id: ID!) { order(id: $id) { id version lines { id version } } }', { id });
  return order as Held;
}

/** How many statements one such order takes, from BEGIN to COMMIT: listened in on. */
async function statementsOf(stage: Stage, call: Call & { key: string }): Promise<number> {
  const tap = await openTap(stage.ground.url);
  const product = await startProduct(tap.url);
  const callers = new Callers();
  try {
    await callers.run([{ ...call, url: product.socketUrl }], 1);
    return tap.transactionWith(call.key).length;
  } finally {
    await callers.close();
    await product.stop();
    await tap.close();
  }
}

async function refuseUnlessAllSent(stage: Stage, orders: readonly Copied[]): Promise<void> {
  const list = orders.map(({ id }) => `'${id}'`).join();
  const [sent] = await stage.ground.sql<{ orders: number; lines: number }>(
    `SELECT count(DISTINCT l."orderId")::int AS orders, count(*)::int AS lines FROM order_lines l
     WHERE l."orderId" IN (${list}) AND l."status" = 'COMMITTED' AND l."accessLineNumber" IS NOT NULL`,
  );
  if (sent?.orders !== orders.length || sent.lines !== orders.length * lines)
    throw new Error(`of ${orders.length} orders ${sent?.orders} with ${sent?.lines} lines were sent`);
}

function callOf(url: string, cookie: string, { id, version }: Held): Call & { key: string } {
  const query = `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { message problems { code ruleId path } }
    ... on OrderPayload { order { id version status lines { id version status agreedDate } } } } }`;
  const key = crypto.randomUUID();
  return {
    url,
    headers: { cookie },
    body: JSON.stringify({ query, variables: { input: { id, expectedVersion: version, idempotencyKey: key } } }),
    key,
  };
}
