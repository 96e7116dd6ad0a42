import type { Tx } from '@sporbar/prisma/client.ts';
import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { availableMoves, type AvailableMove, type BallInCourt } from '../moves.ts';
import type { Problem } from '../refusals.ts';
import { dayBefore } from '../time.ts';
import { clockActsOn } from '../timers.ts';
import type { Viewer } from '../viewer.ts';
import type { Words } from '../words.ts';
import { objectionsToSubmit } from './request.commands.ts';
import { requestLifecycle, type RequestMove } from './request.lifecycle.ts';
import { asOrderer } from './request.rules.ts';
import { requestStatuses } from './request.statuses.ts';
import { openSecond, rightsProblems } from './request.writing.ts';

/** The moves of a request for this viewer. Reads only what a guard of its status needs. */
export async function requestMoves(tx: Tx, viewer: Viewer, request: ServiceRequest, now: Date): Promise<AvailableMove[]> {
  const rights = await rightsProblems(tx, viewer, request);
  const guards = rights.length > 0 || viewer.isCarrier ? {} : await customerGuards(tx, request, now);
  const moves = availableMoves(requestLifecycle, 'root', asOrderer(viewer, request.area), [request], (move) => ({
    problems: rights.length > 0 ? rights : (guards[move] ?? []),
  }));
  // SR-26: only the carrier owes a reason.
  return moves.map((move) => (move.name === 'cancelServiceRequest' && viewer.isCarrier ? { ...move, needs: ['resolution'] } : move));
}

async function customerGuards(tx: Tx, request: ServiceRequest, now: Date): Promise<Partial<Record<RequestMove, readonly Problem[]>>> {
  const { status } = request;
  if (status === 'NEW' || status === 'INCOMPLETE') return { submitServiceRequest: await objectionsToSubmit(tx, request, now) };
  return status === 'COMPLETED' ? { reopenServiceRequest: await openSecond(tx, request) } : {};
}

/** SR-24: the date on which the clock closes it; null in other statuses. */
export const closesOn = (request: Pick<ServiceRequest, 'status' | 'enteredStatusAt'>): string | null =>
  clockActsOn(requestLifecycle, request);

const nothing: Words = { en: 'Nothing is left to do', nb: 'Ingenting gjenstår', sv: 'Inget återstår att göra' };

const actions = {
  NEW: { en: 'Fill in and submit', nb: 'Fyll ut og send inn', sv: 'Fyll i och skicka in' },
  SUBMITTED: { en: 'Take the request', nb: 'Ta henvendelsen', sv: 'Ta ärendet' },
  IN_PROCESS: { en: 'Answer', nb: 'Svar', sv: 'Svara' },
  INCOMPLETE: {
    en: 'Add what is missing and submit again',
    nb: 'Legg til det som mangler, og send inn på nytt',
    sv: 'Lägg till det som saknas och skicka in igen',
  },
  COMPLETED: {
    en: 'Read the answer; close, or reopen if it does not help',
    nb: 'Les svaret; lukk, eller gjenåpne hvis det ikke hjelper',
    sv: 'Läs svaret; stäng, eller återöppna om det inte hjälper',
  },
  CLOSED: nothing,
  CANCELLED: nothing,
} as const satisfies Record<ServiceRequest['status'], Words>;

/** Whose move a request is, and the last day for it: the one before the clock closes it. */
export const ballOfRequest = (request: Pick<ServiceRequest, 'status' | 'enteredStatusAt'>): BallInCourt => ({
  party: requestStatuses[request.status].acts,
  since: request.enteredStatusAt,
  dueAt: dayBefore(closesOn(request)),
  action: actions[request.status],
});
