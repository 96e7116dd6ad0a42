import type { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { hasCompensation } from '../../flows/request-from-reference.ts';
import { mayUse, rightProblems } from '../../access.ts';
import { builder } from '../../builder.ts';
import { requireViewer, type Context } from '../../context.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import type { Problem } from '../../refusals.ts';
import { ProblemType } from '../../refusals.graphql.ts';
import type { Viewer } from '../../viewer.ts';
import { say, type Words } from '../../words.ts';
import { AreaEnum } from '../request.enums.graphql.ts';
import { requestLifecycle } from '../request.lifecycle.ts';
import { noRequest } from '../request.refusals.ts';
import { areaProblems, asOrderer, recordingProblems } from '../request.rules.ts';
import { areaCodes, areaOf, type AreaRow } from './areas.ts';
import { departments, referenceKinds } from './references.ts';
import { subAreas, type SubArea } from './sub-areas.ts';
import { isByProduct, routeOf, type RoutingTable } from '../routing/routing.rules.ts';
import { routingInForce } from '../routing/routing.state.ts';
import { topicOf, topicsOf } from './topics.ts';

type Area = (typeof areaCodes)[number];

interface AreaChoice extends AreaRow {
  readonly area: Area;
  readonly routing: RoutingTable;
  readonly blockedBy: readonly Problem[];
}

const answering = ({ routing, area }: AreaChoice, subArea: string | null = null): Department => routeOf(routing, area, subArea).queue;

/** The areas as this viewer may choose them; the same guards decide when a request is created. */
export async function areaChoices(context: Context, chosen: readonly Area[] = areaCodes): Promise<AreaChoice[]> {
  const viewer = requireViewer(context);
  const compensated =
    viewer.isCarrier || !chosen.includes('SLA_COMPENSATION') || (await hasCompensation(context.db, viewer.organisationId));
  const routing = await routingInForce(context, context.db);
  return chosen.map((area) => ({ ...areaOf(area), area, routing, blockedBy: objections(viewer, area, compensated) }));
}

function objections(viewer: Viewer, area: Area, compensated: boolean): Problem[] {
  const mayUser = mayUse(asOrderer(viewer, area), requestLifecycle.moves.createServiceRequest);
  const ofUser = rightProblems(viewer, ['SERVICE_REQUEST'], mayUser);
  if (ofUser.length > 0) return ofUser;
  const rights = viewer.isCarrier ? recordingProblems(viewer, area) : areaProblems(viewer, area);
  return area === 'SLA_COMPENSATION' && rights.length === 0 && !compensated ? [noRequest.noCompensation('')] : rights;
}

interface CodeLabel {
  readonly code: string;
  readonly label: Words;
  readonly use?: Words | undefined;
  readonly answeredBy?: Department | undefined;
}

const Choice = builder.objectRef<CodeLabel>('CodeLabel').implement({
  description: 'A code with its words.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'What the API takes.' }),
    label: t.string({ description: 'In your language.', resolve: ({ label }, _, { locale }) => say(label, locale) }),
    use: t.string({
      nullable: true,
      description: 'When to use it, where the label does not say.',
      resolve: ({ use }, _, { locale }) => (use === undefined ? null : say(use, locale)),
    }),
    answeredByLabel: t.string({
      nullable: true,
      description: 'A sub-area’s: the department that receives it, where that is another than its area’s (SR-21).',
      resolve: ({ answeredBy }, _, { locale }) => (answeredBy === undefined ? null : say(departments[answeredBy], locale)),
    }),
  }),
});

function subAreaChoice(row: AreaChoice, code: SubArea): CodeLabel {
  const answeredBy = answering(row, code);
  return { code, label: subAreas[code], answeredBy: answeredBy === answering(row) ? undefined : answeredBy };
}

export const AreaInfoType = builder.objectRef<AreaChoice>('AreaInfo').implement({
  description: 'An area of service requests: what it is for, who answers, and whether you can choose it.',
  fields: (t) => ({
    area: t.field({ type: AreaEnum, description: 'Its code.', resolve: ({ area }) => area }),
    label: t.string({ description: 'Its name in your language.', resolve: ({ label }, _, { locale }) => say(label, locale) }),
    use: t.string({ description: 'What it is for, in your language.', resolve: ({ use }, _, { locale }) => say(use, locale) }),
    answeredBy: t.field({
      type: DepartmentEnum,
      description: 'The department that receives it (SR-21).',
      resolve: (row) => answering(row),
    }),
    answeredByLabel: t.string({
      description: 'That department in your language.',
      resolve: (row, _, { locale }) => say(departments[answering(row)], locale),
    }),
    subAreas: t.field({
      type: [Choice],
      description: 'The choices of the sub-area (SR-27).',
      resolve: (row) => row.subAreas.map((code) => subAreaChoice(row, code)),
    }),
    isByProduct: t.boolean({
      description: 'True when its sub-areas are product areas, by which its queue can be parted (SR-13).',
      resolve: ({ area }) => isByProduct(area),
    }),
    topics: t.field({
      type: [Choice],
      description: 'The topics it has.',
      resolve: ({ area }) => topicsOf(area).map((code) => ({ code, ...topicOf(code) })),
    }),
    referenceKinds: t.field({
      type: [Choice],
      description: 'What its reference may be, the usual first (SR-28).',
      resolve: ({ references }) => references.map((code) => ({ code, label: referenceKinds[code] })),
    }),
    selectable: t.boolean({ description: 'True when you can raise a request in it.', resolve: ({ blockedBy }) => blockedBy.length === 0 }),
    blockedBy: t.field({ type: [ProblemType], description: 'Every reason why you cannot.', resolve: ({ blockedBy }) => [...blockedBy] }),
  }),
});

builder.queryField('areas', (t) =>
  t.field({
    type: [AreaInfoType],
    description: 'The areas of service requests, for the form: who answers, sub-areas, topics and what you can choose.',
    resolve: (_root, _args, context) => areaChoices(context),
  }),
);
