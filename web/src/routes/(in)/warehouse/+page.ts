import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { ShelfQuery } from './intake.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  if (!me.isCarrier) error(403);
  return { shelf: await ask(event, ShelfQuery, {}) };
};
