import { mayUse, rightProblems } from '../access.ts';
import type { Context } from '../context.ts';
import { availableMoves, type AvailableMove, type BallInCourt, type MoveCost, type MoveFacts, type RequestInstead } from '../moves.ts';
import { onceATick } from '../once-a-tick.ts';
import { dateOf, dayBefore } from '../time.ts';
import { clockActsOn } from '../timers.ts';
import { actorKindsOf, type Viewer } from '../viewer.ts';
import type { Words } from '../words.ts';
import { hasVisit, recordGuards } from '../appointments/appointment.rules.ts';
import { linesToCheck, runProblems } from '../availability/check.commands.ts';
import { skipProblems, standingOf } from '../booking/booking.commands.ts';
import { holdProblems, isBookable } from '../booking/booking.rules.ts';
import { carrierGuards, type CarrierMove } from './delivery.rules.ts';
import { objectionsToCancel } from './line-change.commands.ts';
import { cancelDeadlineOf, cancelProblems, changeDeadlineOf, feeTierOf, reopenProblems } from './line-change.rules.ts';
import { removeProblems } from './order.commands.ts';
import { objectionsToSubmit } from './submitting/submit.commands.ts';
import { orderLineLifecycle } from './order-line.lifecycle.ts';
import { orderLineStatuses } from './order-line.statuses.ts';
import type { ServedProduct } from './submitting/served.rules.ts';
import { shapeProblems } from './submitting/shape.rules.ts';
import { changeFactsOf, lineReferenceOf, type LineState, type OrderState } from './order.state.ts';

/** What a fee tier costs a customer by its agreement: what the move's `cost` shows, and what is charged. */
export type FeeAmounts = (tier: string) => { readonly amountMinor: number; readonly currency: string };

/** The moves of one line for this viewer. */
export function lineMoves(viewer: Viewer, order: OrderState, line: LineState, now: Date, fees: FeeAmounts): AvailableMove[] {
  const today = dateOf(now);
  const facts = changeFactsOf(line);
  const reference = lineReferenceOf(order, line);
  return availableMoves(orderLineLifecycle, 'line', viewer, [line], (move): MoveFacts => {
    switch (move) {
      case 'removeOrderLine':
        return { problems: removeProblems(order, line), hidden: order.submittedAt !== null };
      case 'undoReopenOrderLine':
        return { problems: [], hidden: line.revision === 0 };
      case 'reopenOrderLine':
        return {
          problems: reopenProblems(facts, today),
          deadline: changeDeadlineOf(facts),
          instead: asked('NEW_DELIVERY_DATE', reference),
        };
      case 'cancelOrderLine':
        return {
          problems: cancelProblems(facts, order.action, reference, today),
          cost: costOf(line, fees),
          deadline: neverSent(line) ? null : cancelDeadlineOf(facts),
          instead: asked('CANCELLATION', reference),
        };
      case 'recordAppointment':
        return { problems: recordGuards(line, order.orderType === 'PROJECT'), hidden: hasVisit(line) };
      case 'holdAppointmentSlot':
        return { problems: holdProblems(line, standingOf(order, line)), hidden: !isBookable(line) };
      case 'skipAppointment':
        return { problems: skipProblems(order, line), hidden: standingOf(order, line).need !== 'RECOMMENDED' };
      case 'runAvailabilityCheck':
        return { problems: runProblems(line), hidden: line.product?.availabilityPolicy !== 'MANDATORY' || line.termination !== null };
      case 'updateOrderLine':
      case 'setOrderLineCustomerUpdate':
      case 'closeOrderLine':
        return { problems: [] };
      default:
        return {
          problems: carrierGuards(move as CarrierMove, { ...facts, ...line }),
          hidden: move === 'cancelOrderLineByCarrier' && neverSent(line),
        };
    }
  });
}

/** The moves of the header: they act on every line they fit. `fees` are needed for an order that was sent. */
export function orderMoves(
  viewer: Viewer,
  order: OrderState,
  now: Date,
  served: readonly ServedProduct[],
  fees: FeeAmounts | null,
): AvailableMove[] {
  const today = dateOf(now);
  const moves = availableMoves(orderLineLifecycle, 'root', viewer, order.lines, (move): MoveFacts => {
    if (move === 'submitOrder') return { problems: objectionsToSubmit(order, now, served) };
    if (move === 'cancelOrder') return { problems: objectionsToCancel(order, today), ...endingOf(order, fees) };
    if (move === 'runAvailabilityChecks')
      return { problems: [], hidden: order.orderType !== 'PROJECT' || linesToCheck(order, now).length === 0 };
    if (move !== 'reopenOrder') return { problems: [] };
    const eligible = order.lines.filter((line) => (orderLineLifecycle.moves.reopenOrder.from as readonly string[]).includes(line.status));
    const objections = eligible.map((line) => reopenProblems(changeFactsOf(line), today));
    const deadlines = eligible.flatMap((line) => changeDeadlineOf(changeFactsOf(line)) ?? []).toSorted();
    return {
      problems: objections.some((problems) => problems.length === 0) ? [] : objections.flat(),
      deadline: deadlines.at(-1),
      instead: asked('NEW_DELIVERY_DATE', order.number),
      hidden: order.lines.length === 1,
    };
  });
  return [...adding(viewer, order), ...moves];
}

