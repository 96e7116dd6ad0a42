import { load as ask } from '#lib/graph/load.ts';
import { InvoicesQuery, variablesOf } from './invoices.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ invoices: await ask(event, InvoicesQuery, variablesOf(event.url)) });
