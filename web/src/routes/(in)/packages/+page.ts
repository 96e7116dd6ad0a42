import { load as ask } from '#lib/graph/load.ts';
import { PackagesQuery, variablesOf } from './packages.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => ({ packages: await ask(event, PackagesQuery, variablesOf(event.url)) });
