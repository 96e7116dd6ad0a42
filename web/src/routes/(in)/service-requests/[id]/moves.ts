import { m } from '#lib/paraglide/messages.js';
import type { Move, MoveInput } from '#lib/status/moves.ts';

/** Moves that are made by filling in a form of the page, not by a button of their own. */
const byForm = ['updateServiceRequest', 'addServiceRequestActivity'];

export const offered = (name: string): boolean => !byForm.includes(name);

export const confirmed = ['closeServiceRequest', 'cancelServiceRequest'];

const text = (name: string, label: string, required: boolean, hint?: string): MoveInput => ({
  name,
  label,
  kind: 'text',
  required,
  ...(hint === undefined ? {} : { hint }),
});

/** What each move asks for. */
export function inputsOf(move: Move): readonly MoveInput[] {
  switch (move.name) {
    case 'reopenServiceRequest':
      return [text('reason', m.requests_reopen_why(), true)];
    case 'markServiceRequestIncomplete':
      return [text('resolution', m.field_what_is_missing(), true, m.requests_customer_reads())];
    case 'completeServiceRequest':
      return [text('resolution', m.requests_the_answer(), true, m.requests_customer_reads())];
    case 'cancelServiceRequest':
      return move.needs.includes('resolution')
        ? [text('resolution', m.field_why(), true, m.requests_customer_reads())]
        : [text('comment', m.field_why(), false)];
    default:
      return [];
  }
}
