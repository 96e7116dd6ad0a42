import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { PersonName } from '../people.ts';
import type { Places } from '../places.ts';
import type { Story } from '../walk/agenda.ts';
import { Dice } from '../walk/dice.ts';
import { oneOf, someDay, type Planned, type Shares } from '../walk/plans.ts';
import type { Stage } from '../walk/stage.ts';
import type { DirectProduct } from './order-line.ts';
import {
  byHand,
  cancelledByCarrier,
  draft,
  incomplete,
  regretted,
  rejected,
  reopened,
  sentTwice,
  through,
  type OrderFate,
} from './order-stories.ts';
import { OrderWalk } from './order-walk.ts';

type Course = (walk: OrderWalk, fate: OrderFate) => Story;

interface Plan {
  readonly course: Course;
  readonly daysAgo: number;
  readonly product?: DirectProduct;
  readonly until?: OrderLineStatus;
}

/** One order that certainly stands in each status, begun long enough ago and not so long that the clock ends it. */
const certain: Readonly<Record<Exclude<OrderLineStatus, 'DUPLICATE'>, Plan>> = {
  NEW: { course: draft, daysAgo: 3 },
  COMMITTED: { course: through, daysAgo: 1, until: 'COMMITTED' },
  IN_PROCESS: { course: byHand, daysAgo: 6, until: 'IN_PROCESS' },
  REGISTERED: { course: through, daysAgo: 6, until: 'REGISTERED' },
  INCOMPLETE: { course: incomplete, daysAgo: 9, until: 'INCOMPLETE' },
  CUSTOMER_UPDATE: { course: incomplete, daysAgo: 11, until: 'CUSTOMER_UPDATE' },
  REJECTED: { course: rejected, daysAgo: 7 },
  ORDERED: { course: through, daysAgo: 9, until: 'ORDERED' },
  DESIGN: { course: through, daysAgo: 11, until: 'DESIGN' },
  READY: { course: through, daysAgo: 13, until: 'READY' },
  FIELD_SERVICE: { course: through, daysAgo: 14, until: 'FIELD_SERVICE' },
  TEST: { course: through, daysAgo: 22, until: 'TEST' },
  DELIVERY: { course: through, daysAgo: 23, until: 'DELIVERY' },
  FINISHED: { course: through, daysAgo: 22, until: 'FINISHED' },
  CANCELLED: { course: cancelledByCarrier, daysAgo: 12 },
  CLOSED: { course: through, daysAgo: 52 },
};

/** How the other orders go, and how often. */
const ordinary: Shares<Course> = [
  [through, 0.68],
  [byHand, 0.05],
  [incomplete, 0.04],
  [reopened, 0.03],
  [regretted, 0.07],
  [draft, 0.07],
  [rejected, 0.04],
  [cancelledByCarrier, 0.02],
];

const orderers = { NO: ['kari', 'kari', 'ola', 'solveig'], SE: ['elsa', 'elsa', 'astrid'] } as const satisfies Record<
  string,
  readonly PersonName[]
>;

/** Telephony takes the fewest moves to deliver, so that a long list is played in a short time. */
const ordinaryProducts: Shares<DirectProduct> = [
  ['PSTN', 0.5],
  ['ISDN', 0.34],
  ['WHOLESALE_ADSL_SHARED', 0.05],
  ['WHOLESALE_ADSL_FULL', 0.03],
  ['SHDSL', 0.03],
  ['OA_SHARED', 0.03],
  ['OA_FULL', 0.02],
];

/** Every order of the demo: two in each status for certain, and as many as asked for that go their way. */
export function planOrders(stage: Stage, places: Places, count: number, days: number): Planned[] {
  const walk = (name: string, orderer: PersonName) => new OrderWalk(stage, places, name, orderer);
  const planned: Planned[] = [];
  for (const country of ['NO', 'SE'] as const) {
    const [orderer] = orderers[country];
    for (const [status, { course, daysAgo, product, until }] of Object.entries(certain)) {
      planned.push({ daysAgo, story: course(walk(`${country} ${status}`, orderer), { product: product ?? 'WHOLESALE_ADSL_FULL', until }) });
    }
    planned.push({
      daysAgo: 8,
      story: sentTwice(walk(`${country} first`, orderer))(walk(`${country} DUPLICATE`, orderers[country][1]), { product: 'OA_SHARED' }),
    });
    planned.push({ daysAgo: 20, story: draft(walk(`${country} forgotten`, orderer), { product: 'SHDSL' }) });
  }
  for (let index = 0; index < count; index += 1) {
    const dice = new Dice('plan', index);
    const orderer = dice.pick(dice.happens(0.6) ? orderers.NO : orderers.SE);
    const fate: OrderFate = { product: oneOf(ordinaryProducts, dice), extraDays: dice.between(0, 9) };
    planned.push({ daysAgo: someDay(dice, days), story: oneOf(ordinary, dice)(walk(String(index), orderer), fate) });
  }
  return planned;
}
