import { builder } from '../../builder.ts';
import { requireViewer } from '../../context.ts';
import { DepartmentEnum } from '../../events/change.graphql.ts';
import { say } from '../../words.ts';
import { areaOf } from '../areas/areas.ts';
import { departments } from '../areas/references.ts';
import { AreaEnum } from '../request.enums.graphql.ts';
import { ServiceRequestType } from '../request.graphql.ts';
import { refuseQuery } from './routing.graphql.ts';
import { noRouting } from './routing.refusals.ts';
import { findRoute, rightToRead, type Route } from './routing.rules.ts';
import { loadDraft, loadInForce } from './routing.state.ts';
import { tryOnLast, type Elsewhere, type Trial } from './routing.trial.ts';

const RouteType = builder.objectRef<Route>('Route').implement({
  description: 'Where a service request goes (SR-21).',
  fields: (t) => ({
    queue: t.field({ type: DepartmentEnum, description: 'The department.', resolve: ({ queue }) => queue }),
    queueLabel: t.string({
      description: 'That department in your language.',
      resolve: ({ queue }, _args, { locale }) => say(departments[queue], locale),
    }),
    productGroup: t.exposeString('productGroup', { nullable: true, description: 'The part of the queue, where it is parted (SR-13).' }),
  }),
});

const ElsewhereType = builder.objectRef<Elsewhere>('ReroutedRequest').implement({
  description: 'A service request that the draft would have sent elsewhere.',
  fields: (t) => ({
    serviceRequest: t.field({
      type: ServiceRequestType,
      description: 'The request. It keeps its queue.',
      resolve: ({ request }) => request,
    }),
    now: t.field({ type: RouteType, description: 'Where the table in force sends it.', resolve: ({ now }) => now }),
    then: t.field({ type: RouteType, nullable: true, description: 'Where the draft would; null: nowhere.', resolve: ({ then }) => then }),
  }),
});

interface Tried extends Trial {
  readonly now: Route | null;
  readonly then: Route | null;
}

const TrialType = builder.objectRef<Tried>('RoutingTrial').implement({
  description: 'What the draft of the routing would do. Nothing is changed by asking.',
  fields: (t) => ({
    now: t.field({
      type: RouteType,
      nullable: true,
      description: 'Where a request of the area and sub-area asked about goes now; null when no area was given.',
      resolve: ({ now }) => now,
    }),
    then: t.field({
      type: RouteType,
      nullable: true,
      description: 'Where it would go by the draft; null when no area was given, or the draft leads nowhere.',
      resolve: ({ then }) => then,
    }),
    looked: t.exposeInt('looked', { description: 'How many requests, those sent last, were tried.' }),
    elsewhere: t.field({
      type: [ElsewhereType],
      description: 'Those of them that would go elsewhere, the last sent first.',
      resolve: ({ elsewhere }) => [...elsewhere],
    }),
  }),
});

const most = 100;

builder.queryField('tryRouting', (t) =>
  t.field({
    type: TrialType,
    description:
      'For the carrier’s staff: tries the draft of the routing before it is published: where one area and sub-area would go, and which of the requests sent last would go elsewhere (SR-21). NOT_FOUND without a draft, FORBIDDEN for everybody else.',
    args: {
      area: t.arg({ type: AreaEnum, description: 'The area to try.' }),
      subArea: t.arg.string({ description: 'Its sub-area.' }),
      last: t.arg.int({ defaultValue: most, description: 'How many of the requests sent last to try, 100 at most.' }),
    },
    resolve: async (_root, { area, subArea, last }, context) => {
      refuseQuery(context, rightToRead(requireViewer(context)));
      const choices: readonly string[] = area == null ? [] : areaOf(area).subAreas;
      refuseQuery(
        context,
        subArea == null || choices.includes(subArea) ? [] : [noRouting.subAreaElsewhere('/subArea', { choices: choices.join(', ') })],
      );
      const [inForce, draft] = [await loadInForce(context.db), await loadDraft(context.db)];
      if (draft === null) refuseQuery(context, [noRouting.noDraft('')]);
      const rules = draft?.rules ?? [];
      const count = Math.min(Math.max(last ?? most, 0), most);
      return {
        ...(await tryOnLast(context.db, inForce.rules, rules, count)),
        now: area == null ? null : findRoute(inForce.rules, area, subArea ?? null),
        then: area == null ? null : findRoute(rules, area, subArea ?? null),
      };
    },
  }),
);
