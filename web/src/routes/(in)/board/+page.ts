import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { ColumnQuery, columns } from './board.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  if (!me.isCarrier && !me.hasWholesale) error(403);
  const read = async (status: (typeof columns)[number]) => ({
    status,
    read: await ask(event, ColumnQuery, { filter: { status: [status] } }),
  });
  return { columns: await Promise.all(columns.map(read)) };
};
