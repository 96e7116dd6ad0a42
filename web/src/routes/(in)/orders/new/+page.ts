import { load as ask } from '#lib/graph/load.ts';
import { FORM, NewOrderQuery } from './new-order.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ form: await ask(event, NewOrderQuery, { form: FORM }) });
