import type { DoorKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../../context.ts';
import { Refused } from '../../refusals.ts';
import { failureWindowMs, freeAgainAt, mostFailuresOfAddress, mostKnocksOfAddress, putOffUntil } from './session.rules.ts';
import { noSignIn } from './sign-in.refusals.ts';

/**
 * Counts an attempt as failed before its password is looked at, and a success takes it back: however many are sent at
 * once, no more are looked at than one after the other (IA-19). Answers the attempt.
 */
export function countAttempt(context: Context, login: string, now: Date, path = '/login'): Promise<string> {
  return context.db.$transaction(async (tx) => {
    await oneAtATime(tx, context.ip);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${login}, 19))`;
    const since = new Date(now.getTime() - failureWindowMs);
    const failures = await tx.failedLogin.findMany({
      where: { login, at: { gt: since } },
      select: { at: true },
      orderBy: { at: 'desc' },
      take: 20,
    });
    const until =
      putOffUntil(timesOf(failures), now) ?? freeAgainAt(timesOf(await ofAddress(tx, context.ip, since)), mostFailuresOfAddress, now);
    if (until !== undefined) throw new Refused([noSignIn.tooManyAttempts(path, { seconds: secondsTo(until, now) })]);
    const id = crypto.randomUUID();
    await tx.failedLogin.create({ data: { id, login, at: now, ip: context.ip }, select: { id: true } });
    return id;
  });
}

/** The attempt was none: the password was right. */
export const takeBack = async (context: Context, attempt: string): Promise<void> =>
  void (await context.db.failedLogin.deleteMany({ where: { id: attempt } }));

/** IA-19: counts what an address asks for without signing in, and puts it off when it is too much; nobody learns more by it. */
export async function knock(context: Context, kind: DoorKind, path = ''): Promise<void> {
  const { ip } = context;
  const now = context.clock.now();
  if (ip === null) return;
  await context.db.$transaction(async (tx) => {
    await oneAtATime(tx, ip);
    const where = { ip, kind, at: { gt: new Date(now.getTime() - failureWindowMs) } };
    const knocks = await tx.doorKnock.findMany({ where, select: { at: true }, orderBy: { at: 'desc' }, take: mostKnocksOfAddress });
    const until = freeAgainAt(timesOf(knocks), mostKnocksOfAddress, now);
    if (until !== undefined) throw new Refused([noSignIn.tooManyFromHere(path, { minutes: Math.ceil(secondsTo(until, now) / 60) })]);
    await tx.doorKnock.create({ data: { id: crypto.randomUUID(), kind, ip, at: now }, select: { id: true } });
  });
}

const secondsTo = (until: Date, now: Date): number => Math.ceil((until.getTime() - now.getTime()) / 1_000);

const oneAtATime = async (tx: Tx, ip: string | null): Promise<void> => {
  if (ip !== null) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ip}, 20))`;
};

const ofAddress = async (tx: Tx, ip: string | null, since: Date): Promise<{ at: Date }[]> =>
  ip === null
    ? []
    : tx.failedLogin.findMany({
        where: { ip, at: { gt: since } },
        select: { at: true },
        orderBy: { at: 'desc' },
        take: mostFailuresOfAddress,
      });

const timesOf = (rows: readonly { at: Date }[]): Date[] => rows.map(({ at }) => at);
