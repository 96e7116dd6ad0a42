import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { actingViewer, type Context } from '@sporbar/schema/context.ts';
import { loadViewerOfUser } from '@sporbar/schema/identity/viewer-loading.ts';
import { schema } from '@sporbar/schema/schema.ts';
import type { Viewer } from '@sporbar/schema/viewer.ts';
import { storageKey, recordFile } from '@sporbar/schema/files/stored-file.ts';
import { newId } from '@sporbar/schema/ids.ts';
import { execute, isInputObjectType, isUnionType, getNamedType, parse, type DocumentNode } from 'graphql';
import { pageOf } from '../words/paper.ts';
import { Notebook } from './notebook.ts';

/** What stories read back of each payload. */
const order = 'id number version';
const orderLine = 'id version status';
const quote = 'quote { id version lines { id version status } }';
const selections: Readonly<Record<string, string>> = {
  OrderPayload: `order { ${order} } lines { ${orderLine} }`,
  QuotePayload: quote,
  SubmitQuotePayload: quote,
  OrderFromQuotePayload: `${quote} orders { ${order} lines { ${orderLine} firstValidDate } }`,
  PackagePayload: 'packages { id version status suiteNumber receipts { id version status } }',
  ServiceRequestPayload: 'serviceRequest { id number version status }',
  TroubleTicketPayload: 'troubleTicket { id version }',
  InvoicePayload: 'invoice { id number version status total { amountMinor } }',
  UserPayload: 'user { id version }',
  AttachmentPayload: 'owner { id ... on QuoteLine { version quote { version } } }',
};

const documents = new Map<string, DocumentNode>();

/** The mutation as a customer would write it: its payload, or why not. */
function documentOf(move: string): DocumentNode {
  const known = documents.get(move);
  if (known !== undefined) return known;
  const field = schema.getMutationType()?.getFields()[move];
  const [argument] = field?.args ?? [];
  const result = field === undefined ? undefined : getNamedType(field.type);
  const input = argument === undefined ? undefined : getNamedType(argument.type);
  if (!isUnionType(result) || !isInputObjectType(input)) throw new Error(`there is no mutation ${move}`);
  const payload = result.getTypes().find(({ name }) => name in selections)?.name;
  if (payload === undefined) throw new Error(`nothing is read back of ${move}`);
  const refusal = '... on Refusal { code problems { path ruleId message } }';
  const text = `mutation($input: ${input.name}!) { ${move}(input: $input) { __typename ... on ${payload} { ${selections[payload]} } ${refusal} } }`;
  const document = parse(text);
  documents.set(move, document);
  return document;
}

interface Refusal {
  readonly code: string;
  readonly problems: readonly { readonly path: string; readonly ruleId: string; readonly message: string }[];
}

/** Where the stories are played: the mutations of the schema, as anybody, at the time the clock shows. */
export class Stage {
  readonly context: Context;
  /** What stories leave for one another. */
  readonly notebook = new Notebook();
  readonly #viewers = new Map<string, Viewer>();
  #moves = 0;

  constructor(context: Context) {
    this.context = context;
  }

  /** How many moves were made. */
  get moves(): number {
    return this.#moves;
  }

  /** The context of a user by id. */
  async contextOf(userId: string): Promise<Context> {
    const viewer = this.#viewers.get(userId) ?? (await loadViewerOfUser(this.context.db, userId));
    if (viewer === null) throw new Error(`there is no user ${userId}`);
    this.#viewers.set(userId, viewer);
    return { ...this.context, viewer, locale: viewer.locale };
  }

  /** The number on the labels of a mailbox customer. */
  async suiteOf(userId: string): Promise<string> {
    const { organisationId } = actingViewer(await this.contextOf(userId));
    return (await this.context.db.mailboxAccount.findUniqueOrThrow({ where: { organisationId } })).suiteNumber;
  }

  /** Puts a page into the file store as a user would, and answers its file id. */
  async upload(userId: string, fileName: string, text: string): Promise<string> {
    const context = await this.contextOf(userId);
    const bytes = pageOf(text);
    const id = newId('StoredFile');
    const key = storageKey(context.clock.now(), userId, id);
    await context.ports.files.write(key, Readable.from([bytes]));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await recordFile(context, actingViewer(context), {
      id,
      fileName,
      mimeType: 'application/pdf',
      sizeBytes: bytes.length,
      sha256,
      storageKey: key,
    });
    return id;
  }

  /** Makes a move as a user, and answers its payload. A refusal is a fault of the story: it throws. */
  async act<Payload>(userId: string, move: string, input: Readonly<Record<string, unknown>>): Promise<Payload> {
    this.#moves += 1;
    const variableValues = { input: { idempotencyKey: `demo-${this.#moves}`, ...input } };
    const answer = await execute({
      schema,
      document: documentOf(move),
      variableValues,
      contextValue: await this.contextOf(userId),
    });
    const [error] = answer.errors ?? [];
    if (error !== undefined) throw error.originalError ?? error;
    const payload = answer.data?.[move] as Payload & Partial<Refusal>;
    if (payload.problems !== undefined) {
      const reasons = payload.problems.map(({ path, ruleId, message }) => `${ruleId} ${path} ${message}`).join('; ');
      throw new Error(`${move} was refused at ${this.context.clock.now().toISOString()}: ${reasons}`);
    }
    return payload;
  }
}
