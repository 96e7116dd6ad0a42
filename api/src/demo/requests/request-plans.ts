import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { PersonName } from '../people.ts';
import type { Story } from '../walk/agenda.ts';
import { Dice } from '../walk/dice.ts';
import { oneOf, someDay, type Planned, type Shares } from '../walk/plans.ts';
import type { Stage } from '../walk/stage.ts';
import { answered, asked, draftRequest, withdrawn } from './request-stories.ts';
import { RequestWalk, type Subject } from './request-walk.ts';
import { colleagueInTraining, colleagueWhoLeft } from './user-stories.ts';

type Course = (walk: RequestWalk, until: ServiceRequestStatus | undefined) => Story;

interface Plan {
  readonly course: Course;
  readonly daysAgo: number;
  /** Where the story leaves it; the clock may take it further. */
  readonly until?: ServiceRequestStatus;
}

/** One request that certainly stands in each status; the closed one was answered and left to the clock (SR-24). */
const certain: Readonly<Record<ServiceRequestStatus, Plan>> = {
  NEW: { course: draftRequest, daysAgo: 3 },
  SUBMITTED: { course: answered, daysAgo: 1, until: 'SUBMITTED' },
  IN_PROCESS: { course: answered, daysAgo: 6, until: 'IN_PROCESS' },
  INCOMPLETE: { course: asked, daysAgo: 7, until: 'INCOMPLETE' },
  COMPLETED: { course: answered, daysAgo: 8, until: 'COMPLETED' },
  CLOSED: { course: answered, daysAgo: 32, until: 'COMPLETED' },
  CANCELLED: { course: withdrawn, daysAgo: 8 },
};

const ordinary: Shares<Course> = [
  [answered, 0.7],
  [asked, 0.2],
  [withdrawn, 0.07],
  [draftRequest, 0.03],
];

/** What each customer asks about. */
const subjects: readonly (readonly [customer: PersonName, subjects: readonly Subject[]])[] = [
  ['kari', ['delivery', 'delivery', 'portal', 'quote']],
  ['ola', ['invoice', 'delivery']],
  ['elsa', ['delivery', 'delivery', 'portal', 'quote']],
  ['astrid', ['invoice', 'delivery']],
  ['ingrid', ['forwarding', 'forwarding', 'invoice']],
  ['viktor', ['forwarding', 'forwarding', 'invoice']],
];

export function planRequests(stage: Stage, count: number, days: number): Planned[] {
  const planned: Planned[] = [
    {
      daysAgo: 8,
      story: colleagueInTraining(new RequestWalk(stage, 'henrik', 'ola', 'newUser'), {
        username: 'henrik',
        fullName: 'Henrik Solli',
        email: 'henrik@furubakk.example',
      }),
    },
    {
      daysAgo: 40,
      story: colleagueWhoLeft(new RequestWalk(stage, 'malin', 'astrid', 'newUser'), {
        username: 'malin',
        fullName: 'Malin Ek',
        email: 'malin@skarvik.example',
      }),
    },
  ];
  for (const customer of ['kari', 'elsa', 'ingrid'] as const) {
    for (const [status, { course, daysAgo, until }] of Object.entries(certain)) {
      const subject = customer === 'ingrid' ? 'forwarding' : 'delivery';
      planned.push({ daysAgo, story: course(new RequestWalk(stage, `${customer} ${status}`, customer, subject), until) });
    }
  }
  for (let index = 0; index < count; index += 1) {
    const dice = new Dice('request plan', index);
    const [customer, about] = dice.pick(subjects);
    planned.push({
      daysAgo: someDay(dice, days),
      story: oneOf(ordinary, dice)(new RequestWalk(stage, String(index), customer, dice.pick(about)), undefined),
    });
  }
  return planned;
}
