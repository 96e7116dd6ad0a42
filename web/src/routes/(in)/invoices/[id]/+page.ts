import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { InvoiceQuery } from './invoice.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { id } = event.params;
  const invoice = await ask(event, InvoiceQuery, id.startsWith('inv_') ? { id } : { number: id });
  if (invoice.data.invoice === null) error(404);
  return { invoice };
};
