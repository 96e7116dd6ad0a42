import { Department } from '@sporbar/prisma/generated/client/enums.ts';
import { builder } from '../../builder.ts';
import { requireViewer, type Context } from '../../context.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import { PersonType } from '../../identity/users/person.graphql.ts';
import { plainMutation } from '../../plain-mutation.ts';
import { refusalError } from '../../refusals.graphql.ts';
import { Refused, refuseIfAny, type Problem } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import { say } from '../../words.ts';
import { departments } from '../areas/references.ts';
import { AreaEnum } from '../request.enums.graphql.ts';
import { discardRouting, draftRouting, publishRouting } from './routing.commands.ts';
import { mayEditRouting, rightToRead, type RoutingRow } from './routing.rules.ts';
import { loadDraft, loadInForce, type VersionWithRules } from './routing.state.ts';

type Rule = RoutingRow & { readonly isStaffed: boolean };

const RoutingRuleType = builder.objectRef<Rule>('RoutingRule').implement({
  description: 'One line of a routing table: where an area goes, or one of its sub-areas where that goes elsewhere (SR-21).',
  fields: (t) => ({
    area: t.field({ type: AreaEnum, description: 'The area.', resolve: ({ area }) => area }),
    subArea: t.exposeString('subArea', { nullable: true, description: 'The sub-area; null for the rest of the area.' }),
    queue: t.field({ type: DepartmentEnum, description: 'The department that receives it.', resolve: ({ queue }) => queue }),
    queueLabel: t.string({
      description: 'That department in your language.',
      resolve: ({ queue }, _args, { locale }) => say(departments[queue], locale),
    }),
    splitByProduct: t.exposeBoolean('splitByProduct', { description: 'The queue is parted by product area (SR-13).' }),
    isStaffed: t.exposeBoolean('isStaffed', { description: 'False: nobody with an active access works there, and requests would lie.' }),
  }),
});

const RoutingVersionType = builder.objectRef<VersionWithRules>('RoutingVersion').implement({
  description: 'A routing table as a whole, in force or a draft.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counted from 1, the table the portal came with.' }),
    version: t.exposeInt('version', { description: 'Of a draft: give it as `expectedVersion` (G-06).' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    updatedBy: t.field({ type: PersonType, nullable: true, description: 'By whom.', resolve: ({ updatedById }) => updatedById }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it was in force; null for a draft and for the table the portal came with.',
    }),
    publishedBy: t.field({ type: PersonType, nullable: true, description: 'By whom.', resolve: ({ publishedById }) => publishedById }),
    rules: t.field({
      type: [RoutingRuleType],
      description: 'Its lines, in the order of the areas, each before its sub-areas.',
      resolve: async ({ rules }, _args, context) => {
        const staffed = await staffedDepartments(context);
        return rules.map((rule) => ({ ...rule, isStaffed: staffed.has(rule.queue) }));
      },
    }),
  }),
});

async function staffedDepartments({ db }: Context): Promise<ReadonlySet<Department>> {
  const found = await db.user.groupBy({ by: ['department'], where: { role: 'SUPPORT_AGENT', kind: 'PERSON', status: 'ACTIVE' } });
  return new Set(found.flatMap(({ department }) => department ?? []));
}

interface Routing {
  readonly viewer: Viewer;
  readonly inForce: VersionWithRules;
  readonly draft: VersionWithRules | null;
}

const RoutingType = builder.objectRef<Routing>('Routing').implement({
  description: 'Which department answers what: the table that requests go by, and the one that is being prepared.',
  fields: (t) => ({
    inForce: t.field({ type: RoutingVersionType, description: 'The table requests go by.', resolve: ({ inForce }) => inForce }),
    draft: t.field({
      type: RoutingVersionType,
      nullable: true,
      description: 'The table that is being prepared; nothing goes by it.',
      resolve: ({ draft }) => draft,
    }),
    emptyDepartments: t.field({
      type: [DepartmentEnum],
      description:
        'Departments in which nobody with an active access works: what a table sent there would lie. Said while drafting, not refused.',
      resolve: async (_routing, _args, context) => {
        const staffed = await staffedDepartments(context);
        return Object.values(Department).filter((department) => !staffed.has(department));
      },
    }),
    mayEdit: t.boolean({
      description: 'Whether you may draft and publish: portal support does.',
      resolve: ({ viewer }) => mayEditRouting(viewer),
    }),
  }),
});

