import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { FailedMailsQuery } from './mails.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  if (!me.isCarrier) error(403);
  return { mails: await ask(event, FailedMailsQuery, {}) };
};
