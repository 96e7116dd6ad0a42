import type { TroubleTicket } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { registerAttachmentOwner, rightsBy, type OwnerState } from '../files/attachment-owner.ts';
import { canAttach } from '../files/attachment-rights.ts';
import { AttachmentType } from '../files/attachment.graphql.ts';
import { attachmentsOf } from '../files/attachments-of.ts';
import { judge } from '../judge.ts';
import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { ticketLifecycle } from './ticket.lifecycle.ts';
import { ticketNoun } from './ticket.nouns.ts';
import { asReporter } from './ticket.rules.ts';
import { rootOf, visibleTickets } from './ticket.state.ts';

/** ATT-08: who may write a message may attach. */
const objectionOf = (viewer: Viewer, ticket: TroubleTicket): Problem | undefined =>
  judge(ticketLifecycle, 'addTicketActivity', asReporter(viewer), ticket);

// Both sides attach while the ticket is open, as they write messages.
registerAttachmentOwner({
  type: 'TROUBLE_TICKET',
  lockOf: async (db, id) =>
    (await db.troubleTicket.findUnique({ where: { id }, select: { id: true } })) === null ? undefined : { table: 'trouble_tickets', id },
  load: async (tx, viewer, id) => {
    const ticket = await tx.troubleTicket.findFirst({ where: { AND: [{ id }, visibleTickets(viewer)] } });
    if (ticket === null) return null;
    const state: OwnerState<TroubleTicket> = {
      root: rootOf(ticket),
      row: ticket,
      noun: ticketNoun,
      objection: objectionOf(viewer, ticket),
    };
    return state;
  },
  rightsOf: async (db, viewer, ids) => {
    const tickets = await db.troubleTicket.findMany({ where: { AND: [{ id: { in: [...ids] } }, visibleTickets(viewer)] } });
    return rightsBy(tickets, (ticket) => objectionOf(viewer, ticket));
  },
});

builder.prismaObjectField('TroubleTicket', 'canAttach', (t) =>
  t.loadable({ ...canAttach('TROUBLE_TICKET'), resolve: (ticket) => ticket.id }),
);

builder.prismaObjectField('TroubleTicket', 'attachments', (t) =>
  t.loadableList({
    type: AttachmentType,
    description: 'Files on this ticket, oldest first: the customer’s and the carrier’s (ATT-08).',
    load: (ids: string[], context) => attachmentsOf(context, 'TROUBLE_TICKET', ids),
    // Asked again on every execution: a socket's context outlives many changes.
    loaderOptions: { cache: false },
    resolve: (ticket) => ticket.id,
  }),
);
