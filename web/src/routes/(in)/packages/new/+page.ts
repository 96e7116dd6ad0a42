import { load as ask } from '#lib/graph/load.ts';
import { BookingFormQuery, FORM } from './book.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ form: await ask(event, BookingFormQuery, { form: FORM }) });
