import { setTimeout } from 'node:timers/promises';
import type { Database, Db } from '@sporbar/prisma/client.ts';
import { chargeRentals } from '@sporbar/schema/billing/rental.timer.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { pruneDeliveries } from '@sporbar/schema/events/pruning.ts';
import { sweepFiles } from '@sporbar/schema/files/stored-file.ts';
import { discardOldDrafts } from '@sporbar/schema/identity/form-drafts/form-draft.ts';
import { closeFinishedOrderLines, expireOrderLines } from '@sporbar/schema/orders/order.timers.ts';
import { closeServiceRequestsByTimer } from '@sporbar/schema/service-requests/request.timers.ts';
import { closeTroubleTicketsByTimer } from '@sporbar/schema/trouble-tickets/ticket.timers.ts';
import { endTerminations } from '@sporbar/schema/terminations/termination.timer.ts';
import type { Logger } from './logger.ts';
import type { Observer } from './observing/observer.ts';

/** Something that becomes due by the clock. Finds what is due and does it; a second run at once finds nothing (G-07). */
export interface Job {
  readonly name: string;
  readonly run: (context: Context) => Promise<number>;
}

const hourMs = 3_600_000;
const before = (context: Context, hours: number): Date => new Date(context.clock.now().getTime() - hours * hourMs);

const forgetAnswers = async (context: Context): Promise<number> =>
  (await context.db.idempotentResult.deleteMany({ where: { createdAt: { lte: before(context, 24) } } })).count;

const forgetLinks = async (context: Context): Promise<number> =>
  (
    await context.db.oneTimeLink.deleteMany({
      where: { OR: [{ expiresAt: { lte: context.clock.now() } }, { usedAt: { lte: before(context, 24) } }] },
    })
  ).count;

const forgetFailures = async (context: Context): Promise<number> => {
  const where = { at: { lte: before(context, 24) } };
  return (await context.db.failedLogin.deleteMany({ where })).count + (await context.db.doorKnock.deleteMany({ where })).count;
};

/** Every timer of the portal. A noun adds a line. */
export const jobs: readonly Job[] = [
  { name: 'expireOrderLines', run: expireOrderLines },
  { name: 'closeFinishedOrderLines', run: closeFinishedOrderLines },
  { name: 'endTerminations', run: endTerminations },
  { name: 'chargeRentals', run: chargeRentals },
  { name: 'closeServiceRequests', run: closeServiceRequestsByTimer },
  { name: 'closeTroubleTickets', run: closeTroubleTicketsByTimer },
  { name: 'discardOldDrafts', run: discardOldDrafts },
  { name: 'sweepFiles', run: sweepFiles },
  { name: 'pruneDeliveries', run: pruneDeliveries },
  { name: 'forgetAnswers', run: forgetAnswers },
  { name: 'forgetLinks', run: forgetLinks },
  { name: 'forgetFailures', run: forgetFailures },
];

interface Beside {
  readonly observer?: Observer | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs what is due by the context's clock, one job after another, and no further once the signal aborts. One that fails does not hold up the rest. */
export async function runDueJobs(context: Context, logger: Logger, { observer, signal }: Beside = {}): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  for (const { name, run } of jobs) {
    if (signal?.aborted === true) break;
    try {
      done[name] = await run(context);
      observer?.job(name, done[name]);
    } catch (error) {
      observer?.job(name, null);
      logger.error({ job: name, error }, 'a job failed and will be tried again');
    }
  }
  return done;
}

const lockKey = 7_101_966;
const longestRunMs = 600_000;

/** Runs only where no other server is at it. The embedded database has one process and one connection, and needs no lock. */
export async function alone<T>({ db, kind }: Pick<Database, 'kind'> & { db: Db }, run: () => Promise<T>): Promise<T | undefined> {
  if (kind === 'embedded') return run();
  return db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${lockKey}::bigint) AS held`;
      return lock?.held === true ? run() : undefined;
    },
    { timeout: longestRunMs },
  );
}

/** G-07 asks for once an hour at least. */
export const runEveryMs = 10 * 60_000;

/** Runs what is due now and then every ten minutes, until the signal aborts. */
export async function runJobs(
  database: Pick<Database, 'kind'> & { db: Db },
  contextOf: () => Context,
  { logger, observer }: { readonly logger: Logger; readonly observer: Observer },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const done = await alone(database, () => runDueJobs(contextOf(), logger, { observer, signal }));
      const worked = Object.entries(done ?? {}).filter(([, count]) => count > 0);
      if (worked.length > 0) logger.info(Object.fromEntries(worked), 'jobs done');
    } catch (error) {
      if (!signal.aborted) logger.error({ error }, 'jobs could not be run');
    }
    await rest(runEveryMs, signal);
  }
}

/** Ends early when the signal aborts; never keeps the process alive. */
const rest = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
