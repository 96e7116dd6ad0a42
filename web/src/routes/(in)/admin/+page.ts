import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { UsersQuery, variablesOf } from './users.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  if (!me.isCarrier) error(403);
  return { users: await ask(event, UsersQuery, variablesOf(event.url)) };
};
