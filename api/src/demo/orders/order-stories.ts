import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { addDays } from '@sporbar/schema/time.ts';
import type { Story } from '../walk/agenda.ts';
import { fault } from '../tickets/ticket-story.ts';
import { orderWords } from './order-words.ts';

import { isTelephony, type DirectProduct } from './order-line.ts';
import type { LineHandle, OrderWalk } from './order-walk.ts';

/** How an order goes. What is not told stays where the day finds it. */
export interface OrderFate {
  readonly product: DirectProduct;
  /** Where it stops for good; without it it goes as far as time allows. */
  readonly until?: OrderLineStatus | undefined;
  /** Days after the first possible date that the end user wishes for. */
  readonly extraDays?: number | undefined;
}

/** Begun and left alone: in NEW, until the clock cancels it on day 14 (O-26). */
export async function* draft(walk: OrderWalk, { product }: OrderFate): Story {
  await walk.create(product);
  if (walk.dice.happens(0.5)) await walk.check();
}

async function* sent(walk: OrderWalk, { product, extraDays }: OrderFate): Story {
  await walk.create(product, { extraDays: extraDays ?? 0 });
  yield walk.hours.minutes(2, 20);
  await walk.send();
  walk.tell();
}

interface Step {
  readonly move: string;
  readonly to: OrderLineStatus;
  /** Working days it waits. */
  readonly wait: readonly [from: number, to: number];
  /** How often it is left out: skipping forward is allowed (D-06). */
  readonly skipped?: number;
}

const towardsTheDate: readonly Step[] = [
  { move: 'startOrderLine', to: 'ORDERED', wait: [0, 1] },
  { move: 'designOrderLine', to: 'DESIGN', wait: [0, 1], skipped: 0.6 },
  { move: 'readyOrderLine', to: 'READY', wait: [0, 2], skipped: 0.5 },
  { move: 'scheduleOrderLine', to: 'FIELD_SERVICE', wait: [0, 1] },
];

const onTheDate: readonly Step[] = [
  { move: 'testOrderLine', to: 'TEST', wait: [0, 0], skipped: 0.7 },
  { move: 'deliverOrderLine', to: 'DELIVERY', wait: [0, 0] },
  { move: 'confirmDelivery', to: 'DELIVERY', wait: [0, 0] },
  { move: 'finishOrderLine', to: 'FINISHED', wait: [0, 1] },
];

/** The ordinary case: sent, confirmed, delivered, and closed by the customer or by the clock. */
export async function* through(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, fate);
  if (walk.line.status === fate.until) return;
  yield walk.hours.workdays(0, 1);
  await walk.register();
  yield* delivered(walk, fate);
  yield* fault(walk);
}

const delivered = (walk: OrderWalk, fate: OrderFate): Story =>
  isTelephony(fate.product) ? telephonyDelivery(walk, fate.until) : delivery(walk, walk.line, fate);

/** D-10: the delivery of a telephone line is one long IN_PROCESS. */
async function* telephonyDelivery(walk: OrderWalk, until: OrderLineStatus | undefined): Story {
  if (walk.line.status === until) return;
  yield walk.hours.workdays(0, 1);
  await walk.move('startManualHandling', {}, 'anne');
  if (walk.line.status === until) return;
  yield walk.hours.workdays(4, 6);
  if (walk.visitDate > walk.hours.today) yield walk.hours.on(walk.visitDate, 12, 16);
  await walk.visit('DONE');
  await walk.move('finishOrderLine', {}, 'backoffice');
  if (walk.line.status !== until) yield* maybeClose(walk, walk.line);
}

/** From REGISTERED to the end: O D R M before the agreed date, T L F on it. */
export async function* delivery(walk: OrderWalk, line: LineHandle, { until }: Pick<OrderFate, 'until'>): Story {
  if (line.status === until) return;
  let agreedDate = walk.visitDate;
  for (const step of towardsTheDate) {
    if (step.to !== until && walk.dice.happens(step.skipped ?? 0)) continue;
    yield walk.hours.workdays(...step.wait);
    agreedDate = walk.workingDay(walk.visitDate);
    await walk.move(step.move, step.to === 'FIELD_SERVICE' ? { agreedDate } : {}, walk.byCarrier(), line);
    if (line.status === until) return;
  }
  yield walk.hours.on(agreedDate, 8, 12);
  if (until === undefined && walk.dice.happens(0.08)) agreedDate = yield* anotherVisit(walk, line, agreedDate);
  yield* handOver(walk, line, until);
}

/** Nobody was at home: back to ready and a new date (D-06). */
async function* anotherVisit(walk: OrderWalk, line: LineHandle, missed: string): AsyncGenerator<Date, string, void> {
  const comment = walk.dice.pick(orderWords[walk.country].failedVisit);
  if (!(await walk.visit('NOBODY_HOME', { comment }, line))) await walk.move('returnToReady', { comment }, 'dag', line);
  yield walk.hours.workdays(0, 1);
  const agreedDate = walk.workingDay(addDays(missed, 4));
  await walk.move('scheduleOrderLine', { agreedDate }, 'dag', line);
  yield walk.hours.on(agreedDate, 8, 12);
  return agreedDate;
}

