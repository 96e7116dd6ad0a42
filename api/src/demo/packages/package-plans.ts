import type { PackageStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Story } from '../walk/agenda.ts';
import { Dice } from '../walk/dice.ts';
import { oneOf, someDay, type Planned, type Shares } from '../walk/plans.ts';
import type { Stage } from '../walk/stage.ts';
import { cancelled, forwarded, held, poorReceipt, unbooked } from './package-stories.ts';
import { PackageWalk } from './package-walk.ts';

type Course = (walk: PackageWalk, until: PackageStatus | undefined) => Story;

/** One package that certainly stands in each status. */
const certain: Readonly<Record<PackageStatus, readonly [course: Course, daysAgo: number]>> = {
  BOOKED: [forwarded, 1],
  NOT_BOOKED: [unbooked, 2],
  HOLD: [held, 3],
  RECEIVED: [forwarded, 11],
  STANDBY: [forwarded, 12],
  IN_TRANSIT: [forwarded, 16],
  ARRIVED: [forwarded, 24],
  CLEARED: [forwarded, 30],
  DELIVERED: [forwarded, 38],
  CANCELLED: [cancelled, 5],
};

const ordinary: Shares<Course> = [
  [forwarded, 0.74],
  [unbooked, 0.13],
  [held, 0.08],
  [cancelled, 0.05],
];

export function planPackages(stage: Stage, count: number, days: number): Planned[] {
  const planned: Planned[] = [];
  for (const customer of ['ingrid', 'viktor'] as const) {
    for (const [status, [course, daysAgo]] of Object.entries(certain) as [PackageStatus, (typeof certain)['HOLD']][]) {
      planned.push({ daysAgo, story: course(new PackageWalk(stage, `${customer} ${status}`, customer), status) });
    }
    planned.push({ daysAgo: 5, story: poorReceipt(new PackageWalk(stage, `${customer} receipt`, customer)) });
  }
  for (let index = 0; index < count; index += 1) {
    const dice = new Dice('package plan', index);
    const customer = dice.pick(['ingrid', 'ingrid', 'viktor'] as const);
    planned.push({
      daysAgo: someDay(dice, days),
      story: oneOf(ordinary, dice)(new PackageWalk(stage, String(index), customer), undefined),
    });
  }
  return planned;
}
