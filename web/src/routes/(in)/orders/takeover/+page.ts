import { load as ask } from '#lib/graph/load.ts';
import { FORM, NewTakeoverQuery } from './takeover.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ form: await ask(event, NewTakeoverQuery, { form: FORM }) });
