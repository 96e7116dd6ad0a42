import { randomUUID } from 'node:crypto';
import type { Channel, Ear } from '@sporbar/prisma/channel.ts';
import { Redis } from 'ioredis';

const patienceMs = 5_000;
const retryMs = { first: 100, longest: 2_000 };

/** The address of a Redis or Valkey server. Throws what is wrong with another text, without what may be secret in it. */
export function redisAddress(text: string): URL {
  const address = URL.parse(text);
  if (address !== null && /^rediss?:$/.test(address.protocol) && address.hostname !== '') return address;
  const given = address === null ? 'is not an address' : `begins with ${address.protocol}//${address.hostname}`;
  throw new Error(`REDIS_URL must be redis://host:6379, or rediss:// for TLS, with user and password where it has them; it ${given}`);
}

/**
 * The channel between servers by the pub/sub of Redis or Valkey, past the database. It is reconnected to for ever; a server
 * that was never there, or is away, delays the start of nothing: what it does not carry, each server finds by its own look.
 */
export function listenOnRedis(url: string, name: string, ear: Ear): Channel {
  const self = randomUUID();
  const { href } = redisAddress(url);
  const options = {
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    keepAlive: patienceMs,
    maxRetriesPerRequest: null,
    // What is said while it is away is left unsaid, and what was subscribed to is subscribed to again by ourselves.
    enableOfflineQueue: false,
    autoResubscribe: false,
    retryStrategy: (times: number) => Math.min(retryMs.first * 2 ** Math.min(times, 10), retryMs.longest) * (0.5 + Math.random() / 2),
  };
  const hearing = new Redis(href, options);
  const saying = new Redis(href, options);
  const unsaid = new Set<string>();
  let isSaying = false;
  let isLost = false;

  const lose = (error: unknown) => {
    if (!isLost) ear.lost(error);
    isLost = true;
  };
  const begin = async () => {
    try {
      await hearing.subscribe(name);
      isLost = false;
      ear.listening();
    } catch (error) {
      lose(error);
      hearing.disconnect(true);
    }
  };
  hearing.on('message', (_channel, payload) => {
    const [from, ...words] = payload.split('\n');
    if (from !== self) ear.heard(words);
  });
  hearing.on('ready', () => void begin());
  hearing.on('error', lose).on('close', () => lose(new Error('the connection that listens has ended')));
  saying.on('error', () => {});
  for (const connection of [hearing, saying]) connection.connect().catch(() => {});
  const watch = setInterval(() => [hearing, saying].forEach(notice), patienceMs).unref();

  function sayUnsaid(): void {
    if (isSaying || unsaid.size === 0 || saying.status !== 'ready') return;
    const payload = [self, ...unsaid].join('\n');
    unsaid.clear();
    isSaying = true;
    saying
      .publish(name, payload)
      .catch(() => {})
      .finally(() => {
        isSaying = false;
        sayUnsaid();
      });
  }

  return {
    say: (words) => {
      if (saying.status !== 'ready') return;
      for (const word of words) unsaid.add(word);
      sayUnsaid();
    },
    close: () => {
      clearInterval(watch);
      for (const connection of [hearing, saying]) connection.removeAllListeners('close').disconnect();
      return Promise.resolve();
    },
  };
}

/** A connection whose other end has fallen silent is opened anew. */
function notice(connection: Redis): void {
  if (connection.status !== 'ready') return;
  connection.ping().catch(() => connection.disconnect(true));
}
