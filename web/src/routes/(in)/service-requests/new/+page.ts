import { load as ask } from '#lib/graph/load.ts';
import { NewRequestQuery, RequestContextQuery } from './new-request.ts';
import type { PageLoad } from './$types.js';

/** `from` is the object the request is raised from; without it the form begins empty. */
export const load: PageLoad = async (event) => {
  const from = event.url.searchParams.get('from');
  const [form, context] = await Promise.all([
    ask(event, NewRequestQuery, { form: from === null ? 'service-request:new' : `service-request:${from}` }),
    from === null ? null : ask(event, RequestContextQuery, { objectId: from }),
  ]);
  return { form, context };
};
