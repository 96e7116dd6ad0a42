import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../context.ts';
import type { Rider } from '../rider.ts';
import { isForgotten } from './appointment-system.ts';

/** How long an answer to a question may be under way to its commit before the visit is taken back. */
const graceMs = 60_000;
const atATime = 50;

/** B-11: before the system is asked for a visit: unless somebody takes the visit on, the system is to forget it. */
export const expectVisit = (db: Db, visitKey: string, now: Date) =>
  db.visitWithdrawal.create({ data: { visitKey, dueAt: new Date(now.getTime() + graceMs) } });

/** Takes a visit on, in the transaction that confirms it; false when the system was told to forget it already. */
export const takeOn = async (tx: Tx, visitKey: string): Promise<boolean> =>
  (await tx.visitWithdrawal.deleteMany({ where: { visitKey, claimedAt: null } })).count === 1;

/** A visit that is off: the system is told as soon as this is committed. */
export const withdrawalOf = (visitKey: string, at: Date): Rider => ({
  table: 'visit_withdrawals',
  rows: 1,
  values: [visitKey, at.toISOString()],
  text: (first) =>
    `INSERT INTO "visit_withdrawals" ("visitKey", "dueAt") VALUES ($${first}::text, $${first + 1}::text::timestamptz) RETURNING 1`,
});

/**
 * What the appointment system has and we have not is withdrawn: released visits, and those it confirmed to somebody who did
 * not come to hear of it. What it does not answer is asked again later. Answers how many it has forgotten.
 */
export async function withdrawVisits({ db, clock, ports }: Context): Promise<number> {
  const now = clock.now();
  const again = new Date(now.getTime() - graceMs);
  const mayBeClaimed = { dueAt: { lte: now }, OR: [{ claimedAt: null }, { claimedAt: { lte: again } }] };
  const due = await db.visitWithdrawal.findMany({ where: mayBeClaimed, orderBy: { dueAt: 'asc' }, take: atATime });
  if (due.length === 0) return 0;
  const mine = await db.visitWithdrawal.updateManyAndReturn({
    where: { visitKey: { in: due.map(({ visitKey }) => visitKey) }, ...mayBeClaimed },
    data: { claimedAt: now },
    select: { visitKey: true },
  });
  const forgotten = await Promise.all(
    mine.map(async ({ visitKey }) => ((await isForgotten(ports.appointments, visitKey)) ? [visitKey] : [])),
  );
  return (await db.visitWithdrawal.deleteMany({ where: { visitKey: { in: forgotten.flat() } } })).count;
}
