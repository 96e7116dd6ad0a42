import type { Dice } from './dice.ts';
import type { Story } from './agenda.ts';

/** A story and how many days before the end of the demo it begins. */
export interface Planned {
  readonly daysAgo: number;
  readonly story: Story;
}

/** Courses of events and how often each is taken; the shares add up to one. */
export type Shares<Course> = readonly (readonly [course: Course, share: number])[];

/** One of them, as often as its share says. */
export function oneOf<Course>(shares: Shares<Course>, dice: Dice): Course {
  let left = dice.number();
  for (const [course, share] of shares) {
    left -= share;
    if (left < 0) return course;
  }
  const last = shares.at(-1);
  if (last === undefined) throw new Error('there is no course to take');
  return last[0];
}

/** Business grows: later days have more of everything. */
export const someDay = (dice: Dice, days: number): number => days * dice.number() ** 1.4;
