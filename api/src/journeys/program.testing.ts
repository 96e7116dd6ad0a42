import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isUnionType } from 'graphql';
import { SporbarClient, type Change } from '../../../docs/examples/third-party-client.ts';

/** What the API answers, as a program without our types reads it. */
export type Said = Record<string, ReturnType<typeof JSON.parse>>;

/** The rules that speak against it. */
export const refusedBy = (answer: Said): string[] => (answer['problems'] ?? []).map(({ ruleId }: Said) => ruleId as string);

const contract = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', '..', 'schema', 'schema.graphql'), 'utf8'));

const moves = `availableMoves { name to allowed needs deadline cost { tier amount { amountMinor currency } } blockedBy { code ruleId } serviceRequest { area topic reference } }`;
const price = '{ amountMinor currency }';
const history = 'history { kind move objectType from to comment changes at actor { kind name } }';

const orderFields = `id number status version orderType action submittedAt lineCount projectReference ${moves} ballInCourt { party action dueAt } ${history}
  lines { id lineNo status statusCode version revision requestedDate agreedDate customerOrderId comment slaActive slaDueDate statusDescription accessLineNumber cancelledBy
    cancellationFeeTier willBeCancelledOn isUnbooked addOns attributes product { code } endUser { name } address { singleLine } rentalPrice ${price} establishmentPrice ${price}
    changeDeadline cancelDeadline firstValidDate booking { need reason } ${moves} ballInCourt { party dueAt }
    takeover { authorisationReference losingOperator previousProduct { code } } termination { effectiveDate noticeDays notice endedAt } circuitToMove { id circuitNumber }
    availabilityCheck { id version state attempts colour yellowReason label meaning bookingAllowed submitAllowed }
    appointments { id version status date slotStart slotEnd } }`;
const quoteFields = `id number status version completedLineCount lineCount ${moves} ballInCourt { party action } ${history} orders { id }
  lines { id status version pricingMode attachmentFlag comment offeredLeadTimeDays product { code } rentalPrice ${price} establishmentPrice ${price} ${moves} }`;
const requestFields = `id number status version area subArea topic referenceKind referenceValue isReferenceLocked resolution queue closesOn description linkedObject { id }
  activities { text } ${moves} ${history}`;

/** What is asked of each kind of answer; the contract tells which of them a mutation gives. */
const selections: Readonly<Record<string, string>> = {
  OrderPayload: `changes { objectType from to } order { ${orderFields} }`,
  QuotePayload: `quote { ${quoteFields} }`,
  SubmitQuotePayload: `quote { ${quoteFields} }`,
  OrderFromQuotePayload: `quote { ${quoteFields} } orders { ${orderFields} }`,
  ServiceRequestPayload: `serviceRequest { ${requestFields} }`,
  InvoicePayload: 'invoice { id number status }',
  AttachmentPayload: 'attachment { kind fileName }',
  InvalidTransitionRefusal: 'from allowed',
  DateTooEarlyRefusal: 'firstValidDate',
  UseServiceRequestRefusal: 'instead: serviceRequest { area topic reference }',
  ExistingObjectRefusal: 'existingIds',
};

function answersOf(mutation: string): string {
  const field = contract.getMutationType()?.getFields()[mutation];
  const union = field === undefined ? undefined : getNamedType(field.type);
  if (!isUnionType(union)) throw new Error(`the contract has no ${mutation}`);
  const own = union.getTypes().flatMap(({ name }) => (selections[name] === undefined ? [] : [`... on ${name} { ${selections[name]} }`]));
  return `__typename ... on Refusal { code ruleId path message hint problems { code ruleId path hint } } ${own.join(' ')}`;
}

