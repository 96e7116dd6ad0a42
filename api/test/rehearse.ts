import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { openDatabase } from '@sporbar/prisma/client.ts';
import { prepareTestDatabases } from '@sporbar/prisma/test-setup.ts';
import { databaseAt, runOn } from '@sporbar/prisma/testing.ts';
import { organisationStream } from '@sporbar/schema/cursor.ts';
import { lastPosition } from '@sporbar/schema/event-log.ts';
import { foundPeople, openDesk, type Desk } from '@sporbar/schema/testing.ts';
import { systemClock } from '@sporbar/schema/time.ts';
import { SporbarClient, type Change } from '../../docs/examples/third-party-client.ts';
import { startProcess, type ServerProcess } from '../src/crash/server-process.testing.ts';
import { keyFor } from '../src/served.testing.ts';
import { rehearseRestore } from './rehearse-restore.ts';

// `npm run rehearse`: what compose.yaml starts, started by hand on this machine: PostgreSQL, Valkey or Redis where there is one,
// two servers on an empty database, and nginx with the very file of compose. Needs nginx (in PATH, or named by NGINX_PATH) and a
// built site. A client follows through the proxy while servers are stopped and killed under it; every event must come once.

const root = resolve(import.meta.dirname, '..', '..');
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });
const home = mkdtempSync(join(cache, 'rehearse-'));
const closers: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
let failures = 0;

function check(what: string, isSo: boolean, seen: unknown = ''): void {
  console.log(`${isSo ? 'passed' : 'FAILED'}  ${what}${seen === '' ? '' : `: ${JSON.stringify(seen)}`}`);
  if (!isSo) failures += 1;
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

/** Starts a program that serves until it is ended; answers undefined where this machine has none. */
async function serve(program: string, args: string[]): Promise<ChildProcess | undefined> {
  const child = spawn(program, args, { stdio: 'ignore' });
  const started = await new Promise<boolean>((done) => child.once('spawn', () => done(true)).once('error', () => done(false)));
  if (!started) return undefined;
  closers.push(() => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    return child.exitCode === null && child.signalCode === null ? gone : undefined;
  });
  return child;
}

async function until<T>(ask: () => Promise<T | undefined | false>, patienceMs = 30_000): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`it took too long: ${ask.toString()}`);
    await new Promise((go) => setImmediate(go));
  }
}

async function startBus(): Promise<Record<string, string>> {
  for (const program of ['valkey-server', 'redis-server']) {
    const port = await freePort();
    const bus = await serve(program, [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--loglevel',
      'warning',
    ]);
    if (bus === undefined) continue;
    console.log(`Wake-ups go through ${program}.`);
    return { REDIS_URL: `redis://127.0.0.1:${port}` };
  }
  console.log('Wake-ups go through PostgreSQL: there is neither valkey-server nor redis-server here.');
  return {};
}

