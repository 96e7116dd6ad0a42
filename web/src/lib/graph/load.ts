import type { AnyVariables, Client, CombinedError, DocumentInput } from '@urql/core';
import { error, redirect } from '@sveltejs/kit';
import { loginFor } from './return-address.ts';

/** What a page's `load` hands to its component: the answer, and what is needed to go on following it. */
export interface Loaded<Data, Variables extends AnyVariables> {
  readonly document: DocumentInput<Data, Variables>;
  readonly variables: Variables;
  readonly data: Data;
}

interface LoadEvent {
  readonly fetch: typeof fetch;
  readonly url: URL;
  parent(): Promise<{ client: Client }>;
}

/** Asks before the page is drawn. What cannot be answered becomes the error page, or the way to the login. */
export async function load<Data, Variables extends AnyVariables>(
  event: LoadEvent,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): Promise<Loaded<Data, Variables>> {
  const { client } = await event.parent();
  const result = await client.query(document, variables, { fetch: event.fetch, requestPolicy: 'network-only' }).toPromise();
  if (result.error) fail(result.error, event.url);
  if (result.data === undefined || result.data === null) error(502);
  return { document, variables, data: result.data };
}

const codeOf = (failure: CombinedError): unknown => failure.graphQLErrors[0]?.extensions?.['code'];

function fail(failure: CombinedError, url: URL): never {
  if (codeOf(failure) === 'UNAUTHENTICATED') redirect(303, loginFor(url));
  if (codeOf(failure) === 'NOT_FOUND') error(404);
  if (codeOf(failure) === 'FORBIDDEN') error(403);
  error(failure.networkError ? 503 : 500);
}
