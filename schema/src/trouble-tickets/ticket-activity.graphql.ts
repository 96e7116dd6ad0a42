import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import type { Viewer } from '../viewer.ts';
import { visibleTickets } from './ticket.state.ts';

/** A note of the carrier's is there for the carrier alone, wherever activities are read. */
export const visibleTicketActivities = (viewer: Viewer): Prisma.TicketActivityWhereInput =>
  viewer.isCarrier ? {} : { visibleToCustomer: true };

builder.prismaNode('TicketActivity', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'One message in the thread of a trouble ticket. It is added and never changed (AUD-06).',
  findUnique: (id, context) => {
    const viewer = requireViewer(context);
    return { id, troubleTicket: visibleTickets(viewer), AND: visibleTicketActivities(viewer) };
  },
  fields: (t) => ({
    authorName: t.exposeString('authorName', { description: 'Who wrote it, by the name at the time.' }),
    byCarrier: t.exposeBoolean('byCarrier', { description: 'True when the carrier wrote it.' }),
    text: t.exposeString('text', { description: 'What was written.' }),
    visibleToCustomer: t.exposeBoolean('visibleToCustomer', {
      description: 'False for a note of the carrier’s own; customers never get these.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
});
