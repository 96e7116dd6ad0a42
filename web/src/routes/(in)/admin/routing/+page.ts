import { load as ask } from '#lib/graph/load.ts';
import { RoutingQuery, TrialQuery, triedIn } from './routing.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { areas, routing } = (await ask(event, RoutingQuery, {})).data;
  const tried = triedIn(event.url, areas);
  return { areas, routing, tried, trial: routing.draft === null ? null : (await ask(event, TrialQuery, tried)).data.tryRouting };
};
