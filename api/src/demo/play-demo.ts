import type { Context } from '@sporbar/schema/context.ts';
import { jobs } from '../jobs.ts';
import { dateOf } from '@sporbar/schema/time.ts';
import { planInvoices } from './invoices/invoice-plans.ts';
import { foundDemoPeople, foundSandboxPerson } from './people.ts';
import { Places } from './places.ts';
import { bigProject, smallProject } from './orders/project-stories.ts';
import { planOrders } from './orders/order-plans.ts';
import { OrderWalk } from './orders/order-walk.ts';
import { planPackages } from './packages/package-plans.ts';
import { planQuotes } from './quotes/quote-plans.ts';
import { planRequests } from './requests/request-plans.ts';
import { Agenda, type Story } from './walk/agenda.ts';
import { Dice } from './walk/dice.ts';
import { Hours } from './walk/hours.ts';
import type { Planned } from './walk/plans.ts';
import { Stage } from './walk/stage.ts';
import { WalkingClock } from './walk/walking-clock.ts';

/** How long ago the demo begins. */
const demoDays = 60;
const dayMs = 86_400_000;

/** WHOLE is what a visitor is shown; SMALL has little more than what stands in every status for certain. */
export type DemoExtent = 'WHOLE' | 'SMALL';

/** How many of each go their own way, besides those that stand in every status for certain. */
const ordinary = {
  WHOLE: { orders: 166, quotes: 20, requests: 14, packages: 16, invoices: 10, linesOfProject: 50 },
  SMALL: { orders: 0, quotes: 0, requests: 0, packages: 0, invoices: 0, linesOfProject: 3 },
} as const satisfies Record<DemoExtent, object>;

/** Fills an empty database with sixty days of life. Answers how many moves were made. */
export async function playDemo(context: Context, extent: DemoExtent = 'WHOLE'): Promise<number> {
  const end = new Date(context.clock.now().getTime() - 60_000);
  const clock = new WalkingClock(new Date(end.getTime() - demoDays * dayMs));
  const stage = new Stage({ ...context, viewer: null, clock });
  await foundDemoPeople(stage.context);
  const places = await Places.read(context);
  const agenda = new Agenda(clock);
  const dice = new Dice('beginnings');
  for (const { daysAgo, story } of planned(stage, places, extent)) agenda.note(beginning(daysAgo, end, dice), story);
  agenda.note(firstNight(clock.now()), nights(stage.context));
  await agenda.playUntil(end);
  await deliverMails(context);
  await foundSandboxPerson(stage.context);
  return stage.moves;
}

function planned(stage: Stage, places: Places, extent: DemoExtent): Planned[] {
  const counts = ordinary[extent];
  const days = demoDays - 1;
  return [
    ...planOrders(stage, places, counts.orders, days),
    { daysAgo: 5, story: bigProject(new OrderWalk(stage, places, 'big project', 'solveig'), counts.linesOfProject) },
    { daysAgo: 40, story: smallProject(new OrderWalk(stage, places, 'small project', 'gustav'), 3) },
    ...planQuotes(stage, places, counts.quotes, days),
    ...planRequests(stage, counts.requests, days),
    ...planPackages(stage, counts.packages, days),
    ...planInvoices(stage, counts.invoices, days),
  ];
}

/** In working hours of its day, and in any case before the end. */
function beginning(daysAgo: number, end: Date, dice: Dice): Date {
  const day = dateOf(new Date(end.getTime() - daysAgo * dayMs));
  const lastCall = new Date(end.getTime() - dice.between(20, 90) * 60_000);
  const moment = new Hours({ now: () => new Date(0) }, dice, 'NO').on(day);
  return moment < lastCall ? moment : lastCall;
}

const firstNight = (start: Date): Date => new Date(Math.ceil(start.getTime() / dayMs) * dayMs + 90 * 60_000);

/** The mails of the sixty days went out in their time; nobody gets them now. */
const deliverMails = ({ db }: Context): Promise<number> =>
  db.$executeRaw`UPDATE "email_messages" SET "state" = 'SENT', "sentAt" = "createdAt" WHERE "state" = 'QUEUED'`;

/** The jobs that look at the clock run every night, as they do in a running server. */
async function* nights(context: Context): Story {
  for (;;) {
    for (const { run } of jobs) await run(context);
    yield new Date(context.clock.now().getTime() + dayMs);
  }
}
