import type { Context } from '../context.ts';
import { refuseIfAny } from '../refusals.ts';
import type { Outcome } from '../transition.ts';
import { moved, noted, updated } from '../writes.ts';
import { ticketNoun } from './ticket.nouns.ts';
import { messageProblems, questionProblems, resolutionProblems } from './ticket.rules.ts';
import { rootOf } from './ticket.state.ts';
import { onTicket, type ChangeInput, type TicketResult } from './ticket.writing.ts';

// Context 14: what the carrier does with a ticket, and what both sides may do.

/** TT-01: somebody at the carrier looks for the fault from now on. */
export const startTroubleTicket = (context: Context, input: ChangeInput): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'startTroubleTicket', input, (_tx, viewer, ticket) => ({
    write: moved(rootOf(ticket), ticketNoun, ticket, 'IN_PROCESS', { assigneeId: viewer.userId }),
  }));

/** TT-01: what only the customer knows. The question stands on the ticket and in the thread. */
export const requestTicketInfo = (context: Context, input: ChangeInput & { question: string }): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'requestTicketInfo', input, (_tx, _viewer, ticket) => {
    refuseIfAny(questionProblems(input.question));
    const question = input.question.trim();
    return {
      write: moved(rootOf(ticket), ticketNoun, ticket, 'PENDING', { question }, { comment: question }),
      message: { text: question },
    };
  });

/** TT-01: what the fault was stands on the ticket and in the thread. */
export const resolveTroubleTicket = (context: Context, input: ChangeInput & { resolution: string }): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'resolveTroubleTicket', input, (_tx, _viewer, ticket) => {
    refuseIfAny(resolutionProblems(input.resolution));
    const resolution = input.resolution.trim();
    return {
      write: moved(rootOf(ticket), ticketNoun, ticket, 'RESOLVED', { resolution }, { comment: resolution }),
      message: { text: resolution },
    };
  });

interface MessageInput extends ChangeInput {
  readonly text: string;
  readonly visibleToCustomer?: boolean | null | undefined;
}

/** TT-05, AUD-06: a message for both sides, or a note that only the carrier ever sees. */
export const addTicketActivity = (context: Context, input: MessageInput): Promise<Outcome<TicketResult>> =>
  onTicket(context, 'addTicketActivity', input, (_tx, viewer, ticket) => {
    const visibleToCustomer = input.visibleToCustomer ?? true;
    refuseIfAny(messageProblems(viewer, input.text, visibleToCustomer));
    const comment = input.text.trim();
    const write = visibleToCustomer
      ? updated(rootOf(ticket), ticketNoun, ticket, {}, { comment, changes: null })
      : noted(rootOf(ticket), ticketNoun, ticket, viewer.organisationId, { comment });
    return { write, message: { text: input.text, visibleToCustomer } };
  });
