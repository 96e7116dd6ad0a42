import { load as ask } from '#lib/graph/load.ts';
import { QuotesQuery, variablesOf } from './quotes.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ quotes: await ask(event, QuotesQuery, variablesOf(event.url)) });
