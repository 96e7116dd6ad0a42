import { startChild, type Child } from '../measure/child.ts';
import { figureOf } from '../measure/figures.ts';
import { pgbench, pgbenchProgram } from '../measure/pgbench.ts';
import { cpuOf } from '../measure/usage.ts';
import { counterSql } from '../peers/counter.ts';
import { countSql, ordersSql, productsSql } from '../peers/orders-page.ts';
import { copyOrders } from '../stage/copies.ts';
import type { Stage } from '../stage/stage.ts';
import { brief, isQuick } from './brief.ts';
import type { Group, Result } from './trial.ts';

const rowsShown = isQuick ? 5 : 50;
const connections = 8;

/** What the machine can do at all: the statements of T9's page and their rows' JSON, and the counter of T12, without the product. */
export const limits: Group = {
  trials: ['T9', 'T12'],
  seconds: 100,
  run: async (stage, wanted, say) => {
    const program = pgbenchProgram();
    if (program === undefined) say('there is no pgbench on this machine: what PostgreSQL does by itself is not told');
    const page = wanted.has('T9') ? await pageLimits(stage, program) : [];
    return [...page, ...(wanted.has('T12') && program !== undefined ? await counterLimits(stage, program) : [])];
  },
};

async function pageLimits(stage: Stage, program: string | undefined): Promise<Result[]> {
  const organisationId = await ordersToRead(stage);
  process.env.BENCH_DATABASE = stage.ground.url;
  const bare = startChild('peers/bare.js');
  try {
    return await pageRounds(stage, bare, organisationId, program);
  } finally {
    await bare.stop();
  }
}

async function ordersToRead(stage: Stage): Promise<string> {
  const product = await stage.startServer();
  try {
    const organisationId = await stage.people.customer('Read by bare statements');
    await copyOrders(stage, product.url, [organisationId], rowsShown + 10, 3);
    return organisationId;
  } finally {
    await product.stop();
  }
}

async function pageRounds(stage: Stage, bare: Child, organisationId: string, program: string | undefined): Promise<Result[]> {
  const statements = [
    { name: 'orders', text: ordersSql, values: [organisationId, rowsShown + 1] },
    { name: 'count', text: countSql, values: [organisationId] },
    { name: 'products', text: productsSql, values: [] },
  ];
  const script = [ordersSql, countSql, productsSql]
    .map((text) => `${text.replaceAll('$1', `'${organisationId}'`).replaceAll('$2', String(rowsShown + 1))};`)
    .join('\n');
  const [pages, texts, alone]: [number[], number[], number[]] = [[], [], []];
  const costOf = async (question: string): Promise<number> => {
    const before = cpuOf(bare.pid);
    const { count } = await bare.ask<{ count: number }>(question, { statements, atOnce: connections, forMs: brief.milliseconds });
    return (cpuOf(bare.pid) - before) / count;
  };
  for (let round = -1; round < brief.rounds; round++) {
    const [onePage, oneText] = [await costOf('repeat'), await costOf('stringify')];
    const perSecond = program === undefined ? 0 : await pgbench(program, stage.ground.url, script, connections, brief.milliseconds);
    if (round < 0) continue;
    pages.push(onePage);
    texts.push(oneText);
    if (program !== undefined) alone.push(perSecond);
  }
  const limit = (of: string, figures: number[], unit: string): Result[] =>
    figures.length === 0 ? [] : [{ trial: 'T9', of, figure: figureOf(figures), unit }];
  return [
    ...limit("limit: the page's statements through bare pg, prepared, with json_agg, and the JSON of their rows", pages, 'ms CPU'),
    ...limit('limit: JSON.stringify of the rows alone', texts, 'ms CPU'),
    ...limit(`limit: the same statements by pgbench, ${connections} connections`, alone, 'pages a second'),
  ];
}

/** By pgbench, for one organisation and for ten: nobody listens, and nothing but the number and its event is written. */
async function counterLimits(stage: Stage, program: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const organisations of [1, 10]) {
    const ids: string[] = [];
    for (let index = 0; index < organisations; index++) ids.push(await stage.people.customer(`Counted by pgbench ${index}`));
    const list = ids.map((id) => `'${id}'`).join();
    await stage.ground.sql(`INSERT INTO streams SELECT 'org:' || id, 0 FROM unnest(ARRAY[${list}]) AS c(id) ON CONFLICT DO NOTHING`);
    const script = `\\set n random(1, ${organisations})\n${counterSql.replaceAll('$1', `(ARRAY[${list}])[:n]`)};`;
    const rates: number[] = [];
    for (let round = 0; round < brief.rounds; round++)
      rates.push(await pgbench(program, stage.ground.url, script, connections, brief.milliseconds));
    const whose = organisations === 1 ? 'one organisation' : `${organisations} organisations`;
    const of = `limit: the counter alone by pgbench, ${connections} connections, ${whose}`;
    results.push({ trial: 'T12', of, figure: figureOf(rates), unit: 'a second' });
  }
  return results;
}
