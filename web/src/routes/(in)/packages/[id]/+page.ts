import { error, redirect } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { PackageByIdQuery, PackageQuery } from './package.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { id } = event.params;
  if (id.startsWith('pkg_')) {
    const found = await ask(event, PackageByIdQuery, { id });
    if (found.data.package === null) error(404);
    redirect(307, `/packages/${found.data.package.number}`);
  }
  const one = await ask(event, PackageQuery, { number: id });
  if (one.data.packageByNumber === null) error(404);
  return { package: one };
};
