import type { Database } from '@sporbar/prisma/client.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { runAvailabilityChecks } from './availability/availability-worker.ts';
import { keepBookings } from './booking/booking-worker.ts';
import type { Backbone } from './graphql/request-context.ts';
import { runJobs } from './jobs.ts';
import { numberForCarrier } from './live/carrier-numbering.ts';
import { sendMails } from './mail/mailer.ts';

/** What a part that runs beside the requests is given. */
export interface BackgroundParts {
  readonly backbone: Backbone;
  readonly database: Database;
  /** A context of nobody, for what the clock does. */
  readonly contextOf: () => Context;
}

/** Runs until the signal aborts, then resolves. It never rejects for what may pass by itself. */
export type Background = (parts: BackgroundParts, signal: AbortSignal) => Promise<void>;

/** Without it the carrier's desks stand still. */
export const numbering: Background = ({ backbone }, signal) => numberForCarrier(backbone, signal);

/** What else runs beside the requests. A part adds a line. */
export const timers: readonly Background[] = [
  ({ backbone, database, contextOf }, signal) => runJobs(database, contextOf, backbone, signal),
  (parts, signal) => sendMails(parts, signal),
  (parts, signal) => runAvailabilityChecks(parts, signal),
  (parts, signal) => keepBookings(parts, signal),
];
