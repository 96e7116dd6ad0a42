import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FromCrowd, ToCrowd } from './crowd.ts';
import { openStage } from './stage.ts';
import type { Committed, ToServer, Weighed } from './watch.ts';

// `npm run slow-readers`: some of many clients stop reading while much happens. Nobody else may notice, and nothing may pile up.

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    slow: { type: 'string', default: '10' },
    events: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '6' },
  },
});
const [clients, slow, events, rounds] = [values.clients, values.slow, values.events, values.rounds].map(Number) as [
  number,
  number,
  number,
  number,
];
const linesAnOrder = 49;
/** What one slow socket may hold of the server’s memory. */
const mostHeld = 1_048_576;
const mostSlower = 1.2;

/** Rounds without slow readers are so much shorter: there is nothing in them that fills. */
const shorter = 5;
/** So many events more where the slow sockets are not full yet. */
const mostMore = 1_500;
/** Subscriptions of one slow socket: so many that what the system takes for a client is soon full. */
const ofSlow = 10;

const crowds: ChildProcess[] = [];
function start(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) fail(`a crowd ended with ${code}`);
  });
  crowds.push(child);
  return child;
}
function fail(why: string): never {
  console.error(`${stage.complaints()}FAILED: ${why}`);
  for (const child of [...crowds, server]) child.kill('SIGKILL');
  process.exit(1);
}
async function asked<T>(child: ChildProcess, what: ToServer | ToCrowd): Promise<T> {
  const answered = once(child, 'message');
  child.send(what);
  return (await answered)[0] as T;
}
const reach = (crowd: ChildProcess, position: number) => asked<FromCrowd>(crowd, { what: 'reach', position });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
const stage = await openStage(Math.ceil(clients / 50) + 1);
const { url, keys, server } = stage;
server.once('exit', (code) => fail(`the server ended with ${code}`));

