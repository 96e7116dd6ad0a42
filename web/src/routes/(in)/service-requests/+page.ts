import { load as ask } from '#lib/graph/load.ts';
import { RequestsQuery, variablesOf } from './requests.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ requests: await ask(event, RequestsQuery, variablesOf(event.url)) });
