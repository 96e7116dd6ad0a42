import { load as ask } from '#lib/graph/load.ts';
import { NewInvoiceQuery } from './new-invoice.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { searchParams } = event.url;
  const customer = searchParams.get('customer') || null;
  const until = searchParams.get('until') || null;
  return { customer, until, open: await ask(event, NewInvoiceQuery, { customer, until, isChosen: customer !== null }) };
};
