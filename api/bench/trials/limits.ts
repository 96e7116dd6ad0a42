import { startChild, type Child } from '../measure/child.ts';
import { figureOf } from '../measure/figures.ts';
import { pgbench, pgbenchProgram } from '../measure/pgbench.ts';
import { cpuOf } from '../measure/usage.ts';
import { countSql, ordersSql, productsSql } from '../peers/orders-page.ts';
import { copyOrders } from '../stage/copies.ts';
import type { Stage } from '../stage/stage.ts';
import { brief, isQuick } from './brief.ts';
import type { Group, Result } from './trial.ts';

const page = isQuick ? 5 : 50;
const connections = 8;

/** What the machine can do at all with T9's page: the statements alone, and the rows' JSON alone. */
export const limits: Group = {
  trials: ['T9'],
  seconds: 60,
  run: async (stage, _wanted, say) => {
    const organisationId = await ordersToRead(stage);
    process.env.BENCH_DATABASE = stage.ground.url;
    const bare = startChild('peers/bare.js');
    try {
      return await pageLimits(stage, bare, organisationId, say);
    } finally {
      await bare.stop();
    }
  },
};

async function ordersToRead(stage: Stage): Promise<string> {
  const product = await stage.startServer();
  try {
    const organisationId = await stage.people.customer('Read by bare statements');
    await copyOrders(stage, product.url, [organisationId], page + 10, 3);
    return organisationId;
  } finally {
    await product.stop();
  }
}

async function pageLimits(stage: Stage, bare: Child, organisationId: string, say: (text: string) => void): Promise<Result[]> {
  const statements = [
    { name: 'orders', text: ordersSql, values: [organisationId, page + 1] },
    { name: 'count', text: countSql, values: [organisationId] },
    { name: 'products', text: productsSql, values: [] },
  ];
  const script = [ordersSql, countSql, productsSql]
    .map((text) => `${text.replaceAll('$1', `'${organisationId}'`).replaceAll('$2', String(page + 1))};`)
    .join('\n');
  const program = pgbenchProgram();
  if (program === undefined) say('there is no pgbench on this machine: what PostgreSQL does by itself is not told');
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
