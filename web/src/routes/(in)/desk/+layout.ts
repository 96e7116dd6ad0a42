import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { isDepartment } from '#lib/words/departments.ts';
import { QueueQuery, variablesOf } from './queue.ts';
import type { LayoutLoad } from './$types.js';

export const load: LayoutLoad = async (event) => {
  const { me } = await event.parent();
  if (!me.isCarrier) error(403);
  const asked = event.url.searchParams.get('queue');
  const department = isDepartment(asked) ? asked : isDepartment(me.department) ? me.department : 'CUSTOMER_SERVICE';
  return { department, queue: await ask(event, QueueQuery, variablesOf(department, me.maySeeInvoices)) };
};
