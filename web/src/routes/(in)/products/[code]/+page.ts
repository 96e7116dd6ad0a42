import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { ProductPage } from './product.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  const currency = me.organisation.country === 'SE' ? 'SEK' : 'NOK';
  const product = await ask(event, ProductPage, { code: event.params.code, currency });
  if (product.data.product === null) error(404);
  return { product };
};
