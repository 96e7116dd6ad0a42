import { AttachmentParts } from '#lib/attachments/documents.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { EventParts, MailParts, MoveParts } from '#lib/nouns/parts.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { TicketRow, TicketThread } from '#lib/nouns/ticket.ts';
import { m } from '#lib/paraglide/messages.js';
import { BreachParts } from '#lib/requests/breach.ts';
import type { Move, MoveInput } from '#lib/status/moves.ts';

export const TicketQuery = graphql(
  `
    query TroubleTicket($number: String!) {
      ticket: troubleTicket(number: $number) {
        ...TicketRow
        ...TicketThread
        contactName
        contactPhone
        canAttach
        slaBreach {
          ...BreachParts
        }
        reportedBy {
          fullName
        }
        lastActedBy {
          fullName
          phone
          email
        }
        assignee {
          fullName
        }
        attachments {
          ...AttachmentParts
        }
        serviceRequests {
          ...RequestRow
        }
        sentMails {
          ...MailParts
        }
        availableMoves {
          ...MoveParts
        }
        history(first: 200) {
          ...EventParts
        }
      }
    }
  `,
  [AttachmentParts, BreachParts, TicketRow, TicketThread, RequestRow, MailParts, MoveParts, EventParts],
);

/** A link by id, as mails and refusals give it, leads to the page of the number. */
export const TicketNumber = graphql(`
  query TroubleTicketNumber($id: ID!) {
    troubleTicket(id: $id) {
      id
      number
    }
  }
`);

export type TicketDetail = NonNullable<ResultOf<typeof TicketQuery>['ticket']>;

/** A message is written in the thread, not by a button of its own. */
export const offered = (name: string): boolean => name !== 'addTicketActivity';

const text = (name: string, label: string, required: boolean): MoveInput => ({ name, label, kind: 'text', required });

/** What each move asks for. */
export function inputsOf(move: Move): readonly MoveInput[] {
  switch (move.name) {
    case 'requestTicketInfo':
      return [text('question', m.tickets_what_to_know(), true)];
    case 'answerTicketInfo':
      return [text('text', m.tickets_your_answer(), move.needs.includes('text'))];
    case 'resolveTroubleTicket':
      return [text('resolution', m.tickets_resolution(), true)];
    case 'reopenTroubleTicket':
      return [text('reason', m.tickets_what_still_fails(), true)];
    case 'cancelTroubleTicket':
      return [text('comment', m.field_why(), false)];
    default:
      return [];
  }
}
