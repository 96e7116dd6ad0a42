import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { AuditQuery, maySearchAudit, variablesOf } from './audit.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  if (!maySearchAudit(me.department)) error(403);
  return { audit: await ask(event, AuditQuery, variablesOf(event.url)) };
};