const readRouting = async (context: Context): Promise<Routing> => ({
  viewer: requireViewer(context),
  inForce: await loadInForce(context.db),
  draft: await loadDraft(context.db),
});

/** For queries: what stands against it goes into `errors`. */
export function refuseQuery(context: Context, problems: readonly Problem[]): void {
  try {
    refuseIfAny(problems);
  } catch (error) {
    throw error instanceof Refused ? refusalError.of(error, context) : error;
  }
}

builder.queryField('routing', (t) =>
  t.field({
    type: RoutingType,
    description:
      'For the carrier’s staff: which department answers what, now and in the draft (SR-21). FORBIDDEN for everybody else: `areas` tells a customer who answers.',
    resolve: (_root, _args, context) => {
      refuseQuery(context, rightToRead(requireViewer(context)));
      return readRouting(context);
    },
  }),
);

const RoutingPayload = builder.objectRef<Routing>('RoutingPayload').implement({
  description: 'What the routing is afterwards.',
  fields: (t) => ({ routing: t.field({ type: RoutingType, description: 'As it is now.', resolve: (routing) => routing }) }),
});

const RuleInput = builder.inputType('RoutingRuleInput', {
  description: 'One line of a routing table.',
  fields: (t) => ({
    area: t.field({ type: AreaEnum, required: true, description: 'The area.' }),
    subArea: t.string({
      description: 'One of its sub-areas, which then goes its own way; left out, the line is for the rest of the area.',
    }),
    queue: t.field({ type: DepartmentEnum, required: true, description: 'The department that receives it.' }),
    splitByProduct: t.boolean({ description: 'Parts the queue by product area: only where the sub-areas are product areas (SR-13).' }),
  }),
});

plainMutation('draftRouting', {
  description:
    'Portal support: prepares another routing table. The draft says from then on what is given here, whole; nothing goes by it until it is published. Try it with `tryRouting` first (SR-21).',
  payload: RoutingPayload,
  limits: { subArea: 40 },
  input: (t) => ({
    rules: t.field({
      type: [RuleInput],
      required: true,
      description: 'The whole table: one line an area, and one a sub-area that goes elsewhere.',
    }),
    expectedVersion: t.int({ description: 'The draft’s `version` as you last read it; left out when there was none (G-06).' }),
  }),
  run: async (context, { rules, expectedVersion }) => {
    const table = rules.map(({ subArea = null, splitByProduct, ...rule }) => ({
      ...rule,
      subArea,
      splitByProduct: splitByProduct ?? false,
    }));
    await draftRouting(context, { rules: table, expectedVersion });
    return readRouting(context);
  },
});

const versionInput = { required: true, description: 'The draft’s `version` as you last read it (G-06).' } as const;

plainMutation('discardRouting', {
  description: 'Portal support: throws the draft of the routing away.',
  payload: RoutingPayload,
  input: (t) => ({ expectedVersion: t.int(versionInput) }),
  run: async (context, input) => {
    await discardRouting(context, input);
    return readRouting(context);
  },
});

plainMutation('publishRouting', {
  description:
    'Portal support: puts the draft in force. Every area must reach a department. Requests sent from then on go by it; those under way keep their queue (SR-21).',
  payload: RoutingPayload,
  input: (t) => ({ expectedVersion: t.int(versionInput) }),
  run: async (context, input) => {
    await publishRouting(context, input);
    return readRouting(context);
  },
});
