/** One place in the product's code, and what stands there instead. The text must occur there exactly once. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const live = 'schema/src/events/live.ts';
const latest = 'schema/src/events/latest.ts';
const grown = 'schema/src/events/grown.ts';
const tail = 'schema/src/events/tail.ts';
const log = 'schema/src/event-log.ts';
const server = 'api/src/server.ts';
const wakeups = 'api/src/live/wakeups.ts';

/**
 * Bugs that live engines are known for. Each is how somebody might have built it, and loses or doubles events where nothing
 * else goes wrong. They are planted in the servers of a torture to see that it notices.
 */
export const bugs: Readonly<Record<string, readonly Change[]>> = {
  /** Wake-ups stay in the process that wrote, and nobody looks for what other servers wrote. */
  'in-memory bus': [
    {
      file: server,
      from: 'const wakeups = channel === undefined ? local : new SharedWakeups(local, channel);',
      to: 'const wakeups = local; void SharedWakeups; void channel;',
    },
    { file: server, from: 'heard: (streams) => local.wake(streams),', to: 'heard: () => {},' },
    { file: wakeups, from: 'const streams = names.filter((name) => !isOwnTick(name));', to: 'const streams: string[] = [];' },
  ],

  /** The place in the stream is a serial number: taken before the commit, and so not in the order of commits. */
  'bigserial cursor': [
    {
      file: log,
      from: `  INSERT INTO "streams" ("id", "last") VALUES ($1, $4::int)
  ON CONFLICT ("id") DO UPDATE SET "last" = "streams"."last" + $4::int RETURNING "last"`,
      to: `  SELECT nextval('planted_serial') * 1000 AS "last"`,
    },
    {
      file: log,
      from: `  const row = await db.stream.findUnique({ where: { id: stream }, select: { last: true } });
  return row?.last ?? 0n;`,
      to: `  const newest = await db.delivery.findFirst({ where: { stream }, orderBy: { number: 'desc' } });
  return newest?.number ?? 0n;`,
    },
    { file: log, from: 'if (next === null) throw cursorExpired();', to: 'void next; void cursorExpired;' },
    {
      file: grown,
      from: 'LEFT JOIN "streams" s ON',
      to: 'LEFT JOIN (SELECT "stream" AS "id", max("number") AS "last" FROM "deliveries" GROUP BY "stream") s ON',
    },
    { file: tail, from: 'if (delivered.number !== this.last + 1n)', to: 'if (delivered.number <= this.last)' },
    { file: tail, from: 'this.#ring.slice(Number(number - first) + 1)', to: 'this.#ring.filter((each) => each.number > number)' },
  ],

  /** Whoever comes back is told again of what it was told last. */
  'inclusive resume': [
    {
      file: live,
      from: 'await resumeAt(db, stream, after);',
      to: 'await resumeAt(db, stream, after).then((at) => (at > 0n ? at - 1n : at));',
    },
  ],

  /** Who is slow and wants the newest alone is not told that something was left out. */
  'silent gap': [{ file: live, from: 'if (leftOut > 0) yield', to: 'if (leftOut < 0) yield' }],

  /** A gap counts what waited, and not what is left out of it. */
  'miscounted gap': [{ file: latest, from: 'leftOut: count - newest.size', to: 'leftOut: count' }],
};
