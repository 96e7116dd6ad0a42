import { Callers } from '../crowd/callers.ts';
import type { Call } from '../crowd/requests.ts';
import { startChild, type Child } from '../measure/child.ts';
import { figureOf, ratioOf } from '../measure/figures.ts';
import { cpuOf } from '../measure/usage.ts';
import { Writer } from '../stage/writer.ts';
import { brief, isQuick } from './brief.ts';
import type { Group, Result } from './trial.ts';

const page = isQuick ? 5 : 50;
const orders = page + 10;
const atOnce = 8;

interface Answering {
  readonly name: string;
  readonly pid: number;
  readonly calls: readonly Call[];
}

interface Node {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly address: { readonly singleLine: string } }[];
  readonly ballInCourt: object;
}

/** The naive peer's own schema has no connections and no rules; otherwise it is asked for the same. */
const naiveDocument = `query ($first: Int!) { totalCount products { code name } orders(first: $first) { id number orderType status version updatedAt submittedAt
  customerOrderRef projectReference lineCount organisation { id name } lines { id lineNo status version enteredStatusAt requestedDate agreedDate
  slaActive slaDueDate customerOrderId comment statusDescription endUserName product { code name } address { id singleLine } } } }`;

const postgraphileDocument = `query ($first: Int!, $organisation: String!) { allProducts(orderBy: CODE_ASC) { nodes { code names } }
  allOrders(first: $first, condition: { organisationId: $organisation }, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) { totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { rowId number orderType status version updatedAt submittedAt customerOrderRef
  projectReference organisationByOrganisationId { rowId name } orderLinesByOrderId(orderBy: LINE_NO_ASC) { totalCount nodes { rowId lineNo status version
  enteredStatusAt requestedDate agreedDate slaActive slaDueDate customerOrderId comment statusDescription endUserName productByProductCode { code names }
  addressByAddressId { rowId street houseNumber postcode city } } } } } }`;

/** T9: a page of orders with their lines, by each in turn. */
export const lists: Group = {
  trials: ['T9'],
  seconds: 90,
  run: async (stage, _wanted, say) => {
    const organisationId = await stage.people.customer('Reads lists');
    const buyers = await stage.people.buyers(organisationId, atOnce);
    const product = await stage.startServer();
    const writer = new Writer(product.url, await stage.people.keyOf(buyers[0] ?? ''));
    say(`writing ${orders} orders`);
    for (let index = 0; index < orders; index++) await writer.draft(3);
    Object.assign(process.env, { BENCH_DATABASE: stage.ground.url, BENCH_ORGANISATION: organisationId });
    const children: Child[] = [];
    const peer = async (file: string, body: string): Promise<Answering & { child: Child }> => {
      const child = startChild(`peers/${file}.js`);
      children.push(child);
      return { child, name: file, pid: child.pid, calls: [{ url: await child.ask<string>('listen'), headers: {}, body }] };
    };
    const callers = new Callers();
    try {
      const { query, variables } = stage.site.orders;
      const body = JSON.stringify({ query, variables: { ...variables, first: page } });
      const cookies = await stage.people.cookiesOf(buyers);
      const ours = {
        name: 'ours',
        pid: product.pid,
        calls: cookies.map((cookie) => ({ url: product.socketUrl, headers: { cookie, 'accept-language': 'en' }, body })),
      };
      const mercurius = await peer('mercurius-lists', body);
      const naive = await peer('naive', JSON.stringify({ query: naiveDocument, variables: { first: page } }));
      const asked = { query: postgraphileDocument, variables: { first: page, organisation: organisationId } };
      const postgraphile = await peer('postgraphile', JSON.stringify(asked));
      await sameBodies(callers, ours, mercurius, organisationId, [naive, postgraphile]);
      return await measure([ours, mercurius, postgraphile, naive], callers, say);
    } finally {
      await callers.close();
      for (const child of children) await child.stop();
      await product.stop();
    }
  },
};

/** Mercurius must answer our body to the letter, whatever the order of fields; the others, whose schema is their own, the same rows. */
async function sameBodies(
  callers: Callers,
  ours: Answering,
  mercurius: { child: Child } & Answering,
  organisationId: string,
  others: readonly Answering[],
): Promise<void> {
  const ask = async ({ calls: [call] }: Answering): Promise<string> =>
    (await callers.run(call === undefined ? [] : [call], 1, true)).answers[0] ?? '';
  const answer = await ask(ours);
  const { data } = JSON.parse(answer) as { data: { orders: { cursor: string; nodes: Node[] } } };
  const { cursor, nodes } = data.orders;
  const [first] = nodes;
  const address = first?.lines[0]?.address;
  await mercurius.child.ask('set', { organisationId, constants: { cursor, ball: first?.ballInCourt, address } });
  const canonical = (text: string) => JSON.stringify(sorted((JSON.parse(text) as { data: unknown }).data));
  const theirs = await ask(mercurius);
  if (canonical(answer) !== canonical(theirs))
    throw new Error(`Mercurius answers another body:\n${answer.slice(0, 1500)}\n${theirs.slice(0, 1500)}`);
  const ids = nodes.flatMap(({ id, lines }) => [id, ...lines.map((line) => line.id)]);
  for (const other of others) {
    const text = await ask(other);
    const found = text.match(/(?:ord|oli)_[0-9a-f]{32}/g) ?? [];
    if (found.join() !== ids.join()) throw new Error(`${other.name} answers other rows: ${text.slice(0, 1000)}`);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

async function measure(all: readonly Answering[], callers: Callers, say: (text: string) => void): Promise<Result[]> {
  const costs = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (let round = -1; round < brief.rounds; round++)
    for (const { name, pid, calls } of all) {
      const before = cpuOf(pid);
      const { count } = await callers.repeat(calls, atOnce, brief.milliseconds);
      const milliseconds = (cpuOf(pid) - before) / count;
      if (round >= 0) costs.get(name)?.push(milliseconds);
    }
  const behind = Object.fromEntries([...costs].map(([name, values]) => [`${name}, ms CPU a page`, figureOf(values)]));
  say(JSON.stringify(behind));
  const times = (name: string) => ratioOf(costs.get(name) ?? [], costs.get('ours') ?? []);
  const against = (name: string, of: string, goal: number, accepted: number): Result => ({
    trial: 'T9',
    of: `pages per CPU second, against ${of}`,
    figure: times(name),
    unit: 'x',
    goal,
    accepted,
    sense: 'AT_LEAST',
  });
  return [
    { ...against('mercurius-lists', 'Mercurius with jit and SQL by hand, without sign-in', 1, 0.8), behind },
    against('postgraphile', 'PostGraphile 5, without sign-in', 2, 1.3),
    against('naive', 'naive Pothos + Prisma + Yoga, without sign-in', 5, 3),
  ];
}
