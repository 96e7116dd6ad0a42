import type { Context } from '@sporbar/schema/context.ts';
import { jobs } from '../jobs.ts';
import { foundDemoPeople, foundSandboxPerson } from './people.ts';
import { Places } from './places.ts';
import { bigProject, smallProject } from './stories/project-story.ts';
import { planOrders, type Planned } from './stories/order-plans.ts';
import { OrderWalk } from './stories/order-walk.ts';
import { Agenda, type Story } from './walk/agenda.ts';
import { Stage } from './walk/stage.ts';
import { WalkingClock } from './walk/walking-clock.ts';

/** How long ago the demo begins. */
const demoDays = 60;
const dayMs = 86_400_000;

const ordinaryOrders = 120;

/** Fills an empty database with sixty days of life. Answers how many moves were made. */
export async function playDemo(context: Context): Promise<number> {
  const end = new Date(context.clock.now().getTime() - 60_000);
  const clock = new WalkingClock(new Date(end.getTime() - demoDays * dayMs));
  const stage = new Stage({ ...context, viewer: null, clock });
  await foundDemoPeople(stage.context);
  const places = await Places.read(context);
  const agenda = new Agenda(clock);
  for (const { daysAgo, story } of planned(stage, places)) agenda.note(new Date(end.getTime() - daysAgo * dayMs), story);
  agenda.note(firstNight(clock.now()), nights(stage.context));
  await agenda.playUntil(end);
  await deliverMails(context);
  await foundSandboxPerson(stage.context);
  return stage.moves;
}

const planned = (stage: Stage, places: Places): Planned[] => [
  ...planOrders(stage, places, ordinaryOrders, demoDays - 1),
  { daysAgo: 5, story: bigProject(new OrderWalk(stage, places, 'big project', 'solveig'), 50) },
  { daysAgo: 40, story: smallProject(new OrderWalk(stage, places, 'small project', 'gustav'), 3) },
];

const firstNight = (start: Date): Date => new Date(Math.ceil(start.getTime() / dayMs) * dayMs + 90 * 60_000);

/** The mails of the sixty days went out in their time; nobody gets them now. */
const deliverMails = ({ db }: Context): Promise<number> => db.$executeRaw`UPDATE "email_messages" SET "state" = 'SENT', "sentAt" = "createdAt" WHERE "state" = 'QUEUED'`;

/** The jobs that look at the clock run every night, as they do in a running server. */
async function* nights(context: Context): Story {
  for (;;) {
    for (const { run } of jobs) await run(context);
    yield new Date(context.clock.now().getTime() + dayMs);
  }
}
