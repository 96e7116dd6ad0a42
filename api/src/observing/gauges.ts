import type { Db, PoolUse } from '@sporbar/prisma/client.ts';
import { carrierStream } from '@sporbar/schema/cursor.ts';
import { Gauge, type Registry } from 'prom-client';

/** Where the figures of the moment are read. */
export interface Sources {
  readonly db: Db;
  readonly pool: (() => PoolUse) | undefined;
  readonly sockets: () => number;
  readonly groups: () => number;
  /** How far each tail has read. */
  readonly positions: () => ReadonlyMap<string, bigint>;
  /** Whether the other servers can be heard; undefined where there are none. */
  readonly isHearing: () => boolean | undefined;
  readonly isStopping: () => boolean;
}

interface Waiting {
  readonly unnumbered: bigint;
  readonly queued: bigint;
  readonly failed: bigint;
}

const kindOf = (stream: string): 'carrier' | 'organisation' => (stream === carrierStream ? 'carrier' : 'organisation');

/** The figures of the moment, read when somebody asks for them: two short queries, and what the process knows. */
export function gaugesOf(sources: Sources, registry: Registry): { look(): Promise<void> } {
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name: `sporbar_${name}`, help, labelNames, registers: [registry] });
  const sockets = gauge('sockets', 'Open sockets.');
  const groups = gauge('groups', 'Groups of equal subscriptions, each executed once.');
  const tails = gauge('tails', 'Streams that somebody follows here.', 'stream');
  const lag = gauge('tail_lag_events', 'Events that the slowest tail of a kind has not read yet.', 'stream');
  const pool = gauge('database_connections', 'Connections to the database, and who waits for one.', 'state');
  const up = gauge('database_up', '1 while the database answers.');
  const bus = gauge('wakeup_bus_up', '1 while the other servers can be heard; missing where there are none.');
  const stopping = gauge('stopping', '1 from the moment the server is to stop.');
  const unnumbered = gauge('events_unnumbered', 'Events that the carrier’s desks have not been given yet.');
  const mails = gauge('mails', 'Mails that wait, or were given up.', 'state');

  const lookInside = (): void => {
    sockets.set(sources.sockets());
    groups.set(sources.groups());
    stopping.set(sources.isStopping() ? 1 : 0);
    const isHearing = sources.isHearing();
    if (isHearing === undefined) bus.remove();
    else bus.set(isHearing ? 1 : 0);
    for (const [state, count] of Object.entries(sources.pool?.() ?? {})) pool.set({ state }, count as number);
  };

  const lookAtTails = async (): Promise<void> => {
    const read = [...sources.positions()];
    const rows = await sources.db.stream.findMany({ where: { id: { in: read.map(([stream]) => stream) } } });
    const last = new Map(rows.map((row) => [row.id, row.last]));
    for (const stream of ['carrier', 'organisation'] as const) {
      const behind = read.filter(([name]) => kindOf(name) === stream).map(([name, position]) => Number((last.get(name) ?? 0n) - position));
      tails.set({ stream }, behind.length);
      lag.set({ stream }, Math.max(0, ...behind));
    }
  };

  const lookAtWork = async (): Promise<void> => {
    const [waiting] = await sources.db.$queryRaw<Waiting[]>`
      SELECT (SELECT count(*) FROM "desk_outbox") AS "unnumbered",
        (SELECT count(*) FROM "email_messages" WHERE "state" = 'QUEUED') AS "queued",
        (SELECT count(*) FROM "email_messages" WHERE "state" = 'FAILED') AS "failed"`;
    unnumbered.set(Number(waiting?.unnumbered));
    mails.set({ state: 'QUEUED' }, Number(waiting?.queued));
    mails.set({ state: 'FAILED' }, Number(waiting?.failed));
  };

  return {
    look: async () => {
      lookInside();
      const answers = await Promise.allSettled([lookAtTails(), lookAtWork()]);
      up.set(answers.every(({ status }) => status === 'fulfilled') ? 1 : 0);
    },
  };
}
