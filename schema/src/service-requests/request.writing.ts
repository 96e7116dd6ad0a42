import type { Tx } from '@sporbar/prisma/client.ts';
import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import type { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse, rightProblems } from '../access.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { judge } from '../judge.ts';
import { refuseIfAny, type Problem } from '../refusals.ts';
import { transition, type Command, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import type { Write } from '../writes.ts';
import { requestLifecycle, type RequestMove } from './request.lifecycle.ts';
import { noRequest } from './request.refusals.ts';
import { areaProblems, asOrderer, queueProblems } from './request.rules.ts';
import { findOpen, loadRequest, type Matter } from './request.state.ts';
import { routeOf } from './routing/routing.rules.ts';
import { loadInForce } from './routing/routing.state.ts';

/** What a command on service requests answers. */
export interface RequestResult {
  readonly serviceRequestId: string;
}

export interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

/** A message of the thread that belongs to a move (D-19). */
export interface Message {
  readonly text: string;
  readonly visibleToCustomer?: boolean | undefined;
}

export interface Planned {
  readonly writes: readonly Write[];
  readonly messages?: readonly Message[] | undefined;
}

/** Adds to the thread; nothing in it is ever changed (AUD-06). */
export async function addMessages(tx: Tx, viewer: Viewer, serviceRequestId: string, messages: readonly Message[], at: Date): Promise<void> {
  for (const { text, visibleToCustomer = true } of messages) {
    const author = { authorId: viewer.userId, authorName: viewer.fullName, byCarrier: viewer.isCarrier };
    await tx.activity.create({
      data: { id: newId('Activity'), serviceRequestId, ...author, text: text.trim(), visibleToCustomer, at },
      select: { id: true },
    });
  }
}

/** SR-03. Remembers what was asked about, for the case that another transaction is faster. */
export class OneOpen {
  #matter: Matter | undefined;
  #ownId: string | null = null;

  async refuseSecond(tx: Tx, matter: Matter, ownId: string | null): Promise<void> {
    this.#matter = matter;
    this.#ownId = ownId;
    refuseIfAny(await secondProblems(tx, matter, ownId));
  }

  /** Runs the command; when the unique index refused it, the refusal names the request that won. */
  async guard(context: Context, command: Command<RequestResult>): Promise<Outcome<RequestResult>> {
    const lost = noRequest.duplicate('', { number: '' });
    const outcome = await transition(context, { ...command, onDuplicate: { service_requests_one_open: () => lost } });
    if (outcome.ok || outcome.problems[0] !== lost || this.#matter === undefined) return outcome;
    const winner = await findOpen(context.db, this.#matter, this.#ownId);
    return winner === null ? outcome : { ok: false, problems: [duplicateOf(winner)] };
  }
}

async function secondProblems(tx: Tx, matter: Matter, ownId: string | null): Promise<Problem[]> {
  const open = await findOpen(tx, matter, ownId);
  return open === null ? [] : [duplicateOf(open)];
}

/** SR-03: would the request be a second one, if it were open? */
export const openSecond = (tx: Tx, request: ServiceRequest): Promise<Problem[]> => secondProblems(tx, request, request.id);

const duplicateOf = ({ id, number }: { id: string; number: string }): Problem =>
  noRequest.duplicate('', { number }, { data: { existingIds: [id] } });

/** May this viewer act on the request at all: the customer in its area, the agent in its queue. */
export async function rightsProblems(tx: Tx, viewer: Viewer, request: ServiceRequest): Promise<Problem[]> {
  if (viewer.isCarrier) return queueProblems(viewer, request.queue ?? (await queueToBe(tx, request)));
  return areaProblems(viewer, request.area).map((problem) => ({ ...problem, path: '' }));
}

/** What an agent took down and nobody has sent yet is with the department it will go to. */
const queueToBe = async (tx: Tx, { area, subArea }: ServiceRequest): Promise<Department> =>
  routeOf((await loadInForce(tx)).rules, area, subArea).queue;

type PlanRequest = (tx: Tx, viewer: Viewer, request: ServiceRequest, now: Date, oneOpen: OneOpen) => Promise<Planned>;

/** A command on a request: visible, allowed, at the expected version and in a fitting status before its own rules are asked. */
export function onRequest(context: Context, move: RequestMove, input: ChangeInput, plan: PlanRequest): Promise<Outcome<RequestResult>> {
  const oneOpen = new OneOpen();
  return oneOpen.guard(context, {
    move,
    input,
    locks: [{ table: 'service_requests', id: input.id }],
    plan: async (tx, viewer, now) => {
      const request = await loadRequest(tx, viewer, input.id);
      const orderer = asOrderer(viewer, request.area);
      refuseIfAny(rightProblems(orderer, ['SERVICE_REQUEST'], mayUse(orderer, requestLifecycle.moves[move])));
      refuseIfAny(await rightsProblems(tx, viewer, request));
      const objection = judge(requestLifecycle, move, orderer, request, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const { writes, messages = [] } = await plan(tx, viewer, request, now, oneOpen);
      return {
        writes,
        result: { serviceRequestId: request.id },
        alongside: (inner) => addMessages(inner, viewer, request.id, messages, now),
      };
    },
  });
}
