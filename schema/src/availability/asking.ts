import type { AvailabilityCheck } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../context.ts';
import { orderInclude, rootOf, type LineState } from '../orders/order.state.ts';
import { dateOf } from '../time.ts';
import { transitionByClock } from '../transition.ts';
import { moved, updated, type Root, type Write } from '../writes.ts';
import { judgeAnswer, systemError, type AvailabilityQuestion, type Verdict } from './availability-system.ts';
import { checkNoun } from './check.lifecycle.ts';
import { answerWithinMs, timeOutsToFail, validForMs } from './check.rules.ts';
import { currentCheck, seenByCarrier } from './check.writes.ts';
import { followAnswers } from './consequences.ts';

/** At most so many questions are with the system at a time. */
const atATime = 50;

interface Asked {
  readonly checkId: string;
  readonly orderId: string;
  readonly question: AvailabilityQuestion;
}

interface Answered extends Asked {
  readonly verdict: Verdict;
}

/**
 * Asks what waits to be asked, and writes what comes back: while the system thinks, no transaction and no connection is
 * held. Answers that come together and concern one order are one change of it. Ends when every question is answered, or
 * when the signal aborts: what is silent then is left to its time-out. Answers how many were asked.
 */
export async function answerChecks(context: Context, signal: AbortSignal = new AbortController().signal): Promise<number> {
  let asked = 0;
  while (!signal.aborted) {
    const questions = await claimed(context);
    if (questions.length === 0) break;
    asked += questions.length;
    await askAll(context, questions, signal);
  }
  return asked;
}

/** Marks what nobody has asked yet as asked now: of several servers one gets it. */
async function claimed({ db, clock }: Context): Promise<Asked[]> {
  const due = { status: 'PENDING', askedAt: null, discardedAt: null } as const;
  const waiting = await db.availabilityCheck.findMany({ where: due, select: { id: true }, orderBy: { id: 'asc' }, take: atATime });
  if (waiting.length === 0) return [];
  const mine = await db.availabilityCheck.updateManyAndReturn({
    where: { ...due, id: { in: waiting.map(({ id }) => id) } },
    data: { askedAt: clock.now() },
    select: { id: true },
  });
  const rows = await db.availabilityCheck.findMany({
    where: { id: { in: mine.map(({ id }) => id) } },
    include: { orderLine: { include: { address: true, order: { select: { id: true, organisationId: true, action: true } } } } },
    orderBy: { id: 'asc' },
  });
  const today = dateOf(clock.now());
  return rows.map(
    ({ id, productCode, speedKbps, searchKind, searchValue, orderLineId, orderLine: { address, order, installedProductId } }) => ({
      checkId: id,
      orderId: order.id,
      question: {
        ...{ productCode, speedKbps, searchKind, searchValue, address, today, orderLineId, installedProductId },
        organisationId: order.organisationId,
        takesOver: order.action === 'CHANGE_ISP',
      },
    }),
  );
}

async function askAll(context: Context, questions: readonly Asked[], signal: AbortSignal): Promise<void> {
  const arrived: Answered[] = [];
  let writing = Promise.resolve();
  const asking = questions.map(async (asked) => {
    const verdict = await verdictFor(context, asked.question, signal);
    if (verdict === undefined) return;
    arrived.push({ ...asked, verdict });
    writing = writing.then(() => writeAll(context, arrived.splice(0)));
    await writing;
  });
  await Promise.all(asking);
}

/** Undefined when nobody waits for it any more. A system that is down or talks nonsense has failed (K-07). */
async function verdictFor({ ports }: Context, question: AvailabilityQuestion, signal: AbortSignal): Promise<Verdict | undefined> {
  const gaveUp = Promise.withResolvers<undefined>();
  const stop = (): void => gaveUp.resolve(undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const asked = ports.availability.ask(question, signal).then(judgeAnswer);
    return await Promise.race([asked, gaveUp.promise]);
  } catch {
    return systemError;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function writeAll(context: Context, answers: readonly Answered[]): Promise<void> {
  for (const [orderId, ofOrder] of Map.groupBy(answers, (answer) => answer.orderId)) {
    const verdicts = new Map(ofOrder.map(({ checkId, verdict }) => [checkId, verdict]));
    await onOrderByClock(context, 'answerAvailabilityCheck', orderId, (check, now) => {
      const verdict = verdicts.get(check.id);
      // A late answer to what timed out or does not count any more is dropped.
      return verdict === undefined || check.askedAt === null ? undefined : { to: 'DONE', set: done(verdict, now) };
    });
    await followAnswers(context, orderId);
  }
}

const done = ({ hits, ...verdict }: Verdict, now: Date): Partial<AvailabilityCheck> => ({
  ...verdict,
  hits: hits.map((hit) => ({ ...hit })),
  attempts: 0,
  checkedAt: now,
  validUntil: new Date(now.getTime() + validForMs),
});

/** K-12: what was not answered within 30 seconds. The second time in a row the check has failed, and the order can go on. */
export async function timeOutChecks(context: Context): Promise<number> {
  const late = new Date(context.clock.now().getTime() - answerWithinMs);
  const due = await context.db.availabilityCheck.findMany({
    where: { status: 'PENDING', discardedAt: null, askedAt: { lte: late } },
    select: { id: true, orderLine: { select: { orderId: true } } },
  });
  let count = 0;
  for (const orderId of new Set(due.map(({ orderLine }) => orderLine.orderId))) {
    count += await onOrderByClock(context, 'timeOutAvailabilityCheck', orderId, (check, now) => {
      if (check.askedAt === null || check.askedAt > late) return undefined;
      const attempts = check.attempts + 1;
      if (attempts >= timeOutsToFail) return { to: 'DONE', set: { ...done(systemError, now), attempts } };
      // Nobody sits before a check that the portal runs by itself: it is asked again at once (K-14).
      return check.isRecheck ? { to: 'PENDING', set: { attempts, askedAt: null } } : { to: 'TIMED_OUT', set: { attempts } };
    });
    await followAnswers(context, orderId);
  }
  return count;
}

type Change = { readonly to: AvailabilityCheck['status']; readonly set: Partial<AvailabilityCheck> };
type Judge = (check: AvailabilityCheck, now: Date) => Change | undefined;

/** Changes checks of an order that are PENDING under its lock. */
const onOrderByClock = (context: Context, move: string, orderId: string, change: Judge): Promise<number> =>
  transitionByClock(context, move, { table: 'orders', id: orderId }, async (tx, now) => {
    const order = await tx.order.findUnique({ where: { id: orderId }, include: orderInclude });
    if (order === null) return [];
    const root = rootOf(order);
    return order.lines.flatMap((line) => changed(root, line, change, now));
  });

function changed(root: Root, line: LineState, change: Judge, now: Date): Write[] {
  const check = currentCheck(line);
  const wanted = check?.status === 'PENDING' ? change(check, now) : undefined;
  if (check === undefined || wanted === undefined) return [];
  const seen = { carrierVisible: seenByCarrier(root, line) };
  return [
    wanted.to === check.status
      ? updated(root, checkNoun, check, wanted.set, seen)
      : moved(root, checkNoun, check, wanted.to, wanted.set, seen),
  ];
}
