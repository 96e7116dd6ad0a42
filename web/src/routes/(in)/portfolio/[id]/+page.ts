import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { InstalledQuery } from './installed.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const installed = await ask(event, InstalledQuery, { id: event.params.id });
  if (installed.data.installedProduct === null) error(404);
  return { installed };
};
