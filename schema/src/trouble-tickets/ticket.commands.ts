import type { Tx } from '@sporbar/prisma/client.ts';
import type { InstalledProduct } from '@sporbar/prisma/generated/client/client.ts';
import type { ObservedImpact, TicketPriority } from '@sporbar/prisma/generated/client/enums.ts';
import { mayUse, maySeeTickets, ownOrCarrier, rightProblems } from '../access.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { nextNumber } from '../numbers.ts';
import { no, refuseIfAny, Refused, type Problem } from '../refusals.ts';
import { transition, type Command, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { created, moved } from '../writes.ts';
import { ticketLifecycle } from './ticket.lifecycle.ts';
import { ticketNoun } from './ticket.nouns.ts';
import { noTicket } from './ticket.refusals.ts';
import { answerProblems, asReporter, reasonProblems, reportProblems, usualPriority } from './ticket.rules.ts';
import { findOpenTicket, hasNewFile, rootOf, searchTextOf } from './ticket.state.ts';
import { onTicket, type ChangeInput, type TicketResult } from './ticket.writing.ts';

// Context 14, the customer's side.

export interface CreateTicketInput extends CommandInput {
  readonly installedProductId: string;
  readonly description?: string | null | undefined;
  readonly observedImpact?: ObservedImpact | null | undefined;
  readonly priority?: TicketPriority | null | undefined;
  readonly faultClarified?: boolean | null | undefined;
  readonly contactName?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
}

/** TT-04, TT-05: a new ticket in ACKNOWLEDGED. Two reports on one product at the same moment make one ticket. */
export async function createTroubleTicket(context: Context, input: CreateTicketInput): Promise<Outcome<TicketResult>> {
  const lost = noTicket.duplicate('', { number: '' });
  const outcome = await transition(context, { ...creation(input), onDuplicate: { trouble_tickets_one_open: () => lost } });
  if (outcome.ok || outcome.problems[0] !== lost) return outcome;
  const winner = await findOpenTicket(context.db, input.installedProductId);
  return winner === null ? outcome : { ok: false, problems: [duplicateOf(winner)] };
}

const creation = (input: CreateTicketInput): Command<TicketResult> => ({
  move: 'createTroubleTicket',
  input,
  locks: [],
  plan: async (tx, viewer) => {
    const product = await productOf(tx, viewer, input.installedProductId);
    const observedImpact = input.observedImpact ?? null;
    const said = {
      description: (input.description ?? '').trim(),
      faultClarified: input.faultClarified ?? false,
      contactName: blankless(input.contactName),
      contactPhone: blankless(input.contactPhone),
    };
    refuseIfAny(reportProblems({ ...said, observedImpact, productStatus: product.status }));
    const open = await findOpenTicket(tx, product.id);
    refuseIfAny(open === null ? [] : [duplicateOf(open)]);
    if (observedImpact === null) throw new Error('judged by reportProblems');
    const number = await nextNumber(tx, 'T', 'trouble_ticket_numbers');
    const { organisationId } = product;
    const row = {
      id: newId('TroubleTicket'),
      number,
      organisationId,
      installedProductId: product.id,
      reportedById: viewer.userId,
      lastActedById: viewer.userId,
      ...said,
      observedImpact,
      priority: input.priority ?? usualPriority[observedImpact],
      status: 'ACKNOWLEDGED' as const,
      searchText: searchTextOf(number, said.description, product),
    };
    const root = { noun: ticketNoun, id: row.id, organisationId, placedById: viewer.userId, number, carrierVisible: true };
    return { writes: [created(root, ticketNoun, row)], result: { troubleTicketId: row.id } };
  },
});

const blankless = (text: string | null | undefined): string | null => {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
};

const duplicateOf = ({ id, number }: { id: string; number: string }): Problem =>
  noTicket.duplicate('/installedProductId', { number }, { data: { existingIds: [id] } });

/** TT-02: who has no access to the module hears of no product it could be about; rights are judged before it is looked for. */
async function productOf(tx: Tx, viewer: Viewer, id: string): Promise<InstalledProduct> {
  refuseIfAny(creationRights(viewer));
  const product = await tx.installedProduct.findFirst({ where: { id, ...ownOrCarrier(viewer) } });
  if (product === null) throw new Refused([no.notFound('/installedProductId')]);
  return product;
}

/** Why this viewer may not report faults at all. */
export const creationRights = (viewer: Viewer): Problem[] =>
  rightProblems(viewer, ['TROUBLE_TICKET'], maySeeTickets(viewer) && mayUse(asReporter(viewer), ticketLifecycle.moves.createTroubleTicket));

/** TT-01: what the carrier asked is answered, in words, with a file or both. */
export const answerTicketInfo = (
  context: Context,
  input: ChangeInput & { text?: string | null | undefined },
): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'answerTicketInfo', input, async (tx, _viewer, ticket) => {
    refuseIfAny(answerProblems(input.text, await hasNewFile(tx, ticket)));
    const text = blankless(input.text);
    return {
      write: moved(rootOf(ticket), ticketNoun, ticket, 'IN_PROCESS', { question: null }, { comment: text }),
      message: text === null ? undefined : { text },
    };
  });

/** TT-01: the fault is gone. */
export const confirmTicketResolved = (context: Context, input: ChangeInput): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'confirmTicketResolved', input, (_tx, _viewer, ticket) => ({
    write: moved(rootOf(ticket), ticketNoun, ticket, 'CLOSED'),
  }));

/** TT-01: the fault is not gone. The reason joins the thread. */
export const reopenTroubleTicket = (context: Context, input: ChangeInput & { reason: string }): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'reopenTroubleTicket', input, (_tx, _viewer, ticket) => {
    refuseIfAny(reasonProblems(input.reason));
    return {
      write: moved(rootOf(ticket), ticketNoun, ticket, 'REOPENED', {}, { comment: input.reason.trim() }),
      message: { text: input.reason },
    };
  });

/** TT-01: the report was a mistake, or the fault went away by itself. */
export const cancelTroubleTicket = (
  context: Context,
  input: ChangeInput & { comment?: string | null | undefined },
): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'cancelTroubleTicket', input, (_tx, _viewer, ticket) => {
    const comment = blankless(input.comment);
    return {
      write: moved(rootOf(ticket), ticketNoun, ticket, 'CANCELLED', { question: null }, { comment }),
      message: comment === null ? undefined : { text: comment },
    };
  });
