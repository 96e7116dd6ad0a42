import { Callers } from '../crowd/callers.ts';
import { startChild } from '../measure/child.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import { Writer, type Held } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import type { Group } from './trial.ts';

const perRound = isQuick ? 20 : 200;
const atOnce = 8;

/**
 * What a change of an order's reference does to the database when nothing is checked and nobody is asked: lock, lines, header,
 * counter, event, delivery, outbox and audit, each a prepared statement.
 */
const statements = [
  { name: 'lock', text: 'SELECT * FROM orders WHERE "id" = $1 FOR UPDATE', values: ['$id'] },
  { name: 'lines', text: 'SELECT * FROM order_lines WHERE "orderId" = $1 ORDER BY "lineNo"', values: ['$id'] },
  {
    name: 'header',
    text: `UPDATE orders SET "projectReference" = 'bare', "version" = "version" + 1, "updatedAt" = now() WHERE "id" = $1`,
    values: ['$id'],
  },
  {
    name: 'append',
    text: `WITH counter AS (UPDATE streams SET "last" = "last" + 1 WHERE "id" = 'org:' || (SELECT "organisationId" FROM orders WHERE "id" = $1) RETURNING "last"),
      logged AS (INSERT INTO status_events ("organisationId", "sequence", "kind", "move", "objectType", "objectId", "rootType", "rootId", "objectVersion",
        "rootVersion", "actorKind", "actorName", "carrierVisible", "customerVisible", "transactionId", "at")
        SELECT o."organisationId", c."last", 'UPDATED', 'updateOrder', 'ORDER', o."id", 'ORDER', o."id", o."version" + 1, o."version" + 1, 'C', 'bare', false, true, 'bare', now()
        FROM counter c CROSS JOIN orders o WHERE o."id" = $1 RETURNING "id", "sequence", "organisationId"),
      indexed AS (INSERT INTO deliveries ("stream", "number", "eventId") SELECT 'org:' || "organisationId", "sequence", "id" FROM logged)
      INSERT INTO audit_entries ("at", "actorUsername", "action", "objectType", "objectId", "organisationId") SELECT now(), 'bare', 'updateOrder', 'ORDER', $1, "organisationId" FROM logged`,
    values: ['$id'],
  },
];

/** T11: a transition with everything around it, against its statements alone. */
export const moves: Group = {
  trials: ['T11'],
  seconds: 90,
  run: async (stage, _wanted, say) => {
    const organisationId = await stage.people.customer('Moves');
    const buyers = await stage.people.buyers(organisationId, atOnce);
    const cookies = await stage.people.cookiesOf(buyers);
    const product = await stage.startServer();
    const writer = new Writer(product.url, await stage.people.keyOf(buyers[0] ?? ''));
    process.env.BENCH_DATABASE = stage.ground.url;
    const bare = startChild('peers/bare.js');
    const callers = new Callers();
    const ours: number[] = [];
    const theirs: number[] = [];
    try {
      for (let round = -1; round < brief.rounds; round++) {
        say(`round ${round + 1}: ${2 * perRound} orders`);
        const drafts: Held[] = [];
        for (let index = 0; index < 2 * perRound; index++) drafts.push(await writer.draft(1));
        const [before, beforeBare] = [cpuOf(product.pid), cpuOf(bare.pid)];
        const { answers } = await callers.run(
          drafts.slice(0, perRound).map((draft, index) => callOf(product.socketUrl, cookies[index % atOnce] ?? '', draft)),
          atOnce,
          true,
        );
        const refused = answers.find((answer) => !answer.includes('"OrderPayload"'));
        if (refused !== undefined) throw new Error(refused);
        const spent = (cpuOf(product.pid) - before) / perRound;
        await bare.ask('transact', { statements, rows: drafts.slice(perRound).map(({ id }) => ({ id })), atOnce });
        const spentBare = (cpuOf(bare.pid) - beforeBare) / perRound;
        if (round < 0) continue;
        ours.push(spent);
        theirs.push(spentBare);
      }
      const [wrong] = await stage.ground.sql<{ n: string }>(
        `SELECT count(*) AS n FROM orders WHERE "organisationId" = '${organisationId}' AND ("version" <> 2 OR "projectReference" IS NULL)`,
      );
      if (Number(wrong?.n) !== 0) throw new Error(`${wrong?.n} orders were not changed once`);
    } finally {
      await callers.close();
      await bare.stop();
      await product.stop();
    }
    const behind = { 'ours, ms CPU a move': figureOf(ours), 'its statements through bare pg, ms CPU': figureOf(theirs) };
    return [
      {
        trial: 'T11',
        of: 'CPU of one transition mutation, against its statements through bare pg',
        figure: ratioOf(ours, theirs),
        unit: 'x',
        goal: 2.5,
        accepted: 4,
        behind,
      },
    ];
  },
};

const callOf = (url: string, cookie: string, { id, version }: Held) => ({
  url,
  headers: { cookie },
  body: JSON.stringify({
    query: `mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { __typename ... on Refusal { message } ... on OrderPayload { order { id version } } } }`,
    variables: { input: { id, expectedVersion: version, projectReference: 'bench', idempotencyKey: crypto.randomUUID() } },
  }),
});
