import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { Client } from 'pg';
import { sendOver, Statement } from './statement.ts';

/** Words between the servers of one installation. Nothing is kept: who was away has missed them and is told so. */
export interface Channel {
  /** Says words to every other server: together with what else is said in the meantime, and in no order. */
  say(words: readonly string[]): void;
  /** Resolves when the connection has ended. */
  close(): Promise<void>;
}

export interface Ear {
  /** Another server has said these. */
  heard(words: readonly string[]): void;
  /** Listening has begun, anew perhaps: whatever was said before may have been missed. */
  listening(): void;
  /** The connection broke and is opened again. */
  lost(error: unknown): void;
}

const longestPayload = 7_900;
const patienceMs = 5_000;
/** So long apart are two of a busy writer's: words that come up in between go together. */
const apartMs = 5;
const retryMs = { first: 100, longest: 2_000 };

/**
 * LISTEN and NOTIFY on a connection of its own, past any pool, since both belong to a session. A NOTIFY is sent after
 * the commit it speaks of, one at a time and not at once after the other, with all that has come up since: a busy writer is
 * not slowed by it.
 */
export function listenOn(connectionString: string, name: string, ear: Ear): Channel {
  const self = randomUUID();
  const stop = new AbortController();
  const unsaid = new Set<string>();
  let client: Client | undefined;
  let isSaying = false;

  const running = (async () => {
    let wait = retryMs.first;
    while (!stop.signal.aborted) {
      const opened = new Client({ connectionString, keepAlive: true, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs });
      const ended = new Promise<void>((resolve) => opened.on('end', resolve).on('error', () => resolve()));
      opened.on('notification', ({ payload = '' }) => {
        const [from, ...words] = payload.split('\n');
        if (from !== self) ear.heard(words);
      });
      try {
        await opened.connect();
        await opened.query(`LISTEN "${name}"`);
        client = opened;
        wait = retryMs.first;
        ear.listening();
        void sayUnsaid();
        await Promise.race([ended, aborted(stop.signal)]);
        if (!stop.signal.aborted) throw new Error('the connection that listens has ended');
      } catch (error) {
        if (!stop.signal.aborted) ear.lost(error);
      }
      client = undefined;
      // A connection whose other end is silent never ends; it is left to the system.
      await Promise.race([opened.end().catch(() => {}), rest(retryMs.longest)]);
      await rest(wait * (0.5 + Math.random() / 2), undefined, { signal: stop.signal }).catch(() => {});
      wait = Math.min(2 * wait, retryMs.longest);
    }
  })();

  /** What could not be said is left unsaid: whoever missed it looks for itself. */
  async function sayUnsaid(): Promise<void> {
    if (isSaying) return;
    isSaying = true;
    while (client !== undefined && unsaid.size > 0) {
      const words = takeUpTo(longestPayload - self.length, unsaid);
      const statement = new Statement('SELECT pg_notify($1, $2)', [name, [self, ...words].join('\n')], 'say');
      await sendOver(client, statement).catch(() => {});
      await rest(apartMs, undefined, { ref: false });
    }
    isSaying = false;
  }

  return {
    say: (words) => {
      if (client === undefined) return;
      for (const word of words) unsaid.add(word);
      void sayUnsaid();
    },
    close: async () => {
      stop.abort();
      await running;
    },
  };
}

/** Takes words out of the set until they fill a payload. */
function takeUpTo(bytes: number, words: Set<string>): string[] {
  const taken: string[] = [];
  let left = bytes;
  for (const word of words) {
    left -= Buffer.byteLength(word) + 1;
    if (left < 0 && taken.length > 0) break;
    taken.push(word);
    words.delete(word);
  }
  return taken;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
