import { load as ask } from '#lib/graph/load.ts';
import { MachineQuery, nounsOf } from './legend.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { dictionary } = await event.parent();
  const nouns = nounsOf(dictionary.all.map(({ noun }) => noun));
  const read = async (entity: string) => (await ask(event, MachineQuery, { entity: entity as 'ORDER_LINE' })).data.stateMachine ?? [];
  return { machines: (await Promise.all(nouns.map(read))).flat() };
};
