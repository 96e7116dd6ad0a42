import type { AnyVariables, Client, DocumentInput } from '@urql/core';
import { m } from '#lib/paraglide/messages.js';
import { isRefusal, type Refusal } from './refusal.ts';
import { loggedOutFor } from './return-address.ts';
import { Unanswered } from './unanswered.ts';

type Answer<Data> = Data[keyof Data];
type Payload<Data> = Exclude<Answer<Data>, { problems: unknown }>;

export type Sent<T> =
  { readonly ok: true; readonly payload: T; readonly refusal?: undefined } | { readonly ok: false; readonly refusal: Refusal };

const unanswered = new Unanswered();

/** Sends a mutation of one field and sorts the answer: what was done, or the typed no. Never throws. */
export async function send<Data extends object, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  given: Variables,
): Promise<Sent<Payload<Data>>> {
  const variables = unanswered.again(document, given);
  const { data, error } = await client.mutation(document, variables).toPromise();
  unanswered.ended(document, variables, error?.networkError === undefined);
  if (error?.graphQLErrors[0]?.extensions?.['code'] === 'UNAUTHENTICATED') location.assign(loggedOutFor(location));
  const [answer] = Object.values<Answer<Data> & object>(data ?? {});
  if (answer === undefined || answer === null)
    return { ok: false, refusal: failure(error?.networkError ? m.failed_network() : m.error_other()) };
  return isRefusal(answer) ? { ok: false, refusal: answer } : { ok: true, payload: answer as Payload<Data> };
}

/** A failure on the way, told like a refusal: the same place on the page shows both. */
export const failure = (message: string): Refusal => ({
  __typename: 'TechnicalRefusal',
  code: 'TECHNICAL_ERROR',
  problems: [{ code: 'TECHNICAL_ERROR', ruleId: 'G-04', path: '', message, hint: '' }],
});
