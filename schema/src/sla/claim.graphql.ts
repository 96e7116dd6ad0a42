import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { requireViewer, type Context } from '../context.ts';
import { loadRaisedFrom, sightOf, type RaisedFrom } from '../flows/request-from-object.ts';
import { Refused } from '../refusals.ts';
import { refusalError } from '../refusals.graphql.ts';
import { AreaInfoType, areaChoices } from '../service-requests/areas/area.graphql.ts';
import { ReferenceKindEnum } from '../service-requests/request.enums.graphql.ts';
import { ServiceRequestType } from '../service-requests/request.graphql.ts';
import { noRequest } from '../service-requests/request.refusals.ts';
import { visibleRequests } from '../service-requests/request.state.ts';
import { say, type Words } from '../words.ts';
import { SlaBreachType } from './breach.graphql.ts';
import { claimableIn } from './breach.ts';
import type { Breach } from './breach.rules.ts';
import { noClaim } from './claim.refusals.ts';
import { claimInWords } from './claim.words.ts';

interface Draft {
  readonly from: RaisedFrom;
  readonly breach: Breach;
  readonly product: Words;
  readonly ids: readonly string[];
}

const SlaClaimDraftType = builder.objectRef<Draft>('SlaClaimDraft').implement({
  description:
    'A claim for compensation as it can be sent: give these as input of `createServiceRequest`, with your own words where you like.',
  fields: (t) => ({
    ruleId: t.string({ description: 'The rule that grants the claim.', resolve: () => 'SR-19' }),
    objectId: t.id({ description: 'Give it as `objectId`; reference and link follow from it (SR-32).', resolve: ({ from }) => from.id }),
    breach: t.field({ type: SlaBreachType, description: 'The measured facts.', resolve: ({ breach }) => breach }),
    area: t.field({
      type: AreaInfoType,
      description: 'SLA_COMPENSATION, with who answers by the routing table in force, and whether you may raise it.',
      resolve: async (_draft, _args, context) => {
        const [area] = await areaChoices(context, ['SLA_COMPENSATION']);
        if (area === undefined) throw new Error('the area has a row');
        return area;
      },
    }),
    subArea: t.string({ nullable: true, description: 'The product area.', resolve: ({ from }) => from.subArea }),
    referenceKind: t.field({
      type: ReferenceKindEnum,
      description: 'Filled in and locked (SR-32).',
      resolve: ({ from }) => from.referenceKind,
    }),
    referenceValue: t.string({ description: 'Filled in and locked (SR-32).', resolve: ({ from }) => from.referenceValue }),
    description: t.string({
      description: 'The claim in your language, drafted from the facts. Change it as you like before you send it.',
      resolve: ({ from, breach, product }, _args, { locale }) => claimInWords(breach, say(product, locale), from.referenceValue, locale),
    }),
    raised: t.field({
      type: [ServiceRequestType],
      description: 'Claims that were raised for this before and not cancelled, newest first: an open one refuses a second (SR-03).',
      resolve: (draft, _args, context) => raisedBefore(context, draft),
    }),
  }),
});

const raisedBefore = (context: Context, { from, ids }: Draft): Promise<ServiceRequest[]> => {
  const { organisationId, referenceKind, referenceValue } = from;
  return context.db.serviceRequest.findMany({
    where: {
      AND: [visibleRequests(requireViewer(context)), { OR: [{ linkedId: { in: [...ids] } }, { referenceKind, referenceValue }] }],
      organisationId,
      area: 'SLA_COMPENSATION',
      status: { not: 'CANCELLED' },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
};

builder.queryField('slaClaimDraft', (t) =>
  t.field({
    type: SlaClaimDraftType,
    description:
      'A claim for compensation drafted from what was measured about an order line, an order of one line, an installed product or a trouble ticket. Writes nothing. Errors with NOT_FOUND where there is no such object that you may see, and with VALIDATION where no scheme is agreed for the product (SR-19) or nothing is later than promised (D-60).',
    args: { objectId: t.arg.id({ required: true, description: 'What it is about.' }) },
    resolve: async (_root, { objectId }, context) => {
      const viewer = requireViewer(context);
      const from = await loadRaisedFrom(context.db, sightOf(viewer, viewer.isCarrier ? null : viewer.organisationId), objectId);
      if (from === null) throw refusalError.notFound(context);
      const found = await claimableIn(context, from);
      if (found === null) throw refusalError.of(new Refused([noClaim.notOne('/objectId')]), context);
      if (found.agreed === null) throw refusalError.of(new Refused([noRequest.noCompensation('/objectId')]), context);
      if (found.breach === null) throw refusalError.of(new Refused([noClaim.notBreached('/objectId')]), context);
      return { from, breach: found.breach, product: found.agreed, ids: found.ids };
    },
  }),
);