async function startProxy(servers: readonly ServerProcess[]): Promise<string> {
  const port = await freePort();
  const folder = join(home, 'nginx');
  cpSync(join(root, 'deploy', 'nginx'), folder, { recursive: true });
  const upstreams = servers.map(({ url }) => `server ${new URL(url).host} max_fails=0;`);
  writeFileSync(join(folder, 'servers.conf'), `upstream sporbar { least_conn; ${upstreams.join(' ')} }\n`);
  writeFileSync(join(folder, 'listen.conf'), `listen 127.0.0.1:${port};\n`);
  const args = ['-e', 'stderr', '-p', `${folder}/`, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'];
  if ((await serve(process.env.NGINX_PATH ?? 'nginx', args)) === undefined)
    throw new Error('nginx is needed: install it, or name it with NGINX_PATH=/path/to/nginx');
  return `http://127.0.0.1:${port}`;
}

async function rehearse(): Promise<void> {
  const prepared = await prepareTestDatabases();
  closers.push(() => prepared.stop());
  const admin = process.env.SPORBAR_TEST_PG ?? '';
  await runOn(admin, 'CREATE DATABASE "rehearsal"');
  const url = databaseAt(admin, 'rehearsal');
  const settings = {
    DATABASE_URL: url,
    SPORBAR_DATA: join(home, 'data'),
    SPORBAR_FILES: join(home, 'files'),
    SPORBAR_SECRET: 'rehearsal',
    TRUST_PROXY: '1',
    ...(await startBus()),
  };
  const start = (more: Record<string, string> = {}) => startProcess({ ...settings, ...more });

  const servers = await Promise.all([start(), start()]);
  closers.push(() => Promise.all(servers.map((server) => server.kill())));
  const ready = await Promise.all(servers.map(async (server) => (await fetch(`${server.url}/health/ready`)).status));
  check(
    'two servers start at once on an empty database and are ready',
    ready.every((status) => status === 200),
    ready,
  );

  const database = await openDatabase({ url });
  closers.push(() => database.close());
  const { db } = database;
  const desk = await openDesk('server');
  closers.push(() => desk.close());
  const people = await foundPeople({ ...desk, context: { ...desk.context, db, clock: systemClock } } satisfies Desk);
  const { secret } = await keyFor(db, people.kari, new Date());
  const proxy = await startProxy(servers);

  const page = await until(async () => {
    const response = await fetch(`${proxy}/`);
    return response.ok && response;
  });
  check('a page of the site comes through the proxy', (await page.text()).includes('<html'), page.status);
  check('health and figures do not', (await fetch(`${proxy}/health/ready`)).status === 404);

  const stream = organisationStream(people.north.id);
  const from = await lastPosition(db, stream);
  const client = new SporbarClient(proxy, secret);
  await client.orders();
  const seen: Change[] = [];
  let connections = 0;
  const closings: number[] = [];
  const stopFollowing = client.follow(
    (change) => void seen.push(change),
    (transport) => {
      transport.on('connected', () => void (connections += 1));
      transport.on('closed', (event) => void closings.push((event as { code: number }).code));
    },
  );
  await until(async () => connections > 0);

  let isOver = false;
  const writing = { done: 0, repeated: 0 };
  const write = async (): Promise<void> => {
    const document = 'mutation M($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }';
    while (!isOver) {
      const input = { idempotencyKey: crypto.randomUUID(), lines: [{ productCode: 'WHOLESALE_ADSL_SHARED' }] };
      while (
        await client.ask(document, { input }).then(
          () => false,
          () => true,
        )
      ) {
        writing.repeated += 1;
        await new Promise((go) => setImmediate(go));
      }
      writing.done += 1;
    }
  };
  const writers = [write(), write()];
  const caughtUp = () => until(async () => seen.length >= 20 && BigInt(seen.length) >= (await lastPosition(db, stream)) - from - 20n);

  for (const [how, end] of [
    ['SIGTERM', (server: ServerProcess) => server.stop()],
    ['SIGKILL', (server: ServerProcess) => server.kill()],
  ] as const) {
    for (const index of [0, 1]) {
      const server = servers[index];
      if (server === undefined) continue;
      const before = writing.done;
      const code = await end(server);
      if (how === 'SIGTERM') check(`server ${index + 1} exits with 0 after ${how}`, code === 0, code);
      await until(async () => writing.done > before + 10);
      check(`orders are taken through the proxy while server ${index + 1} is away (${how})`, true, writing.done);
      servers[index] = await start({ PORT: new URL(server.url).port });
      await caughtUp();
    }
  }
  isOver = true;
  await Promise.all(writers);
  const last = await lastPosition(db, stream);
  await until(async () => BigInt(seen.length) >= last - from).catch(() => {});
  stopFollowing();

  const logged = await db.statusEvent.findMany({
    where: { organisationId: people.north.id, sequence: { gt: from } },
    orderBy: { sequence: 'asc' },
    select: { id: true },
  });
  const isWhole = JSON.stringify(seen.map(({ event }) => event.id)) === JSON.stringify(logged.map(({ id }) => `evt_${id}`));
  check('every event came through the proxy once and in order', isWhole, { seen: seen.length, logged: logged.length });
  check('the client came back by itself', connections > 1, { connections, closings });
  const keys = await db.idempotentResult.count();
  const cursor = seen.at(-1)?.cursor ?? '';
  check('no order was made twice', keys === writing.done && logged.length === 2 * writing.done, { ...writing, keys });
  await rehearseRestore({ admin, from: url, secret, cursor, check, start: (more) => start(more) });
}

await rehearse().catch((error: unknown) => check('the rehearsal came to its end', false, String(error)));
for (const close of closers.toReversed()) await close();
console.log(failures === 0 ? '\nEverything passed.' : `\nFailed: ${failures}`);
process.exit(failures === 0 ? 0 : 1);
