import type { Story } from '../walk/agenda.ts';
import { Dice } from '../walk/dice.ts';
import { oneOf, someDay, type Planned, type Shares } from '../walk/plans.ts';
import type { Stage } from '../walk/stage.ts';
import { credited, InvoiceWalk, paid, partlyPaid, unpaid } from './invoice-stories.ts';

type Course = (walk: InvoiceWalk) => Story;

/** Of every customer one invoice in each status, and one that is overdue. */
const certain: readonly (readonly [course: Course, daysAgo: number])[] = [
  [unpaid, 4],
  [unpaid, 21],
  [partlyPaid, 18],
  [paid, 35],
  [credited, 25],
];

const ordinary: Shares<Course> = [
  [paid, 0.9],
  [partlyPaid, 0.05],
  [credited, 0.05],
];

const customers = ['ola', 'astrid', 'ingrid', 'viktor'] as const;

export function planInvoices(stage: Stage, count: number, days: number): Planned[] {
  const planned: Planned[] = [];
  for (const customer of customers) {
    certain.forEach(([course, daysAgo], index) =>
      planned.push({ daysAgo, story: course(new InvoiceWalk(stage, `${customer} ${index}`, customer)) }),
    );
  }
  for (let index = 0; index < count; index += 1) {
    const dice = new Dice('invoice plan', index);
    planned.push({
      daysAgo: someDay(dice, days),
      story: oneOf(ordinary, dice)(new InvoiceWalk(stage, String(index), dice.pick(customers))),
    });
  }
  return planned;
}
