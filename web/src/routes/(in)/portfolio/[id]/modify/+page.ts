import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { ModifyQuery } from './modify.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const form = await ask(event, ModifyQuery, { id: event.params.id });
  if (form.data.installedProduct === null) error(404);
  return { form };
};
