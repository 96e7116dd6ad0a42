import { AppointmentStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { counting } from '../availability/check.rules.ts';
import { bookingStanding } from '../booking/booking.rules.ts';
import { confirmProblems, rescheduleProblems } from '../booking/confirming.commands.ts';
import { availableMoves } from '../moves.ts';
import { AegServiceEnum } from '../takeovers/aeg-service.ts';
import { aegServices } from '../takeovers/takeover.rules.ts';
import { AvailableMoveType } from '../moves.graphql.ts';
import { dateOf } from '../time.ts';
import { appointmentLifecycle } from './appointment.lifecycle.ts';
import { mustBookAnew } from './appointment.rules.ts';

const AppointmentStatusEnum = builder.enumType('AppointmentStatus', {
  description: 'Where a technician’s visit stands (context 10).',
  values: Object.fromEntries(
    Object.values(AppointmentStatus).map((status) => [status, { description: appointmentLifecycle.statuses[status].meaning.en }]),
  ) as Record<AppointmentStatus, { description: string }>,
});

/** Of its line what decides what can be done about it. */
const bookedLine = {
  status: true,
  requestedDate: true,
  attributes: true,
  modifyKind: true,
  previousProduct: { select: { code: true } },
  product: { select: { code: true, family: true, availabilityPolicy: true, selfBooking: true } },
  checks: { orderBy: { id: 'desc' }, take: 1 },
  order: { select: { orderType: true } },
} as const;

builder.prismaNode('Appointment', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A technician’s visit to the end user of an order line.',
  findUnique: (id, context) => {
    const viewer = requireViewer(context);
    return { id, orderLine: { order: visibleOf(viewer) }, ...(viewer.isCarrier ? { status: { not: 'HELD' as const } } : {}) };
  },
  fields: (t) => ({
    orderLine: t.relation('orderLine', { description: 'The line it is for.' }),
    status: t.field({ type: AppointmentStatusEnum, description: 'Where it stands.', resolve: ({ status }) => status }),
    date: t.field({ type: 'Date', description: 'The day of the visit, read in Oslo.', resolve: ({ slotStart }) => dateOf(slotStart) }),
    slotStart: t.expose('slotStart', { type: 'DateTime', description: 'The technician comes at this time or later.' }),
    slotEnd: t.expose('slotEnd', { type: 'DateTime', description: 'And at this time or earlier.' }),
    externalRef: t.exposeString('externalRef', {
      nullable: true,
      description: 'The reference in the appointment system. At most 40 characters.',
    }),
    contactName: t.exposeString('contactName', { nullable: true, description: 'Who lets the technician in; copied from the line.' }),
    contactPhone: t.exposeString('contactPhone', { nullable: true, description: 'Copied from the line. Digits only (O-14).' }),
    comment: t.exposeString('comment', { nullable: true, description: 'What was said of the visit.' }),
    isWastedVisitCharged: t.exposeBoolean('wastedVisitCharged', {
      description: 'True when a visit to a closed door is charged; the amount stands on the invoice (M-22).',
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` when you report the visit (G-06).' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    heldUntil: t.expose('heldUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a slot that is HELD: it is kept for you until then (D-37). Confirm it before.',
    }),
    secondsLeft: t.int({
      nullable: true,
      description: 'Of a slot that is HELD: for so many seconds it is still kept, by the server’s clock. Count down from it.',
      resolve: ({ status, heldUntil }, _args, { clock }) =>
        status !== 'HELD' || heldUntil === null ? null : Math.max(0, Math.ceil((heldUntil.getTime() - clock.now().getTime()) / 1000)),
    }),
    aegServices: t.field({
      type: [AegServiceEnum],
      description: 'Of a change of ISP: the work beyond the network interface that the technician comes for as well (ISP-06).',
      resolve: (visit) => aegServices.filter((service) => visit.aegServices.includes(service)),
    }),
    numbers: t.exposeStringList('numbers', {
      description: 'The telephone numbers kept with it (B-05). They are free again when it is released.',
    }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do about it now.',
      select: { orderLine: { select: bookedLine } },
      resolve: ({ orderLine: line, ...appointment }, _args, context) =>
        availableMoves(appointmentLifecycle, 'line', requireViewer(context), [appointment], (move) => {
          const standing = bookingStanding(line, counting(line.checks), line.order.orderType === 'PROJECT');
          if (move === 'confirmAppointment') return { problems: confirmProblems(appointment, line, standing, context.clock.now()) };
          if (move !== 'rescheduleAppointment') return { problems: [] };
          return {
            problems: rescheduleProblems(appointment, line, standing),
            hidden: line.status !== 'NEW' || appointment.calendarCode === null,
          };
        }),
    }),
  }),
});

builder.prismaObjectField('OrderLine', 'appointments', (t) =>
  t.relation('appointments', {
    description:
      'The technician’s visits for it, newest first; at most one is HELD or CONFIRMED. A slot that a customer holds is not the carrier’s to see.',
    query: (_args, context) => ({
      orderBy: { id: 'desc' },
      ...(requireViewer(context).isCarrier ? { where: { status: { not: 'HELD' } } } : {}),
    }),
  }),
);
builder.prismaObjectField('OrderLine', 'mustBookAnew', (t) =>
  t.boolean({
    description: 'True when the last visit was released or came to nothing, so that one has to be booked anew (M-17, M-22).',
    select: { status: true, appointments: { orderBy: { id: 'desc' }, take: 1 } },
    resolve: (line) => mustBookAnew(line),
  }),
);
