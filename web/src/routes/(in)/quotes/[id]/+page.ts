import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { QuoteQuery } from './quote.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { id } = event.params;
  const quote = await ask(event, QuoteQuery, id.startsWith('quo_') ? { id } : { number: id });
  if (quote.data.quote === null) error(404);
  return { quote };
};
