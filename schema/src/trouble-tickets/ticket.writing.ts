import type { Tx } from '@sporbar/prisma/client.ts';
import type { TroubleTicket } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { judge } from '../judge.ts';
import { refuseIfAny } from '../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import type { Write } from '../writes.ts';
import { ticketLifecycle, type TicketMove } from './ticket.lifecycle.ts';
import { asReporter } from './ticket.rules.ts';
import { loadTicket } from './ticket.state.ts';

/** What a command on trouble tickets answers. */
export interface TicketResult {
  readonly troubleTicketId: string;
}

export interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

/** A message of the thread that belongs to a move. */
export interface Message {
  readonly text: string;
  readonly visibleToCustomer?: boolean | undefined;
}

export interface Planned {
  readonly write: Write;
  readonly message?: Message | undefined;
}

/** Adds to the thread; nothing in it is ever changed (AUD-06). */
async function addMessage(tx: Tx, viewer: Viewer, troubleTicketId: string, message: Message, at: Date): Promise<void> {
  const { text, visibleToCustomer = true } = message;
  const author = { authorId: viewer.userId, authorName: viewer.fullName, byCarrier: viewer.isCarrier };
  await tx.ticketActivity.create({
    data: { id: newId('TicketActivity'), troubleTicketId, ...author, text: text.trim(), visibleToCustomer, at },
    select: { id: true },
  });
}

type PlanTicket = (tx: Tx, viewer: Viewer, ticket: TroubleTicket) => Promise<Planned> | Planned;

/** A command on a ticket: visible, allowed, at the expected version and in a fitting status before its own rules are asked. */
export const onTicket = (context: Context, move: TicketMove, input: ChangeInput, plan: PlanTicket): Promise<Outcome<TicketResult>> =>
  transition(context, {
    move,
    input,
    locks: [{ table: 'trouble_tickets', id: input.id }],
    plan: async (tx, viewer, now) => {
      const ticket = await loadTicket(tx, viewer, input.id);
      const objection = judge(ticketLifecycle, move, asReporter(viewer), ticket, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const { write, message } = await plan(tx, viewer, ticket);
      return {
        writes: [write],
        result: { troubleTicketId: ticket.id },
        alongside: message === undefined ? undefined : (inner) => addMessage(inner, viewer, ticket.id, message, now),
      };
    },
  });
