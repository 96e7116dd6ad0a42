import { error, redirect } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { RequestNumber, RequestQuery } from './request.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { id } = event.params;
  if (id.startsWith('srq_')) {
    const { data } = await ask(event, RequestNumber, { id });
    if (data.serviceRequest === null) error(404);
    redirect(307, `/service-requests/${data.serviceRequest.number}`);
  }
  const request = await ask(event, RequestQuery, { number: id });
  if (request.data.request === null) error(404);
  return { request };
};
