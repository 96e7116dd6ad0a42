import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { PersonName } from '../people.ts';
import type { Places } from '../places.ts';
import type { Story } from '../walk/agenda.ts';
import { Dice } from '../walk/dice.ts';
import { oneOf, someDay, type Planned, type Shares } from '../walk/plans.ts';
import type { Stage } from '../walk/stage.ts';
import { automatic, cancelledQuote, colocation, draftQuote, incompleteQuote, manual } from './quote-stories.ts';
import { QuoteWalk } from './quote-walk.ts';

type Course = (walk: QuoteWalk, until: QuoteLineStatus | undefined) => Story;

/** One quote that certainly stands in each status. */
const certain: Readonly<Record<QuoteLineStatus, readonly [course: Course, daysAgo: number]>> = {
  NEW: [draftQuote, 4],
  RECEIVED: [manual, 1],
  IN_PROCESS: [manual, 6],
  INCOMPLETE: [incompleteQuote, 7],
  CUSTOMER_UPDATE: [incompleteQuote, 11],
  CUSTOMER_CLOSED: [automatic, 12],
  CANCELLED: [cancelledQuote, 8],
  COMPLETED: [automatic, 2],
};

const ordinary: Shares<Course> = [
  [automatic, 0.62],
  [manual, 0.22],
  [incompleteQuote, 0.08],
  [cancelledQuote, 0.05],
  [draftQuote, 0.03],
];

export function planQuotes(stage: Stage, places: Places, count: number, days: number): Planned[] {
  const walk = (name: string, customer: PersonName) => new QuoteWalk(stage, places, name, customer);
  const planned: Planned[] = [];
  for (const customer of ['kari', 'elsa'] as const) {
    for (const [status, [course, daysAgo]] of Object.entries(certain) as [QuoteLineStatus, (typeof certain)['NEW']][]) {
      planned.push({ daysAgo, story: course(walk(`${customer} ${status}`, customer), status) });
    }
  }
  planned.push({ daysAgo: 5, story: colocation(walk('colocation', 'ola')) });
  for (let index = 0; index < count; index += 1) {
    const dice = new Dice('quote plan', index);
    const customer = dice.pick(['kari', 'ola', 'elsa', 'astrid'] as const);
    planned.push({ daysAgo: someDay(dice, days), story: oneOf(ordinary, dice)(walk(String(index), customer), undefined) });
  }
  return planned;
}