async function* handOver(walk: OrderWalk, line: LineHandle, until: OrderLineStatus | undefined): Story {
  await walk.visit('DONE', {}, line);
  for (const step of onTheDate) {
    if (step.to !== until && walk.dice.happens(step.skipped ?? 0)) continue;
    yield walk.hours.workdays(...step.wait);
    await walk.move(step.move, {}, walk.byCarrier(), line);
    if (line.status === until && step.move !== 'deliverOrderLine') return;
  }
  yield* maybeClose(walk, line);
}

/** Some customers say that all is well; for the others the clock does on day 14 (D-04). */
async function* maybeClose(walk: OrderWalk, line: LineHandle): Story {
  if (!walk.dice.happens(0.3)) return;
  yield walk.hours.workdays(1, 6);
  await walk.move('closeOrderLine', {}, walk.customer, line);
}

/** Treated by hand before it is registered, with the reason said (S-05). */
export async function* byHand(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, fate);
  yield walk.hours.workdays(0, 1);
  await walk.move('startManualHandling', { statusDescription: walk.dice.pick(orderWords[walk.country].manual) }, 'anne');
  if (walk.line.status === fate.until) return;
  yield walk.hours.workdays(1, 2);
  await walk.register();
  yield* delivered(walk, fate);
}

export async function* rejected(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, fate);
  yield walk.hours.workdays(0, 1);
  await walk.move('rejectOrderLine', { statusDescription: walk.dice.pick(orderWords[walk.country].rejected) }, 'anne');
}

/** Sent again by a colleague: the carrier sees that it is the same (S-13). */
export const sentTwice = (first: OrderWalk) =>
  async function* (walk: OrderWalk, fate: OrderFate): Story {
    yield* sent(first, fate);
    yield walk.hours.minutes(60, 200);
    yield* sent(walk, fate);
    yield walk.hours.workdays(1, 1);
    await walk.move('markOrderLineDuplicate', { duplicateOf: first.line.id, comment: orderWords[walk.country].duplicate }, 'anne');
    await first.register();
    yield* delivery(first, first.line, fate);
  };

/** Something is missing (S-03); the customer adds it (S-04), and the desk takes it up again. */
export async function* incomplete(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, fate);
  yield walk.hours.workdays(0, 1);
  await walk.register();
  yield walk.hours.workdays(1, 1);
  const { asked, fields, answered } = walk.dice.pick(orderWords[walk.country].missing);
  await walk.move('markOrderLineIncomplete', { comment: asked, missing: fields }, 'anne');
  if (walk.line.status === fate.until) return;
  yield walk.hours.workdays(1, 2);
  await walk.move('updateOrderLine', { line: { contactPhone: walk.newPhone() } });
  await walk.move('setOrderLineCustomerUpdate', { comment: answered });
  if (walk.line.status === fate.until) return;
  yield walk.hours.workdays(0, 1);
  await walk.move('resumeOrderLine', {}, 'anne');
  yield* delivered(walk, fate);
}

/** The customer changes what was sent (M-01), or thinks better of it (D-23). */
export async function* reopened(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, fate);
  yield walk.hours.workdays(0, 0);
  await walk.register();
  yield walk.hours.minutes(30, 200);
  await walk.move('reopenOrderLine');
  if (walk.line.status === fate.until) return;
  yield walk.hours.minutes(10, 60);
  if (walk.dice.happens(0.3)) {
    await walk.move('undoReopenOrderLine');
  } else {
    await walk.move('updateOrderLine', { line: { contactPhone: walk.newPhone() } });
    await walk.send();
    yield walk.hours.workdays(0, 1);
    await walk.move('registerOrderLine', {}, 'backoffice');
  }
  yield* delivered(walk, fate);
}

/** Cancelled by its customer, early or after work has begun (M-08). */
export async function* regretted(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, { ...fate, extraDays: 7 });
  yield walk.hours.workdays(0, 1);
  if (walk.dice.happens(0.7)) {
    await walk.register();
    yield walk.hours.workdays(0, 1);
    if (!isTelephony(fate.product)) await walk.move('startOrderLine', {}, 'backoffice');
    yield walk.hours.minutes(20, 90);
  }
  await walk.move('cancelOrderLine', { comment: walk.dice.pick(orderWords[walk.country].regretted) });
}

export async function* cancelledByCarrier(walk: OrderWalk, fate: OrderFate): Story {
  yield* sent(walk, fate);
  yield walk.hours.workdays(0, 1);
  await walk.register();
  yield walk.hours.workdays(1, 2);
  await walk.move('cancelOrderLineByCarrier', { comment: walk.dice.pick(orderWords[walk.country].cancelledByCarrier) }, 'anne');
}
