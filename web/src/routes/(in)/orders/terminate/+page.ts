import { load as ask } from '#lib/graph/load.ts';
import { formOf, NewTerminationQuery } from './terminate.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const number = (event.url.searchParams.get('number') ?? '').slice(0, 40);
  return { number, form: await ask(event, NewTerminationQuery, { form: formOf(number) }) };
};
