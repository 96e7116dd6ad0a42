import { load as ask } from '#lib/graph/load.ts';
import { FORM, NewQuoteQuery } from './new-quote.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ form: await ask(event, NewQuoteQuery, { form: FORM }) });
