import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { matching } from '../keyset.ts';
import { declareList } from '../lists/list.graphql.ts';
import { ImpactEnum, PriorityEnum, TicketStatusEnum } from './ticket.enums.ts';
import { TroubleTicketType } from './ticket.graphql.ts';
import { visibleTickets } from './ticket.state.ts';

const TicketFilter = builder.inputType('TroubleTicketFilter', {
  description: 'Narrows the list; everything given must hold.',
  fields: (t) => ({
    status: t.field({ type: [TicketStatusEnum], description: 'It is in one of these.' }),
    observedImpact: t.field({ type: [ImpactEnum], description: 'The end user notices one of these.' }),
    priority: t.field({ type: [PriorityEnum], description: 'It is this urgent.' }),
    installedProductId: t.id({ description: 'It is about this installed product.' }),
    text: t.string({ description: 'Words found in its number, its circuit or phone number, its end user or its description.' }),
    assignedToMe: t.boolean({ description: 'Carrier staff: I took it.' }),
    organisationId: t.id({ description: 'The carrier: tickets of this customer.' }),
    needsMe: t.boolean({ description: 'Only tickets that wait for the customer to answer, or to confirm or reopen.' }),
  }),
});

type Filter = typeof TicketFilter.$inferInput;

function whereOf(context: Context, filter: Filter | null | undefined): Prisma.TroubleTicketWhereInput {
  const viewer = requireViewer(context);
  const { status, observedImpact, priority, installedProductId, organisationId } = filter ?? {};
  const all: Prisma.TroubleTicketWhereInput[] = [visibleTickets(viewer), matching(filter?.text)];
  if (filter?.needsMe === true) all.push({ status: { in: ['PENDING', 'RESOLVED'] } });
  if (filter?.assignedToMe === true) all.push(viewer.isCarrier ? { assigneeId: viewer.userId } : { id: '' });
  if (organisationId != null) all.push({ organisationId });
  return {
    AND: all,
    ...(status == null ? {} : { status: { in: status } }),
    ...(observedImpact == null ? {} : { observedImpact: { in: observedImpact } }),
    ...(priority == null ? {} : { priority: { in: priority } }),
    ...(installedProductId == null ? {} : { installedProductId }),
  };
}

const TicketSort = builder.enumType('TroubleTicketSort', {
  description: 'What a list of trouble tickets is sorted by.',
  values: {
    CREATED: { value: 'createdAt', description: 'When it was reported.' },
    CHANGED: { value: 'updatedAt', description: 'When it last changed.' },
    NUMBER: { value: 'serial', description: 'The number, as a number: 9999 stands before 10000.' },
  } as const,
});

declareList({
  name: 'troubleTickets',
  typeName: 'TroubleTicket',
  type: TroubleTicketType,
  description:
    'Your trouble tickets, newest first unless sorted otherwise; closed ones are found too. Empty for who has no access to the module (TT-02). Page by `after`; follow `troubleTicketList` to keep it true.',
  filter: TicketFilter,
  sort: TicketSort,
  usually: { sort: 'createdAt', direction: 'desc' },
  words: {
    filter: 'Which tickets.',
    page: 'A page of trouble tickets.',
    totalCount: 'How many tickets match.',
  },
  where: whereOf,
  rows: ({ db }) => db.troubleTicket,
  rootTypes: ['TROUBLE_TICKET'],
});
