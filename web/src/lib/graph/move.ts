import type { Client } from '@urql/core';
import type { MoveValues } from '#lib/status/moves.ts';
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

interface MoveOn {
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
