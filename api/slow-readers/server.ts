import { WebSocket } from 'ws';
import { foundOrganisation, foundUser } from '@sporbar/schema/identity/founding.ts';
import { hashOf, newSecret } from '@sporbar/schema/identity/secrets.ts';
import { newId } from '@sporbar/schema/ids.ts';
import { openInstallation } from '../src/installation.ts';
import { serverLogger } from '../src/logger.ts';
import { startServer } from '../src/server.ts';

// The server as `npm start` runs it, with its sockets in sight. It does what the process that started it says.

export interface Weighed {
  /** The most unread bytes there ever were on one socket. */
  readonly most: number;
  /** What the process holds after collecting its garbage, in bytes. */
  readonly held: number;
}
/** When the last transaction was committed, in milliseconds. */
export interface Committed {
  readonly committed: number;
}
export type ToServer = 'weigh' | 'drop' | 'committed';
export type FromServer = { readonly url: string; readonly keys: readonly string[] } | Weighed | Committed;

const [dataDir = '', users = '1'] = process.argv.slice(2);
/** What no reader leaves unread that reads. */
const muchUnread = 65_536;

const sockets = new Set<WebSocket>();
let most = 0;
const emit = Reflect.get(WebSocket.prototype, 'emit') as (this: WebSocket, ...args: unknown[]) => boolean;
Object.defineProperty(WebSocket.prototype, 'emit', {
  value(this: WebSocket, ...args: unknown[]) {
    if (args[0] === 'message') sockets.add(this);
    if (args[0] === 'close') sockets.delete(this);
    return Reflect.apply(emit, this, args);
  },
});
setInterval(() => {
  for (const { bufferedAmount } of sockets) if (bufferedAmount > most) most = bufferedAmount;
}, 50).unref();

const { database, filesDir } = await openInstallation({ url: undefined, dataDir, siteUrl: 'http://127.0.0.1', withDemo: false });
const server = await startServer({ database, filesDir, linkSecret: 'proof', logger: serverLogger('warn') });
// Readers are woken once, after the commit.
let committed = 0;
const { wakeups } = server.backbone;
const wake = wakeups.wake.bind(wakeups);
wakeups.wake = (streams) => {
  committed = Date.now();
  wake(streams);
};
const keys: string[] = [];
const context = server.contextOf();
const { id: organisationId } = await foundOrganisation(context, {
  name: 'Nordlys Nett',
  kind: 'OPERATOR',
  businessLines: ['WHOLESALE'],
  country: 'NO',
  currency: 'NOK',
});
for (let index = 0; index < Number(users); index++) {
  const rights = { role: 'CUSTOMER', accessType: 'ORDERING', certifications: ['ORDERING'] } as const;
  const userId = await foundUser(context, { organisationId, username: `reader-${index}`, fullName: `Reader ${index}`, ...rights });
  const secret = `spk_${newSecret()}`;
  const about = { name: `key ${index}`, secretHash: hashOf(secret), hint: secret.slice(0, 8), scopes: ['read', 'order'] };
  await database.db.apiKey.create({ data: { id: newId('ApiKey'), userId, ...about, createdAt: new Date(), createdById: userId } });
  keys.push(secret);
}

const say = (message: FromServer) => process.send?.(message);
const collect = (globalThis as { gc?: () => void }).gc;

/** Garbage that is only found by a second look is no burden of a socket. */
async function weigh(): Promise<Weighed> {
  for (let look = 0; look < 3; look++) {
    collect?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return { most, held: heapUsed + external };
}

async function drop(): Promise<void> {
  const slow = [...sockets].filter(({ bufferedAmount }) => bufferedAmount > muchUnread);
  const gone = slow.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  for (const socket of slow) socket.terminate();
  await Promise.all(gone);
}

process.on('message', (what: ToServer) => {
  if (what === 'committed') say({ committed });
  else void (what === 'drop' ? drop() : Promise.resolve()).then(weigh).then(say);
});
process.once('disconnect', () => process.exit());
say({ url: server.url, keys });
