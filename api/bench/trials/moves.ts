import { Callers } from '../crowd/callers.ts';
import type { Call } from '../crowd/requests.ts';
import { startChild } from '../measure/child.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import { startProduct } from '../stage/product.ts';
import type { Stage } from '../stage/stage.ts';
import { openTap, type Spoken } from '../stage/tap.ts';
import { Writer, type Held } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import type { Group } from './trial.ts';

const perRound = isQuick ? 20 : 200;
const atOnce = 8;

/** What the product says to the database in the transaction of one such move: listened in on, not written by hand. */
async function recorded(stage: Stage, cookie: string, draft: Held): Promise<{ statements: readonly Spoken[]; key: string }> {
  const tap = await openTap(stage.ground.url);
  const product = await startProduct(tap.url);
  const callers = new Callers();
  const call = callOf(product.socketUrl, cookie, draft);
  try {
    await callers.run([call], 1);
    return { statements: tap.transactionWith(call.key), key: call.key };
  } finally {
    await callers.close();
    await product.stop();
    await tap.close();
  }
}

/** The values of the recorded transaction, as if it had been another order's. */
const forAnother = (statements: readonly Spoken[], one: Held & { key: string }, other: Held): (string | null)[][] => {
  const swaps = [
    [one.id, other.id],
    [one.lines[0]?.id ?? '', other.lines[0]?.id ?? ''],
    [one.key, crypto.randomUUID()],
  ] as const;
  const swapped = (value: string | null) => swaps.reduce((text, [from, to]) => text?.replaceAll(from, to) ?? null, value);
  return statements.map(({ values }) => values.map(swapped));
};

/** T11: a transition with everything around it, against its transaction's statements alone. Of both, the CPU of the Node process. */
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
    const model = await writer.draft(1);
    const { statements, key } = await recorded(stage, cookies[0] ?? '', model);
    say(`the transaction of one move has ${statements.length} statements`);
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
        const values = drafts.slice(perRound).map((draft) => forAnother(statements, { ...model, key }, draft));
        await bare.ask('transact', { texts: statements.map(({ text }) => text), values, atOnce });
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
    const behind = {
      'ours, ms CPU a move': figureOf(ours),
      [`its ${statements.length} statements through bare pg, ms CPU`]: figureOf(theirs),
    };
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

function callOf(url: string, cookie: string, { id, version }: Held): Call & { key: string } {
  const query = `mutation ($input: UpdateOrderInput!) { updateOrder(input: $input) { __typename ... on Refusal { message } ... on OrderPayload { order { id version } } } }`;
  const key = crypto.randomUUID();
  const input = { id, expectedVersion: version, projectReference: 'bench', idempotencyKey: key };
  return { url, headers: { cookie }, body: JSON.stringify({ query, variables: { input } }), key };
}