/** Somebody's program: an API key, the printed contract, and nothing else. */
export class Program extends SporbarClient {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    super(url, key);
    this.#url = url;
    this.#key = key;
  }

  /** Makes a move and answers what it was answered, done or refused. */
  async do(name: string, input: Record<string, unknown>): Promise<Said> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation M($input: ${type}) { ${name}(input: $input) { ${answersOf(name)} } }`;
    const answer = await this.ask<Said>(document, { input: { idempotencyKey: randomUUID(), ...input } });
    return answer[name] as Said;
  }

  /** The same where only whether it was done is of interest; throws when it was not. */
  async step(name: string, input: Record<string, unknown>): Promise<void> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `mutation M($input: ${type}) { ${name}(input: $input) { __typename ... on Refusal { code ruleId } } }`;
    const answer = await this.ask<Said>(document, { input: { idempotencyKey: randomUUID(), ...input } });
    if (answer[name].code !== undefined) throw new Error(`${name}: ${JSON.stringify(answer[name])}`);
  }

  /** On an object as it was last seen. */
  on = (object: Said, name: string, more: Record<string, unknown> = {}): Promise<Said> =>
    this.do(name, { id: object['id'], expectedVersion: object['version'], ...more });

  /** An order that nobody has sent. */
  async drafted(lines: Said[], more: Said = {}): Promise<Said> {
    const answer = await this.do('createOrder', { lines, ...more });
    if (answer['order'] === undefined) throw new Error(JSON.stringify(answer));
    return answer['order'] as Said;
  }

  async order({ id }: Said): Promise<Said> {
    return (await this.ask<Said>(`query Q($id: ID!) { order(id: $id) { ${orderFields} } }`, { id }))['order'] as Said;
  }

  /** The order's line as it stands now. */
  async line(order: Said, index = 0): Promise<Said> {
    return (await this.order(order))['lines'][index] as Said;
  }

  /** A move on the order's line as it stands now. */
  onLine = async (order: Said, name: string, more: Record<string, unknown> = {}, index = 0): Promise<Said> =>
    this.on(await this.line(order, index), name, more);

  /** A move on the order as it stands now. */
  onOrder = async (order: Said, name: string, more: Record<string, unknown> = {}): Promise<Said> =>
    this.on(await this.order(order), name, more);

  async quote({ id }: Said): Promise<Said> {
    return (await this.ask<Said>(`query Q($id: ID!) { quote(id: $id) { ${quoteFields} } }`, { id }))['quote'] as Said;
  }

  onQuote = async (quote: Said, name: string, more: Record<string, unknown> = {}): Promise<Said> =>
    this.on(await this.quote(quote), name, more);

  onQuoteLine = async (quote: Said, index: number, name: string, more: Record<string, unknown> = {}): Promise<Said> =>
    this.on((await this.quote(quote))['lines'][index], name, more);

  async request({ id }: Said): Promise<Said> {
    return (await this.ask<Said>(`query Q($id: ID!) { serviceRequest(id: $id) { ${requestFields} } }`, { id }))['serviceRequest'] as Said;
  }

  onRequest = async (request: Said, name: string, more: Record<string, unknown> = {}): Promise<Said> =>
    this.on(await this.request(request), name, more);

  /** Sends a file's bytes and answers the id to attach it by. */
  async upload(name: string, bytes: string): Promise<string> {
    const url = `${this.#url}/files?name=${encodeURIComponent(name)}`;
    const response = await fetch(url, { method: 'PUT', headers: { authorization: `Bearer ${this.#key}` }, body: bytes });
    return ((await response.json()) as { fileId: string }).fileId;
  }

  /** Listens to everything of the organisation from now on. */
  async listen(): Promise<Listener> {
    await this.orders();
    return new Listener((seen) => this.follow(seen));
  }
}

/** A colleague's open program: what it is told of, in order. */
export class Listener {
  readonly #told: Change['event'][] = [];
  readonly stop: () => void;
  #wake = (): void => {};
  #read = 0;

  constructor(follow: (seen: (change: Change) => void) => () => void) {
    this.stop = follow(({ event }) => {
      this.#told.push(event);
      this.#wake();
    });
  }

  /** Waits until it is told, after what it was told before, that an object of this type has reached this status. */
  async hears(objectType: string, to: string): Promise<void> {
    for (;;) {
      const at = this.#told.findIndex((event, place) => place >= this.#read && event.objectType === objectType && event.to === to);
      if (at >= 0) {
        this.#read = at + 1;
        return;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
