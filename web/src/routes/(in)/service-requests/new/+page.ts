import { load as ask } from '#lib/graph/load.ts';
import { ClaimDraftQuery, NewRequestQuery, RequestContextQuery } from './new-request.ts';
import type { PageLoad } from './$types.js';

const draftName = (from: string | null, isClaim: boolean): string =>
  from === null ? 'service-request:new' : isClaim ? `service-request:claim:${from}` : `service-request:${from}`;

/** `from` is the object the request is raised from; without it the form begins empty. `claim` asks for the claim its breach makes. */
export const load: PageLoad = async (event) => {
  const from = event.url.searchParams.get('from');
  const isClaim = from !== null && event.url.searchParams.has('claim');
  const { client } = await event.parent();
  const [form, context, claim] = await Promise.all([
    ask(event, NewRequestQuery, { form: draftName(from, isClaim) }),
    from === null ? null : ask(event, RequestContextQuery, { objectId: from }),
    isClaim ? client.query(ClaimDraftQuery, { objectId: from }, { fetch: event.fetch, requestPolicy: 'network-only' }).toPromise() : null,
  ]);
  return { form, context, claim: claim?.data?.slaClaimDraft ?? null };
};