async function ask(query: string, variables: object = {}): Promise<Record<string, { cursor?: string; order?: { id: string } }>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${keys.at(-1)}` };
  const request = { method: 'POST', headers, body: JSON.stringify({ query, variables }) };
  // A connection that was kept may be closed as it is taken up again; a key makes it the same request.
  const response = await fetch(`${url}/graphql`, request).catch(() => fetch(`${url}/graphql`, request));
  const { data, errors } = (await response.json()) as { data?: Record<string, object>; errors?: unknown };
  if (data === undefined || errors !== undefined) fail(JSON.stringify(errors));
  return data;
}
async function position(): Promise<number> {
  const cursor = (await ask('{ cursor }'))['cursor'] as unknown as string;
  return Number(Buffer.from(cursor, 'base64url').toString().split(':').at(-1));
}
const line = { productCode: 'WHOLESALE_ADSL_SHARED', attributes: { speedKbps: '8000', equipment: 'OWN_MODEM' } };
async function order(): Promise<void> {
  const input = { idempotencyKey: crypto.randomUUID(), orderType: 'PROJECT', lines: Array.from({ length: linesAnOrder }, () => line) };
  const query =
    'mutation M($input: CreateOrderInput!) { createOrder(input: $input) { ... on OrderPayload { order { id } } ... on Refusal { code message } } }';
  const answer = await ask(query, { input });
  if (answer['createOrder']?.order === undefined) fail(JSON.stringify(answer));
}

const [readers, everyEvent, latest] = [start(), start(), start()];
const sizes = [clients - slow, Math.ceil(slow / 2), Math.floor(slow / 2)];
const deliveries = ['EVERY_EVENT', 'EVERY_EVENT', 'LATEST'];
/** What the slow ones ask for is so much that the system soon takes no more of it for them. */
const much = Array.from({ length: 38 }, (_, index) => `id${index}: rootId`).join(' ');
const more = ['from to', much, much];
await order();
const begun = await position();
for (const [index, crowd] of crowds.entries())
  crowd.send({
    what: 'open',
    url,
    keys: keys.slice(0, -1),
    count: sizes[index] ?? 0,
    delivery: deliveries[index] ?? '',
    subscriptions: index === 0 ? 1 : ofSlow,
    more: more[index] ?? '',
  } satisfies ToCrowd);
for (const crowd of crowds) {
  const { wrong } = await reach(crowd, begun);
  if (wrong.length > 0) fail(`a client was told ${wrong[0]}`);
}

interface Round {
  readonly isSlow: boolean;
  readonly delays: Record<number, number>;
  readonly weighed?: { readonly before: Weighed; readonly after: Weighed };
  readonly gaps: number;
}

/** So many events, order by order: the next comes when everybody who reads has the last. */
async function round(isSlow: boolean, count = Math.ceil((2 * events) / rounds / (isSlow ? 1 : shorter))): Promise<Round> {
  const slowOnes = [everyEvent, latest];
  if (isSlow) for (const crowd of slowOnes) crowd.send({ what: 'stall' } satisfies ToCrowd);
  const delays: Record<number, number> = {};
  const until = (await position()) + count;
  let [at, weighed] = [0, undefined as Round['weighed']];
  const { filled: filledBefore } = await asked<Weighed>(server, 'look');
  /** Until each of the slow ones was full once, and some are. */
  const isStillEmpty = ({ filled, now }: Weighed) => isSlow && (filled < filledBefore + slow || now.length < slow / 2);
  const isToGoOn = async () => at < until || (at < until + mostMore && isStillEmpty(await asked<Weighed>(server, 'look')));
  while (await isToGoOn()) {
    await order();
    at = await position();
    const heard = await reach(readers, at);
    if (heard.wrong.length > 0) fail(`a reader was told ${heard.wrong.slice(0, 3).join('; ')}`);
    // What the transaction itself took is no delay of its readers.
    const { committed } = await asked<Committed>(server, 'committed');
    for (const [sinceBegun, told] of Object.entries(heard.delays)) {
      const delay = Math.max(0, Number(sinceBegun) - (committed - heard.at));
      delays[delay] = (delays[delay] ?? 0) + told;
    }
  }
  if (isSlow) {
    const before = await asked<Weighed>(server, 'weigh');
    weighed = { before, after: await asked<Weighed>(server, 'drop') };
    for (const crowd of slowOnes) crowd.send({ what: 'read' } satisfies ToCrowd);
  }
  let gaps = 0;
  for (const crowd of slowOnes) {
    const heard = await reach(crowd, at);
    if (heard.wrong.length > 0) fail(`a slow reader was told ${heard.wrong.slice(0, 3).join('; ')}`);
    gaps = heard.gaps;
  }
  return { isSlow, delays, gaps, ...(weighed && { weighed }) };
}

function quantile(delays: Record<number, number>, share: number): number {
  const all = Object.entries(delays).map(([delay, count]) => [Number(delay), count] as const);
  let left = share * all.reduce((sum, [, count]) => sum + count, 0);
  for (const [delay, count] of all.sort(([one], [other]) => one - other)) if ((left -= count) <= 0) return delay;
  return all.at(-1)?.[0] ?? 0;
}
const middle = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor((figures.length - 1) / 2)] ?? 0;

console.log(
  `${clients} clients, ${slow} of them slow in every second round, ${events} events while they are; Node ${process.versions.node}, ${stage.about}, load average ${loadavg()[0]?.toFixed(1)}`,
);
const kib = (bytes: number) => `${Math.round(bytes / 1_024)} KiB`;
const heldByEach = ({ before, after }: NonNullable<Round['weighed']>): number =>
  (before.held - after.held) / Math.max(before.now.length, 1);
await round(false, 500);
const all: Round[] = [];
for (let count = 0; count < rounds; count++) {
  const isSlow = count % 2 === 1;
  const done = await round(isSlow);
  all.push(done);
  const told = Object.values(done.delays).reduce((sum, each) => sum + each, 0);
  console.log(
    `round ${count + 1}, ${isSlow ? 'with' : 'without'} slow readers: ${told} deliveries, median ${quantile(done.delays, 0.5)} ms, p99 ${quantile(done.delays, 0.99)} ms`,
  );
  if (done.weighed !== undefined)
    console.log(
      `  unread on slow sockets: ${done.weighed.before.now.map(kib).join(', ')}; memory freed as they went, each: ${kib(heldByEach(done.weighed))}`,
    );
}

const medianOf = (isSlow: boolean) => middle(all.filter((each) => each.isSlow === isSlow).map(({ delays }) => quantile(delays, 0.5)));
const ratio = medianOf(true) / medianOf(false);
const weighed = all.flatMap((each) => each.weighed ?? []);
const { most, filled } = await asked<Weighed>(server, 'look');
const held = Math.max(...weighed.map(heldByEach));
console.log('every reader was told every event once, in order; every slow one was caught up, by events or by gaps');
console.log(`told in gaps instead of one by one: ${all.at(-1)?.gaps ?? 0} events`);
console.log(`median delay of the others with slow readers against without: ${ratio.toFixed(3)} (at most ${mostSlower})`);
console.log(`sockets that were ever full: ${filled}; most unread on one: ${kib(most)} (at most ${kib(mostHeld)})`);
console.log(`memory freed when the full sockets went, each: ${kib(held)} (at most ${kib(mostHeld)})`);
const isGood = ratio <= mostSlower && most <= mostHeld && held <= mostHeld && filled >= slow;
console.log(`${isGood ? 'PASSED' : 'FAILED'} after ${Math.round(performance.now() / 1_000)} s, load average ${loadavg()[0]?.toFixed(1)}`);
for (const child of [...crowds, server]) child.removeAllListeners('exit');
for (const child of crowds) child.disconnect();
await Promise.all(crowds.map((child) => once(child, 'exit')));
await stage.close();
process.exit(isGood ? 0 : 1);
