import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import { declareChanged } from '../events/live.graphql.ts';
import { PersonType } from '../identity/users/person.graphql.ts';
import { AvailableMoveType, BallInCourtType } from '../moves.graphql.ts';
import { visibleTicketActivities } from './ticket-activity.graphql.ts';
import { ballOfTicket, closesOn, ticketMovesOf } from './ticket.available.ts';
import { ImpactEnum, PriorityEnum, TicketStatusEnum } from './ticket.enums.ts';
import { ticketColumns, visibleTickets } from './ticket.state.ts';

export const TroubleTicketType = builder.prismaNode('TroubleTicket', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description:
    'A fault on one of your installed products, with its thread and its solution. Opens for users with `troubleTicketAccess` and for the carrier; to everybody else there are none (TT-02).',
  findUnique: (id, context) => ({ id, AND: [visibleTickets(requireViewer(context))] }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The portal’s number: T-10001.' }),
    status: t.field({ type: TicketStatusEnum, description: 'How far it has come.', resolve: (ticket) => ticket.status }),
    installedProduct: t.relation('installedProduct', { description: 'What has failed.' }),
    description: t.exposeString('description', { description: 'The fault in the words of who reported it.' }),
    observedImpact: t.field({ type: ImpactEnum, description: 'What the end user notices.', resolve: (ticket) => ticket.observedImpact }),
    priority: t.field({ type: PriorityEnum, description: 'How urgent it is to you.', resolve: (ticket) => ticket.priority }),
    faultClarified: t.exposeBoolean('faultClarified', {
      description: 'Who reported it has made sure that the fault is not on the own side (TT-04).',
    }),
    contactName: t.exposeString('contactName', { nullable: true, description: 'Whom to call about it.' }),
    contactPhone: t.exposeString('contactPhone', { nullable: true, description: 'Digits only (O-14).' }),
    question: t.exposeString('question', { nullable: true, description: 'What the carrier has asked, while it waits for the answer.' }),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'What the fault was, once it is resolved. A reopened ticket keeps it until it is resolved anew.',
    }),
    closesOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date on which the clock closes it; only in RESOLVED, 14 calendar days after it got there (D-22).',
      resolve: closesOn,
    }),
    enteredStatusAt: t.expose('enteredStatusAt', { type: 'DateTime', description: 'Since when it has this status.' }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` (G-06).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was reported.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    organisation: t.relation('organisation', { description: 'Whose it is.' }),
    reportedBy: t.field({
      type: PersonType,
      description: 'The customer user who reported it.',
      resolve: ({ reportedById }) => reportedById,
    }),
    lastActedBy: t.field({
      type: PersonType,
      description: 'The customer user who last acted, with phone and e-mail (IA-04).',
      resolve: ({ lastActedById }) => lastActedById,
    }),
    assignee: t.field({
      type: PersonType,
      nullable: true,
      description: 'Carrier staff: who took it.',
      resolve: ({ assigneeId }, _args, context) => (requireViewer(context).isCarrier ? assigneeId : null),
    }),
    activities: t.relation('activities', {
      description: 'The thread, oldest first.',
      query: (_args, context) => ({ where: visibleTicketActivities(requireViewer(context)), orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    }),
    ballInCourt: t.field({ type: BallInCourtType, description: 'Whose move it is.', resolve: ballOfTicket }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do with it now.',
      select: ticketColumns,
      resolve: (ticket, _args, context) => ticketMovesOf(context.db, requireViewer(context), ticket),
    }),
    history: t.field({
      type: [StatusEventType],
      description: 'Who did what when, newest first.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: (ticket, { first }, context) => historyOf(context, ticket.id, first ?? 100),
    }),
  }),
});

builder.queryField('troubleTicket', (t) =>
  t.prismaField({
    type: 'TroubleTicket',
    nullable: true,
    description: 'One trouble ticket, by id or by number. Null when there is none that you may see.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      number: t.arg.string({ description: 'Or its number: T-10001.' }),
    },
    resolve: (query, _root, { id, number }, context) =>
      context.db.troubleTicket.findFirst({
        ...query,
        where: {
          AND: [id == null ? { number: (number ?? '').trim().toUpperCase() } : { id }, visibleTickets(requireViewer(context))],
        },
      }),
  }),
);

declareChanged(
  'troubleTicketChanged',
  'Follows one trouble ticket: its state first (or what was missed since `after`), then UpToDate, then each change.',
  async (context, id) => (await context.db.troubleTicket.count({ where: { AND: [{ id }, visibleTickets(requireViewer(context))] } })) === 1,
);
