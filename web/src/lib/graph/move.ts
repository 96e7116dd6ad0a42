import type { Client } from '@urql/core';
import type { MoveValues } from '#lib/status/moves.ts';
import { newIdempotencyKey } from './keys.ts';
import type { Refusal } from './refusal.ts';
import { send } from './send.ts';

const typeOf = (mutation: string): string => mutation.charAt(0).toUpperCase() + mutation.slice(1);

/** Every move is a mutation of the same shape, named by the API in `availableMoves`; so one document is made from the name. */
const documentOf = (name: string, takesInput: boolean): string => `mutation Move${takesInput ? `($input: ${typeOf(name)}Input!)` : ''} {
  ${name}${takesInput ? '(input: $input)' : ''} {
    __typename
    ... on Refusal { code problems { code ruleId path message hint objectId } }
  }
}`;

/** The same as a dry run: what it would do, or everything in its way. */
const trialOf = (name: string): string => `mutation Try($input: ${typeOf(name)}Input!) {
  ${name}(input: $input) {
    __typename
    ... on ChangePayload {
      changes { objectType objectId from to }
      foretold { mails { to subject } charges { kind text amount { amountMinor currency } } }
    }
    ... on Refusal { code problems { code ruleId path message hint objectId } }
  }
}`;

export interface MoveOn {
  readonly name: string;
  readonly id: string;
  /** The version the reader has seen; another is answered with CONFLICT. */
  readonly version: number;
}

/** Makes a move. The change itself arrives over the live line, here as everywhere else. */
export async function makeMove(
  client: Client,
  { name, id, version }: MoveOn,
  values: MoveValues,
  idempotencyKey: string,
): Promise<Refusal | undefined> {
  return tell(client, name, { ...values, id, expectedVersion: version, idempotencyKey });
}

/** Sends a mutation of which only the refusal matters: what it changed is read anew. */
export async function tell(client: Client, name: string, input?: Readonly<Record<string, unknown>>): Promise<Refusal | undefined> {
  const sent = await send(client, documentOf(name, input !== undefined), input === undefined ? {} : { input });
  return sent.refusal;
}

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** What a move would do, as the API foretells it. */
export interface Foreseen {
  readonly changes: readonly {
    readonly objectType: string;
    readonly objectId: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly foretold: {
    readonly mails: readonly { readonly to: string | null; readonly subject: string }[];
    readonly charges: readonly { readonly kind: string; readonly text: string; readonly amount: Money | null }[] | null;
  } | null;
}

/** Asks what a move would do. Nothing is written; undefined where no answer came. */
export async function tryMove(client: Client, { name, id, version }: MoveOn, values: MoveValues): Promise<Foreseen | Refusal | undefined> {
  const input = { ...values, id, expectedVersion: version, idempotencyKey: newIdempotencyKey(), dryRun: true };
  const { data } = await client.mutation<Record<string, Foreseen | Refusal>>(trialOf(name), { input }).toPromise();
  return data?.[name];
}
