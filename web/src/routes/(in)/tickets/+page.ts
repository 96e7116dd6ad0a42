import { load as ask } from '#lib/graph/load.ts';
import { TicketsQuery, variablesOf } from './tickets.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ tickets: await ask(event, TicketsQuery, variablesOf(event.url)) });
