import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { UserQuery } from './user.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const user = await ask(event, UserQuery, { id: event.params.id });
  if (user.data.node?.__typename !== 'User') error(404);
  return { user };
};
