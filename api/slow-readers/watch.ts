import { WebSocket } from 'ws';
import { SharedWakeups } from '../src/live/shared-wakeups.ts';

// Loaded into the server before it starts: keeps its sockets in sight, and says what they hold. The server knows nothing of it.

export interface Weighed {
  /** Unread bytes on each socket that holds many of them now. */
  readonly now: readonly number[];
  /** The most unread bytes there ever were on one socket. */
  readonly most: number;
  /** On how many sockets there ever were many. */
  readonly filled: number;
  /** What the process holds after collecting its garbage, in bytes. */
  readonly held: number;
}
/** When the last transaction was committed, in milliseconds. */
export interface Committed {
  readonly committed: number;
}
export type ToServer = 'look' | 'weigh' | 'drop' | 'committed';

/** What no reader leaves unread that reads. */
const muchUnread = 131_072;

const sockets = new Set<WebSocket>();
const everFilled = new WeakSet<WebSocket>();
let [most, filled, committed] = [0, 0, 0];
const emit = Reflect.get(WebSocket.prototype, 'emit') as (this: WebSocket, ...args: unknown[]) => boolean;
Object.defineProperty(WebSocket.prototype, 'emit', {
  value(this: WebSocket, ...args: unknown[]) {
    if (args[0] === 'message') sockets.add(this);
    if (args[0] === 'close') sockets.delete(this);
    return Reflect.apply(emit, this, args);
  },
});
setInterval(() => {
  for (const socket of sockets) {
    const { bufferedAmount } = socket;
    if (bufferedAmount > most) most = bufferedAmount;
    if (bufferedAmount <= muchUnread || everFilled.has(socket)) continue;
    everFilled.add(socket);
    filled += 1;
  }
}, 20).unref();

// Who has written wakes the readers once, after the commit.
const wake = Reflect.get<SharedWakeups, 'wake'>(SharedWakeups.prototype, 'wake');
SharedWakeups.prototype.wake = function (streams) {
  if (streams.some((stream) => stream.startsWith('org:'))) committed = Date.now();
  Reflect.apply(wake, this, [streams]);
};

const full = () => [...sockets].filter(({ bufferedAmount }) => bufferedAmount > muchUnread);
const collect = (globalThis as { gc?: () => void }).gc;

/** Garbage that is only found by a second look is no burden of a socket. */
async function weigh(): Promise<Weighed> {
  for (let look = 0; look < 3; look++) {
    collect?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return look();
}

function look(): Weighed {
  const { heapUsed, external } = process.memoryUsage();
  return { now: full().map(({ bufferedAmount }) => bufferedAmount), most, filled, held: heapUsed + external };
}

async function drop(): Promise<void> {
  const slow = full();
  const gone = slow.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  for (const socket of slow) socket.terminate();
  await Promise.all(gone);
}

process.on('message', (what: ToServer) => {
  if (what === 'committed') process.send?.({ committed } satisfies Committed);
  else if (what === 'look') process.send?.(look());
  else void (what === 'drop' ? drop() : Promise.resolve()).then(weigh).then((weighed) => process.send?.(weighed));
});
// Whoever started it is gone, and nobody waits for what it would still do.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