/** A further line starts from no line's status, so the lifecycle cannot offer it (O-17 to O-19). A standard order has its one. */
function adding(viewer: Viewer, order: OrderState): AvailableMove[] {
  const { label, ...move } = orderLineLifecycle.moves.addOrderLine;
  const grows = order.orderType === 'PROJECT' && order.submittedAt === null && order.status === 'NEW';
  if (!grows || !actorKindsOf(viewer).some((kind) => move.by.includes(kind))) return [];
  const rights = rightProblems(viewer, ['ORDER'], mayUse(viewer, move));
  const blockedBy = rights.length > 0 ? rights : shapeProblems('PROJECT', [...order.lines.map((line) => line.productCode), null]);
  return [{ name: 'addOrderLine', label, to: ['NEW'], blockedBy, needs: ['line'], cost: null, deadline: null }];
}

/** M-04, M-16: what a customer sends when the button has come to its end. */
const asked = (topic: 'NEW_DELIVERY_DATE' | 'CANCELLATION', reference: string): RequestInstead => ({ area: 'DELIVERY', topic, reference });

const neverSent = (line: LineState): boolean => line.status === 'NEW' && line.revision === 0;

function costOf(line: LineState, fees: FeeAmounts): MoveCost {
  const tier = feeTierOf(changeFactsOf(line));
  return { tier, ...fees(tier) };
}

const rising: readonly string[] = ['NONE', 'WORK_STARTED', 'WORK_COMPLETED'];

/** M-06, M-08: what ending the whole order costs, line by line added up, and the day on which the first line stands in its way. */
function endingOf(order: OrderState, fees: FeeAmounts | null): Omit<MoveFacts, 'problems'> {
  const sent = order.lines.filter((line) => canStillEnd(line) && !neverSent(line));
  const [first, ...others] = fees === null ? [] : sent.map((line) => costOf(line, fees));
  const cost = others.reduce<MoveCost | undefined>((sum, one) => sum && added(sum, one), first);
  const deadlines = sent.flatMap((line) => cancelDeadlineOf(changeFactsOf(line)) ?? []).toSorted();
  return { cost, deadline: deadlines[0], instead: asked('CANCELLATION', order.number) };
}

const canStillEnd = (line: LineState): boolean => (orderLineLifecycle.moves.cancelOrder.from as readonly string[]).includes(line.status);

/** The tier is the highest of its parts. */
const added = (sum: MoveCost, one: MoveCost): MoveCost => ({
  ...sum,
  tier: rising.indexOf(one.tier) > rising.indexOf(sum.tier) ? one.tier : sum.tier,
  amountMinor: sum.amountMinor + one.amountMinor,
});

const actions: Partial<Record<LineState['status'], Words>> = {
  NEW: { en: 'Fill in and submit', nb: 'Fyll ut og send inn', sv: 'Fyll i och skicka in' },
  INCOMPLETE: {
    en: 'Add what is missing and set Customer Update',
    nb: 'Legg til det som mangler, og meld som oppdatert',
    sv: 'Lägg till det som saknas och markera som uppdaterad',
  },
  COMMITTED: { en: 'Register the order', nb: 'Registrer bestillingen', sv: 'Registrera beställningen' },
  CUSTOMER_UPDATE: { en: 'Take it up again', nb: 'Ta den opp igjen', sv: 'Återuppta den' },
  FINISHED: {
    en: 'Check the delivery; object by service request',
    nb: 'Kontroller leveransen; si fra med en henvendelse',
    sv: 'Kontrollera leveransen; invänd med ett ärende',
  },
};
const deliver: Words = { en: 'Carry out the delivery', nb: 'Gjennomfør leveransen', sv: 'Genomför leveransen' };
const nothing: Words = { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' };

type Timed = Pick<LineState, 'status' | 'enteredStatusAt' | 'agreedDate'>;

/** O-32, D-04, D-22: whose move a line is, and the last day for it: the one before a timer makes it. */
export function ballOfLine(line: Timed): BallInCourt {
  const party = orderLineStatuses[line.status].acts;
  const dueAt = dayBefore(clockActsOn(orderLineLifecycle, line)) ?? (party === 'CARRIER' ? line.agreedDate : null);
  return { party, since: line.enteredStatusAt, dueAt, action: actions[line.status] ?? (party === 'NOBODY' ? nothing : deliver) };
}

/** Of the lines that are this party's to move, the one that has waited longest. */
function longestWaiting(lines: readonly Timed[], party: BallInCourt['party']): Timed | undefined {
  let oldest: Timed | undefined;
  for (const line of lines) {
    if (line.status === 'FINISHED' || orderLineStatuses[line.status].acts !== party) continue;
    if (oldest === undefined || line.enteredStatusAt.getTime() < oldest.enteredStatusAt.getTime()) oldest = line;
  }
  return oldest;
}

/** The header's: the most urgent of its lines', the customer's first. */
export function ballOfOrder({ lines, updatedAt }: { readonly updatedAt: Date; readonly lines: readonly Timed[] }): BallInCourt {
  const urgent = longestWaiting(lines, 'CUSTOMER') ?? longestWaiting(lines, 'CARRIER') ?? lines.find(({ status }) => status === 'FINISHED');
  return urgent === undefined ? { party: 'NOBODY', since: updatedAt, dueAt: null, action: nothing } : ballOfLine(urgent);
}

/** Amounts of the cancellation fee by tier, in the currency of the organisation's agreement. */
async function feeAmounts({ db }: Context, organisationId: string): Promise<FeeAmounts> {
  const { currency } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { currency: true } });
  const tariffs = await db.tariff.findMany({ where: { code: { startsWith: 'CANCELLATION_' }, currency } });
  const byTier = new Map(tariffs.map(({ code, amountMinor }) => [code, amountMinor]));
  return (tier) => ({ amountMinor: byTier.get(`CANCELLATION_${tier}`) ?? 0, currency: currency.trim() });
}

/** The same, looked up once for all that ask in the same tick. */
export const feesOf = onceATick(feeAmounts);
