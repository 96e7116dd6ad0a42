import { InstalledStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { ownOrCarrier } from '../access.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { PhaseEnum } from '../status-dictionary.graphql.ts';
import { say } from '../words.ts';
import { installedStatuses } from './installed.statuses.ts';

export const InstalledStatusEnum = builder.enumType('InstalledStatus', {
  description: 'Where an installed product stands.',
  values: Object.fromEntries(
    Object.values(InstalledStatus).map((status) => [status, { description: installedStatuses[status].meaning.en }]),
  ) as Record<InstalledStatus, { description: string }>,
});

export const InstalledProductType = builder.prismaNode('InstalledProduct', {
  nullable: true,
  id: { field: 'id', description: 'Opaque and stable.' },
  description: 'A product that was delivered: a circuit, an access line, a telephone line (CAT-14).',
  findUnique: (id, context) => ({ id, ...ownOrCarrier(requireViewer(context)) }),
  fields: (t) => ({
    status: t.field({ type: InstalledStatusEnum, description: 'Where it stands.', resolve: ({ state }) => state }),
    statusLabel: t.string({
      description: 'What to call the status, in your language.',
      resolve: ({ state }, _args, { locale }) => say(installedStatuses[state].label, locale),
    }),
    statusMeaning: t.string({
      description: 'One sentence on what the status means, in your language.',
      resolve: ({ state }, _args, { locale }) => say(installedStatuses[state].meaning, locale),
    }),
    phase: t.field({
      type: PhaseEnum,
      description: 'What the status comes to for you; gives it its look.',
      resolve: ({ state }) => installedStatuses[state].phase,
    }),
    product: t.relation('product', { description: 'What it is.' }),
    attributes: t.field({
      type: 'JSON',
      description: 'Its attributes by key: speedKbps and others.',
      resolve: ({ attributes }) => attributes,
    }),
    address: t.relation('address', { nullable: true, description: 'Where it is connected.' }),
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
    organisation: t.relation('organisation', { description: 'Whose it is.' }),
    version: t.exposeInt('version', { description: 'Rises with every change.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});
