import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { OrderQuery } from './order.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { id } = event.params;
  const order = await ask(event, OrderQuery, id.startsWith('ord_') ? { id } : { number: id });
  if (order.data.order === null) error(404);
  return { order };
};
