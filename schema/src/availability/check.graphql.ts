import { CheckStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { AvailableMoveType } from '../moves.graphql.ts';
import { availableMoves } from '../moves.ts';
import type { Viewer } from '../viewer.ts';
import { say } from '../words.ts';
import type { AvailabilityHit } from './availability-system.ts';
import { ColourEnum, SearchKindEnum, YellowReasonEnum } from './check.enums.ts';
import { selectProblems } from './check.commands.ts';
import { checkLifecycle } from './check.lifecycle.ts';
import { bookingAllowed, counting, hitsOf, isOutdated, secondsAsked, submitAllowed } from './check.rules.ts';
import { lightOf } from './check.words.ts';

const CheckStateEnum = builder.enumType('AvailabilityCheckState', {
  description: 'Where an availability check stands (context 09).',
  values: Object.fromEntries(
    Object.values(CheckStatus).map((status) => [status, { description: checkLifecycle.statuses[status].meaning.en }]),
  ) as Record<CheckStatus, { description: string }>,
});

const HitType = builder.objectRef<AvailabilityHit & { index: number }>('AvailabilityHit').implement({
  description: 'A line that an availability check has found.',
  fields: (t) => ({
    index: t.exposeInt('index', { description: 'Its place in the list, from 0: what `selectAvailabilityHit` is given.' }),
    addressLine: t.exposeString('addressLine', { description: 'Where it leads to.' }),
    accessLineNumber: t.exposeString('accessLineNumber', { nullable: true, description: 'Its number, where it has one.' }),
    colour: t.field({ type: ColourEnum, description: 'The light for the product on this line.', resolve: ({ colour }) => colour }),
    label: t.string({
      description: 'The light in words, in your language (K-16).',
      resolve: (hit, _args, { locale }) => say(lightOf(hit).label, locale),
    }),
  }),
});

/** O-31: what a customer checks for a draft, or while changing a line, is not the carrier's to see. */
const seenBy = (viewer: Viewer) => ({ order: visibleOf(viewer), ...(viewer.isCarrier ? { status: { not: 'NEW' as const } } : {}) });

const CheckType = builder.prismaNode('AvailabilityCheck', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'The question whether an order line can be delivered, and its answer. One of a line counts at a time.',
  findUnique: (id, context) => ({ id, discardedAt: null, orderLine: seenBy(requireViewer(context)) }),
  fields: (t) => ({
    orderLine: t.relation('orderLine', { description: 'The line it is for.' }),
    searchKind: t.field({ type: SearchKindEnum, description: 'What was searched by (K-04).', resolve: ({ searchKind }) => searchKind }),
    searchValue: t.exposeString('searchValue', { description: 'The number, or the address in words.' }),
    state: t.field({ type: CheckStateEnum, description: 'Where it stands.', resolve: ({ status }) => status }),
    attempts: t.exposeInt('attempts', { description: 'Time-outs in a row (K-12).' }),
    colour: t.field({
      type: ColourEnum,
      nullable: true,
      description: 'The light; null until there is an answer, and while none of several hits is chosen (K-05).',
      resolve: ({ colour }) => colour,
    }),
    yellowReason: t.field({
      type: YellowReasonEnum,
      nullable: true,
      description: 'Why it is yellow.',
      resolve: ({ yellowReason }) => yellowReason,
    }),
    label: t.string({
      nullable: true,
      description: 'The light in words, in your language: never show the colour without them (K-16).',
      resolve: (check, _args, { locale }) => sayOrNull(lightOf(check)?.label, locale),
    }),
    meaning: t.string({
      nullable: true,
      description: 'What it means for sending the order and booking a technician, in your language.',
      resolve: (check, _args, { locale }) => sayOrNull(lightOf(check)?.meaning, locale),
    }),
    hits: t.field({
      type: [HitType],
      description: 'The lines that were found. With more than one you choose (K-05).',
      resolve: (check) => (hitsOf(check) as readonly AvailabilityHit[]).map((hit, index) => ({ ...hit, index })),
    }),
    selectedHit: t.exposeInt('selectedHit', { nullable: true, description: 'The `index` of the chosen line; a single one is chosen.' }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the system was asked: 30 seconds later the check times out. Null while it waits to be.',
    }),
    secondsAsked: t.int({
      nullable: true,
      description: 'Whole seconds since the system was asked, by the portal’s clock; null unless the check is PENDING and was asked.',
      resolve: ({ status, askedAt }, _args, { clock }) => secondsAsked(status, askedAt, clock.now()),
    }),
    checkedAt: t.expose('checkedAt', { type: 'DateTime', nullable: true, description: 'When the answer came.' }),
    validUntil: t.expose('validUntil', { type: 'DateTime', nullable: true, description: '24 hours after the answer (K-14).' }),
    isOutdated: t.boolean({
      description: 'True after `validUntil`: the order can be sent all the same, and is checked again then (K-14).',
      resolve: (check, _args, { clock }) => isOutdated(check, clock.now()),
    }),
    submitAllowed: t.boolean({
      description: 'True where the check does not stand in the way of sending the order.',
      resolve: (check, _args, { clock }) => submitAllowed(check, clock.now()),
    }),
    bookingAllowed: t.boolean({
      description: 'True where a technician may be booked, as far as the check goes.',
      resolve: (check) => bookingAllowed(check),
    }),
    version: t.exposeInt('version', { description: 'Give it as `expectedVersion` when you choose a hit (G-06).' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    availableMoves: t.field({
      type: [AvailableMoveType],
      description: 'What you can do about it now; running it again is a move of the order line.',
      select: { orderLine: { select: { status: true } } },
      resolve: (check, _args, context) =>
        availableMoves(checkLifecycle, 'line', requireViewer(context), [check], (move) => ({
          problems: [],
          hidden: move !== 'selectAvailabilityHit' || selectProblems(check.orderLine, check).length > 0,
        })),
    }),
  }),
});

const sayOrNull = (words: Parameters<typeof say>[0] | undefined, locale: Parameters<typeof say>[1]): string | null =>
  words === undefined ? null : say(words, locale);

builder.prismaObjectField('OrderLine', 'availabilityCheck', (t) =>
  t.field({
    type: CheckType,
    nullable: true,
    description: 'The availability check that counts; null where none was run, and where a change has thrown it away (K-15).',
    select: { status: true, checks: { orderBy: { id: 'desc' }, take: 1 } },
    resolve: ({ status, checks }, _args, context) =>
      requireViewer(context).isCarrier && status === 'NEW' ? null : (counting(checks) ?? null),
  }),
);

const CountsType = builder.objectRef<Record<'green' | 'yellow' | 'red' | 'pending' | 'none', number>>('AvailabilityCounts').implement({
  description: 'How the lines of an order stand with their availability checks; lines that need none are not counted.',
  fields: (t) => ({
    green: t.exposeInt('green', { description: 'Lines that can be delivered.' }),
    yellow: t.exposeInt('yellow', { description: 'Lines whose check failed or gave no clear answer.' }),
    red: t.exposeInt('red', { description: 'Lines that cannot be delivered.' }),
    pending: t.exposeInt('pending', { description: 'Lines that are being checked.' }),
    none: t.exposeInt('none', { description: 'Lines without an answer that can be used: not run, timed out, or with no line chosen.' }),
  }),
});

builder.prismaObjectField('Order', 'availabilityCounts', (t) =>
  t.field({
    type: CountsType,
    description: 'The lights of its lines, counted: what a project shows while answers come in.',
    select: {
      lines: {
        select: { status: true, product: { select: { availabilityPolicy: true } }, checks: { orderBy: { id: 'desc' }, take: 1 } },
      },
    },
    resolve: ({ lines }, _args, context) => {
      const { isCarrier } = requireViewer(context);
      const counts = { green: 0, yellow: 0, red: 0, pending: 0, none: 0 };
      for (const line of lines) {
        if (line.product?.availabilityPolicy !== 'MANDATORY' || (isCarrier && line.status === 'NEW')) continue;
        const check = counting(line.checks);
        if (check?.status === 'PENDING') counts.pending += 1;
        else if (check?.colour === 'GREEN') counts.green += 1;
        else if (check?.colour === 'YELLOW') counts.yellow += 1;
        else if (check?.colour === 'RED') counts.red += 1;
        else counts.none += 1;
      }
      return counts;
    },
  }),
);
