import type { OrderLine, Product } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { LineAccessEnum } from '../catalogue/catalogue.graphql.ts';
import { requireViewer } from '../context.ts';
import { EndUserType } from '../orders/end-user.graphql.ts';
import { seen, seenColumns } from '../orders/order-line.graphql.ts';
import { ProblemType } from '../refusals.graphql.ts';
import { dateOf } from '../time.ts';
import { say } from '../words.ts';
import { AegServiceEnum } from './aeg-service.ts';
import { accessOf, aegServices, firstTakeoverDate, namesNewEndUser, switchProblems, technicianComes } from './takeover.rules.ts';
import { reasonOf } from './takeover.words.ts';

const IspChangeType = builder.objectRef<OrderLine>('IspChange').implement({
  description: 'The subscription that a change of ISP takes over (context 06).',
  fields: (t) => ({
    previousProduct: t.prismaField({
      type: 'Product',
      nullable: true,
      description: 'What the end user has today (ISP-02, ISP-09).',
      resolve: (query, { previousProductCode }, _args, { db }) =>
        previousProductCode === null ? null : db.product.findUnique({ ...query, where: { code: previousProductCode } }),
    }),
    losingOperator: t.exposeString('losingOperator', { nullable: true, description: 'The operator the end user leaves (ISP-10).' }),
    existingPhoneNumber: t.exposeString('existingPhoneNumber', {
      nullable: true,
      description: 'Of the present subscription (ISP-11). Digits only.',
    }),
    authorisationReference: t.exposeString('authorisationReference', {
      nullable: true,
      description: 'From the NRDB authorisation server (ISP-12).',
    }),
    authorisationGivenBy: t.exposeString('authorisationGivenBy', {
      nullable: true,
      description: 'The owner of the present subscription (ISP-14).',
    }),
    ownerVerified: t.exposeBoolean('ownerVerified', { description: 'Whether it was verified that the owner gave it (ISP-14).' }),
    newEndUser: t.field({
      type: EndUserType,
      nullable: true,
      description: 'Who is to have the line; null where that stays the end user of the line (ISP-14).',
      resolve: (line) =>
        namesNewEndUser(line)
          ? {
              endUserKind: line.newEndUserKind,
              endUserName: line.newEndUserName,
              endUserBirthDate: line.newEndUserBirthDate,
              endUserOrgNumber: line.newEndUserOrgNumber,
            }
          : null,
    }),
    aegServices: t.field({
      type: [AegServiceEnum],
      description: 'Work beyond the network interface (ISP-06).',
      resolve: (line) => aegServices.filter((service) => line.aegServices.includes(service)),
    }),
  }),
});

builder.prismaObjectField('OrderLine', 'takeover', (t) =>
  t.field({
    type: IspChangeType,
    nullable: true,
    description: 'What it takes over; null unless its order is a change of ISP.',
    select: { ...seenColumns, order: { select: { action: true } } },
    resolve: (line, _args, context) => (line.order.action === 'CHANGE_ISP' ? seen(line, context) : null),
  }),
);

interface Preview {
  readonly previous: Product;
  readonly next: Product;
}

const PreviewType = builder.objectRef<Preview>('TakeoverPreview').implement({
  description: 'What a change of ISP from one product to another comes to, if it were ordered today.',
  fields: (t) => ({
    problems: t.field({
      type: [ProblemType],
      description: 'Why it cannot be ordered, paths as in an order’s first line; empty when it can (ISP-02, ISP-03).',
      resolve: ({ previous, next }) => switchProblems({ previousProduct: previous, product: next }, '/lines/0'),
    }),
    lineAccess: t.field({
      type: LineAccessEnum,
      nullable: true,
      description:
        'SHARED: the phone number of the present subscription is needed. FULL: the exact address of the end user (ISP-11). Null: neither for this reason.',
      resolve: ({ previous, next }) => accessOf({ previousProduct: previous, product: next }),
    }),
    minDays: t.int({
      nullable: true,
      description: 'How many days ahead the requested date lies at least: 16, or 21 for SHDSL and HDSL (ISP-15, ISP-16).',
      resolve: ({ next }) => next.ispChangeMinDays,
    }),
    firstValidDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The earliest requested date that would be accepted today; where a technician comes no weekend and no holiday (O-30).',
      resolve: ({ previous, next }, _args, { clock }) =>
        next.ispChangeMinDays === null
          ? null
          : firstTakeoverDate({ product: next, previousProduct: previous, address: null }, dateOf(clock.now())),
    }),
    needsTechnician: t.boolean({
      description: 'Whether a technician must be booked before it is submitted (ISP-07, ISP-08).',
      resolve: ({ previous, next }) => technicianComes(previous, next),
    }),
    reason: t.string({
      description: 'Why a technician comes or does not, in your language.',
      resolve: ({ previous, next }, _args, { locale }) => say(reasonOf(technicianComes(previous, next)), locale),
    }),
  }),
});

const isCode = (code: string): boolean => /^\w{1,40}$/.test(code);

builder.queryField('takeoverPreview', (t) =>
  t.field({
    type: PreviewType,
    nullable: true,
    description:
      'What taking an end user over from one product to another asks for (context 06). Null when the catalogue lacks one of them.',
    args: {
      previousProduct: t.arg.string({ required: true, description: 'Code of what the end user has today.' }),
      newProduct: t.arg.string({ required: true, description: 'Code of what the end user is to have with you.' }),
    },
    resolve: async (_root, { previousProduct, newProduct }, context) => {
      requireViewer(context);
      if (!isCode(previousProduct) || !isCode(newProduct)) return null;
      const found = await context.db.product.findMany({ where: { code: { in: [previousProduct, newProduct] } } });
      const [previous, next] = [previousProduct, newProduct].map((code) => found.find((product) => product.code === code));
      return previous === undefined || next === undefined ? null : { previous, next };
    },
  }),
);
