import { InstalledStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { ModifyKind } from '@sporbar/prisma/generated/client/enums.ts';
import { mayOrder, ownOrCarrier, rightProblems, visibleOf } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { EndUserType } from '../orders/end-user.graphql.ts';
import { ModifyKindEnum } from '../orders/line.graphql-input.ts';
import { installedInclude } from '../orders/modify/modify.input.ts';
import { kindsFor, modifyGuards } from '../orders/modify/modify.rules.ts';
import { StatusEventType } from '../events/event.graphql.ts';
import { historyOf } from '../events/history.ts';
import type { Problem } from '../refusals.ts';
import { ProblemType } from '../refusals.graphql.ts';
import { PhaseEnum } from '../status-dictionary.graphql.ts';
import { say } from '../words.ts';
import { installedStatuses } from './installed.statuses.ts';

export const InstalledStatusEnum = builder.enumType('InstalledStatus', {
  description: 'Where an installed product stands.',
  values: Object.fromEntries(
    Object.values(InstalledStatus).map((status) => [status, { description: installedStatuses[status].meaning.en }]),
  ) as Record<InstalledStatus, { description: string }>,
});

const ModificationType = builder.objectRef<{ kind: ModifyKind; blockedBy: Problem[] }>('Modification').implement({
  description:
    'A kind of change that can be ordered for an installed product, and whether you would be let through. The guards are really evaluated.',
  fields: (t) => ({
    kind: t.field({ type: ModifyKindEnum, description: 'Give it as `modify.kind` of an order line.', resolve: ({ kind }) => kind }),
    allowed: t.boolean({
      description: 'True when nothing known now stands in the way. The new values are judged when the order is submitted.',
      resolve: ({ blockedBy }) => blockedBy.length === 0,
    }),
    blockedBy: t.field({ type: [ProblemType], description: 'Every reason why it is not allowed.', resolve: ({ blockedBy }) => blockedBy }),
  }),
});

export const InstalledProductType = builder.prismaNode('InstalledProduct', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A product that was delivered: a circuit, an access line, a telephone line (CAT-14).',
  findUnique: (id, context) => ({ id, ...ownOrCarrier(requireViewer(context)) }),
  fields: (t) => ({
    status: t.field({ type: InstalledStatusEnum, description: 'Where it stands.', resolve: ({ status }) => status }),
    statusLabel: t.string({
      description: 'What to call the status, in your language.',
      resolve: ({ status }, _args, { locale }) => say(installedStatuses[status].label, locale),
    }),
    statusMeaning: t.string({
      description: 'One sentence on what the status means, in your language.',
      resolve: ({ status }, _args, { locale }) => say(installedStatuses[status].meaning, locale),
    }),
    phase: t.field({
      type: PhaseEnum,
      description: 'What the status comes to for you; gives it its look.',
      resolve: ({ status }) => installedStatuses[status].phase,
    }),
    product: t.relation('product', { description: 'What it is.' }),
    addOns: t.stringList({ description: 'Codes of its add-on services.', resolve: ({ addOns }) => addOns }),
    attributes: t.field({
      type: 'JSON',
      description: 'Its attributes by key: speedKbps and others.',
      resolve: ({ attributes }) => attributes,
    }),
    address: t.relation('address', { nullable: true, description: 'Where it is connected.' }),
    endUser: t.field({ type: EndUserType, description: 'Whom it serves.', resolve: (installed) => installed }),
    endUserName: t.exposeString('endUserName', { nullable: true, description: 'Whom it serves.' }),
    circuitNumber: t.exposeString('circuitNumber', { nullable: true, description: 'The number of the circuit. At most 30 characters.' }),
    phoneNumber: t.exposeString('phoneNumber', { nullable: true, description: 'The telephone number. Digits only (O-14).' }),
    accessLineNumber: t.exposeString('accessLineNumber', { nullable: true, description: 'The number the line is carried on.' }),
    activeFrom: t.field({ type: 'Date', nullable: true, description: 'Since when it works.', resolve: ({ activeFrom }) => activeFrom }),
    terminatesOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The date on which it ends, once that is known.',
      resolve: ({ terminatesOn }) => terminatesOn,
    }),
    orderLine: t.relation('fromOrderLine', { nullable: true, description: 'The order line that delivered it.' }),
    modifications: t.field({
      type: [ModificationType],
      description: 'The changes you can order for it (M-18, M-19). Empty for the carrier, which orders nothing.',
      select: { status: true, productCode: true, attributes: true, ...installedInclude },
      resolve: (installed, _args, context) => {
        const viewer = requireViewer(context);
        if (viewer.isCarrier) return [];
        const right = rightProblems(viewer, ['ORDER'], mayOrder(viewer));
        return kindsFor(installed.product).map((kind) => ({ kind, blockedBy: [...right, ...modifyGuards(kind, installed, '')] }));
      },
    }),
    changes: t.prismaField({
      type: ['OrderLine'],
      description: 'The order lines that change it or did so, newest first.',
      resolve: (query, { id }, _args, context) =>
        context.db.orderLine.findMany({
          ...query,
          where: { installedProductId: id, order: visibleOf(requireViewer(context)) },
          orderBy: { id: 'desc' },
        }),
    }),
    organisation: t.relation('organisation', { description: 'Whose it is.' }),
    version: t.exposeInt('version', { description: 'Rises with every change.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was delivered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    history: t.field({
      type: [StatusEventType],
      description: 'What became of it when, newest first. The order lines behind it stand in `orderLine` and `changes`.',
      args: { first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }) },
      resolve: ({ id }, { first }, context) => historyOf(context, id, first ?? 100),
    }),
  }),
});
