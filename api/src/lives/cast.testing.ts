import type { Places } from '../demo/places.ts';
import type { PublicApi } from '../sandbox/public-api.ts';

/** Each has lives of its own; those of orders differ by what is ordered. */
export const lifeNouns = [
  'ORDER',
  'PROJECT',
  'MODIFY',
  'MOVE',
  'TERMINATE',
  'CHANGE_ISP',
  'QUOTE',
  'SERVICE_REQUEST',
  'TROUBLE_TICKET',
  'PACKAGE',
  'INVOICE',
] as const;

/** Nobody has ideas of their own about what is delivered so that something else can be done with it. */
export type LifeNoun = (typeof lifeNouns)[number] | 'DELIVERY';

/** A product in operation, as its customer's program reads it. */
export interface Circuit {
  readonly id: string;
  readonly circuitNumber: string;
  readonly phoneNumber: string | null;
  readonly accessLineNumber: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly address: Readonly<Record<'registerId' | 'floor' | 'entrance' | 'apartmentNumber', string | null>>;
}

/** Who takes part in a life; the sandbox is the carrier's side as the demo plays it. */
export interface Cast {
  readonly customer: PublicApi;
  readonly staff: PublicApi;
  readonly sandbox: PublicApi;
  /** Somebody of another organisation. */
  readonly other: PublicApi;
  readonly organisationId: string;
  /** Where end users live. */
  readonly places: Places;
  now(): Date;
  today(): string;
  /** A minute goes by. */
  pass(): void;
  /** What the portal does by itself within seconds is done. */
  tend(): Promise<void>;
  /** Fourteen days go by, and what is due by then is done. */
  wait(): Promise<void>;
  /** Orders a line and has it brought into operation; nobody disturbs it. */
  deliver(customer: PublicApi): Promise<Circuit>;
  /** A product of the customer's that is in operation. */
  circuit(): Promise<Circuit>;
}

export interface Life {
  readonly noun: LifeNoun;
  readonly id: string;
  /** The moves that were made, in their order. */
  readonly moves: readonly string[];
  /** How it, or each of its lines, ended. */
  readonly ends: readonly string[];
  /** What its history tells otherwise. */
  readonly untrue: readonly string[];
}

/** What a puppet gives with a move. `number` is another one each time. */
export type Given = (today: string, number: number) => Readonly<Record<string, unknown>>;

export type Moves = Readonly<Record<string, Given>>;

export interface Puppets {
  /** Where the API answers one of them, and its parts that have moves of their own, each within the one before. */
  readonly field: string;
  readonly parts: readonly string[] | null;
  /** Nothing leads on from these. */
  readonly ends: readonly string[];
  /** In these it is the customer's turn. */
  readonly turn: readonly string[];
  /** Makes one and answers its id. */
  readonly begin: (cast: Cast, number: number) => Promise<string>;
  /** What keeps it going when it is the customer's turn, first choice first. */
  readonly onward: Moves;
  /** What takes more than a move; answers what was done, null when there is nothing to do but wait. */
  readonly goOn?: (cast: Cast, id: string, number: number) => Promise<string | null>;
  /** What customers come up with besides. */
  readonly customer: Moves;
  /** What the carrier's people come up with besides. */
  readonly staff: Moves;
  /** The carrier's systems have no part in it. */
  readonly isPeopleOnly?: boolean;
}

export const nothing: Given = () => ({});
export const comment: Given = (_today, number) => ({ comment: `Because of matter ${number}.` });

/** Makes something that the answer holds; throws when it is refused. */
export async function made(api: PublicApi, move: string, input: object, payload: string): Promise<string> {
  const type = `${move.charAt(0).toUpperCase()}${move.slice(1)}Input!`;
  const document = `mutation M($input: ${type}) { made: ${move}(input: $input) {
    __typename ... on Refusal { message problems { path message } } ... on ${payload} } }`;
  const answer = await api.ask<{ made: Record<string, { id: string } | string> }>(document, {
    input: { idempotencyKey: crypto.randomUUID(), ...input },
  });
  const object = Object.values(answer.made).find((value) => typeof value === 'object' && 'id' in value);
  if (typeof object !== 'object') throw new Error(`${move}: ${JSON.stringify(answer)}`);
  return object.id;
}
