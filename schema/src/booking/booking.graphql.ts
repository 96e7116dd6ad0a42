import { counting } from '../availability/check.rules.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { guarded } from '../events/live.graphql.ts';
import { refusalError } from '../refusals.graphql.ts';
import { Refused } from '../refusals.ts';
import { say } from '../words.ts';
import { isReachable } from './appointment-system.ts';
import { bookingStanding, earliestDate, mostNumbers, type BookingStanding } from './booking.rules.ts';
import { bookingWords } from './booking.words.ts';
import { freeSlots, hasOffer } from './calendars.ts';
import { slotWindowOf, visibleLine, type BookedLine, type SlotArgs } from './slot-window.ts';
import { followSlots, type SlotNews } from './slots.live.ts';
import type { OpenSlot } from './slots.rules.ts';

const fromWords = 'The first day. Left out: the earliest day on which there can be a slot.';
const daysWords = 'How many days, from 1 to 28.';

const NeedEnum = builder.enumType('BookingNeed', {
  description: 'Whether a technician is booked by the customer (context 10).',
  values: {
    REQUIRED: { description: 'The line is not sent without a confirmed booking, unless none can be had (B-01, B-11).' },
    RECOMMENDED: { description: 'A booking is the fastest way to delivery; leaving it out has to be confirmed (B-09).' },
    NOT_POSSIBLE: { description: 'Nothing can be booked; `reason` says why (B-02, B-04, B-07).' },
  } as const,
});

const StandingType = builder.objectRef<BookingStanding & { readonly mostNumbers: number }>('BookingStanding').implement({
  description: 'Whether a technician must, should or cannot be booked for a line, and why.',
  fields: (t) => ({
    need: t.field({ type: NeedEnum, description: 'Required, recommended or not possible.', resolve: ({ need }) => need }),
    reason: t.string({
      description: 'Why, in your language.',
      resolve: ({ reason }, _args, { locale }) => say(bookingWords[reason], locale),
    }),
    mostNumbers: t.exposeInt('mostNumbers', {
      description: 'So many telephone numbers can be kept with the booking (B-05); 0 for what has none.',
    }),
  }),
});

builder.prismaObjectField('OrderLine', 'booking', (t) =>
  t.field({
    type: StandingType,
    description: 'Whether a technician must, should or cannot be booked as the line stands.',
    select: {
      attributes: true,
      modifyKind: true,
      previousProduct: { select: { code: true } },
      product: { select: { code: true, family: true, availabilityPolicy: true, selfBooking: true, numberReservation: true } },
      checks: { orderBy: { id: 'desc' }, take: 1 },
      order: { select: { orderType: true } },
    },
    resolve: (line) => ({
      ...bookingStanding(line, counting(line.checks), line.order.orderType === 'PROJECT'),
      mostNumbers: mostNumbers(line.product),
    }),
  }),
);
builder.prismaObjectField('OrderLine', 'isUnbooked', (t) =>
  t.boolean({
    description:
      'True when the line is to be sent, or was sent, without the booking it could have had: it is treated by hand (B-09, B-11).',
    select: { unbooked: true },
    resolve: ({ unbooked }) => unbooked !== null,
  }),
);

const SlotType = builder.objectRef<OpenSlot>('AppointmentSlot').implement({
  description: 'Hours in which a technician can come and that are free.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'The day, read in Oslo.', resolve: ({ date }) => date }),
    slotStart: t.expose('slotStart', {
      type: 'DateTime',
      description: 'The technician comes at this time or later: what you give to `holdAppointmentSlot`.',
    }),
    slotEnd: t.expose('slotEnd', { type: 'DateTime', description: 'And at this time or earlier.' }),
    free: t.exposeInt('free', { description: 'So many visits can still be booked in it. Others may take them before you.' }),
  }),
});

interface Offer {
  readonly earliest: string | null;
  readonly slots: readonly OpenSlot[];
  readonly line: BookedLine;
}

const OfferType = builder.objectRef<Offer>('AppointmentSlots').implement({
  description: 'The free slots of some days for an order line.',
  fields: (t) => ({
    earliest: t.field({
      type: 'Date',
      nullable: true,
      description: 'Nothing is offered before this day: the requested date (B-08). Null while that is missing.',
      resolve: ({ earliest }) => earliest,
    }),
    slots: t.field({
      type: [SlotType],
      description: 'By their time. Empty where nobody can come (B-11).',
      resolve: ({ slots }) => [...slots],
    }),
    isOffered: t.boolean({
      description:
        'False when no slot at all is free in the four weeks from the requested date, or the appointment system does not answer: then `skipAppointment` lets the order go on without a booking (B-11).',
      resolve: async ({ line }, _args, context) =>
        (await hasOffer(context.db, line, context.clock.now())) && (await isReachable(context.ports.appointments)),
    }),
  }),
});

builder.queryField('appointmentSlots', (t) =>
  t.field({
    type: OfferType,
    description: 'The free slots for an order line, of its address and product. Follow them live with `appointmentSlotChanged` (B-10).',
    args: {
      lineId: t.arg.id({ required: true, description: 'The order line.' }),
      from: t.arg({ type: 'Date', description: fromWords }),
      days: t.arg.int({ required: true, defaultValue: 7, description: daysWords }),
    },
    resolve: (_root, args, context) => answered(context, () => offerOf(context, args)),
  }),
);

async function offerOf(context: Context, args: SlotArgs): Promise<Offer> {
  const line = await visibleLine(context, args.lineId);
  const window = await slotWindowOf(context, line, args);
  const now = context.clock.now();
  return {
    line,
    earliest: line.requestedDate === null ? null : earliestDate(line.requestedDate, now),
    slots: window === null ? [] : await freeSlots(context.db, window, now),
  };
}

async function answered<T>(context: Context, look: () => Promise<T>): Promise<T> {
  requireViewer(context);
  try {
    return await look();
  } catch (error) {
    throw error instanceof Refused ? refusalError.of(error, context) : error;
  }
}

const NewsType = builder.objectRef<SlotNews>('AppointmentSlotNews').implement({
  description: 'What an open calendar is told: all free slots first, then only what differs.',
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', {
      description: 'True of the first message, and of the first after you have come back: forget what you had.',
    }),
    slots: t.field({
      type: [SlotType],
      description: 'Slots that are free now, or have another number of free places.',
      resolve: ({ slots }) => [...slots],
    }),
    gone: t.field({
      type: ['DateTime'],
      description: 'The `slotStart` of slots that are not free any more: somebody took the last place, or their time has come.',
      resolve: ({ gone }) => [...gone],
    }),
  }),
});

builder.subscriptionField('appointmentSlotChanged', (t) =>
  t.field({
    type: NewsType,
    description:
      'The free slots for an order line, and every change of them by anybody, while you have the calendar open (B-10). It says nothing of who took one. There is no cursor: after a break the first message is all there is. Where the line itself gets another date, address or product, subscribe anew: by itself it notices within a minute.',
    args: {
      lineId: t.arg.id({ required: true, description: 'The order line.' }),
      from: t.arg({ type: 'Date', description: fromWords }),
      days: t.arg.int({ required: true, defaultValue: 7, description: daysWords }),
    },
    subscribe: (_root, args, context) =>
      guarded(context, async () => {
        await visibleLine(context, args.lineId);
        return followSlots(context, args);
      }),
    resolve: (news) => news,
  }),
);
