import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { ObjectTypeEnum } from '../events/event.graphql.ts';
import { lifecycles } from '../lifecycle.ts';
import { refusalError } from '../refusals.graphql.ts';
import { AreaInfoType, areaChoices } from '../service-requests/areas/area.graphql.ts';
import { areasFor, type LinkType } from '../service-requests/areas/areas.ts';
import { ReferenceKindEnum } from '../service-requests/request.enums.graphql.ts';
import { ServiceRequestType } from '../service-requests/request.graphql.ts';
import { openStatuses } from '../service-requests/request.lifecycle.ts';
import { visibleRequests } from '../service-requests/request.state.ts';
import { say, type Words } from '../words.ts';
import { loadRaisedFrom, sightOf, type RaisedFrom } from './request-from-object.ts';

const deflection: Words = {
  en: 'This is the status right now, and it changes here by itself. Service requests are not for chasing it.',
  nb: 'Dette er statusen akkurat nå, og den endrer seg her av seg selv. Henvendelser er ikke til for å purre på den.',
  sv: 'Det här är statusen just nu, och den ändras här av sig själv. Ärenden är inte till för att påminna om den.',
};

/** Headers have no lifecycle of their own: their statuses are those of their lines. */
const lifecycleOf = {
  ORDER: 'ORDER_LINE',
  ORDER_LINE: 'ORDER_LINE',
  QUOTE: 'QUOTE_LINE',
  INVOICE: 'INVOICE',
  PACKAGE: 'PACKAGE',
  TROUBLE_TICKET: 'TROUBLE_TICKET',
  INSTALLED_PRODUCT: 'INSTALLED_PRODUCT',
} as const satisfies Record<LinkType, string>;

const meaningOf = ({ type, status }: RaisedFrom) => lifecycles.find(({ noun }) => noun === lifecycleOf[type])?.statuses[status];

interface RequestContext {
  readonly from: RaisedFrom;
  readonly statusChangedAt: Date | null;
}

const RequestContextType = builder.objectRef<RequestContext>('RequestContext').implement({
  description: 'What a form for a service request about an object begins with: its status first, then what is filled in.',
  fields: (t) => ({
    objectId: t.id({ description: 'The object.', resolve: ({ from }) => from.id }),
    objectType: t.field({ type: ObjectTypeEnum, description: 'What it is.', resolve: ({ from }) => from.type }),
    object: t.node({ description: 'The object itself.', id: ({ from }) => from.id }),
    page: t.node({
      description: 'What its page is about: the order of an order line, else the object itself.',
      id: ({ from }) => from.rootId,
    }),
    organisationId: t.id({
      description: 'Whose it is: who asks about it is one of its users.',
      resolve: ({ from }) => from.organisationId,
    }),
    status: t.string({ description: 'Its status now (SR-01).', resolve: ({ from }) => from.status }),
    statusLabel: t.string({ description: 'The status in your language.', resolve: ({ from }, _, { locale }) => labelOf(from, locale) }),
    statusMeaning: t.string({
      nullable: true,
      description: 'What the status means, in your language.',
      resolve: ({ from }, _, { locale }) => meaningOf(from)?.meaning[locale] ?? null,
    }),
    statusChangedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it last changed (SR-01).',
      resolve: ({ statusChangedAt }) => statusChangedAt,
    }),
    deflection: t.string({
      description: 'What the form says about chasing a status (SR-02).',
      resolve: (_parent, _args, { locale }) => say(deflection, locale),
    }),
    referenceKind: t.field({
      type: ReferenceKindEnum,
      description: 'Filled in and locked (SR-32).',
      resolve: ({ from }) => from.referenceKind,
    }),
    referenceValue: t.string({ description: 'Filled in and locked (SR-32).', resolve: ({ from }) => from.referenceValue }),
    subArea: t.string({
      nullable: true,
      description: 'The product area it suggests; can be changed.',
      resolve: ({ from }) => from.subArea,
    }),
    areas: t.field({
      type: [AreaInfoType],
      description: 'The areas it can have, the usual first. A single one is locked.',
      resolve: ({ from }, _args, context) => areaChoices(context, areasFor[from.type]),
    }),
    isAreaLocked: t.boolean({ description: 'True when there is only one.', resolve: ({ from }) => areasFor[from.type].length === 1 }),
    openRequests: t.field({
      type: [ServiceRequestType],
      description: 'Open requests about it: add to one of them instead of raising a second (SR-03).',
      resolve: ({ from }, _args, context) => openAbout(context, from),
    }),
  }),
});

const labelOf = (from: RaisedFrom, locale: Context['locale']): string => meaningOf(from)?.label[locale] ?? from.status;

const openAbout = (context: Context, { id, organisationId, referenceKind, referenceValue }: RaisedFrom): Promise<ServiceRequest[]> =>
  context.db.serviceRequest.findMany({
    where: {
      AND: [visibleRequests(requireViewer(context)), { OR: [{ linkedId: id }, { referenceKind, referenceValue }] }],
      organisationId,
      status: { in: [...openStatuses] },
    },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });

builder.queryField('requestContext', (t) =>
  t.field({
    type: RequestContextType,
    description:
      'Ask this before you raise a service request from an order, order line, quote, invoice, package, trouble ticket or installed product. An error with code NOT_FOUND where there is no such object.',
    args: { objectId: t.arg.id({ required: true, description: 'The object.' }) },
    resolve: async (_root, { objectId }, context) => {
      const viewer = requireViewer(context);
      const from = await loadRaisedFrom(context.db, sightOf(viewer, viewer.isCarrier ? null : viewer.organisationId), objectId);
      if (from === null) throw refusalError.notFound(context);
      return { from, statusChangedAt: await lastChange(context, from) };
    },
  }),
);

/** When the object last got another status, as far as this viewer may know. */
async function lastChange(context: Context, { id }: RaisedFrom): Promise<Date | null> {
  const sight = requireViewer(context).isCarrier ? { carrierVisible: true } : { customerVisible: true };
  const event = await context.db.statusEvent.findFirst({
    where: { objectId: id, kind: { in: ['CREATED', 'MOVED', 'ROLLED_UP'] }, ...sight },
    orderBy: { id: 'desc' },
    select: { at: true },
  });
  return event?.at ?? null;
}
