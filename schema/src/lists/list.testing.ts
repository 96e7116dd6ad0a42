import { parse, subscribe, type ExecutionResult } from 'graphql';
import { schema } from '../schema.ts';
import type { Answer, Desk } from '../testing.ts';

/** A row that is put in, and where. */
interface Placed<Row> {
  readonly index: number;
  readonly row: Row;
}

interface Told<Row extends { readonly id: string }> {
  readonly left: readonly string[];
  readonly entered: readonly Placed<Row>[];
  readonly changed: readonly Row[];
}

/** What a client does with a step of changes to the rows it holds. */
export function applied<Row extends { readonly id: string }>(rows: readonly Row[], { left, entered, changed }: Told<Row>): Row[] {
  const out = new Set([...left, ...entered.map(({ row }) => row.id)]);
  const newer = new Map(changed.map((row) => [row.id, row]));
  const result = rows.filter(({ id }) => !out.has(id)).map((row) => newer.get(row.id) ?? row);
  for (const { index, row } of entered) result.splice(index, 0, row);
  return result;
}

/** How a test asks for a list: the noun's type, its arguments, what it wants of a row. */
export interface Asked {
  readonly typeName: string;
  readonly args?: string;
  readonly row?: string;
  /** More of the message than its rows: `totalCount`. */
  readonly more?: string;
  readonly left?: string;
}

/** A client of a followed list: it does with each message what the contract says and no more. */
export class ListClient {
  rows: Answer[] = [];
  cursor: string | undefined;
  totalCount: number | undefined;
  readonly #stream: AsyncGenerator<ExecutionResult>;

  constructor(stream: AsyncGenerator<ExecutionResult>, held: readonly Answer[] = []) {
    this.#stream = stream;
    this.rows = [...held];
  }

  get ids(): string[] {
    return this.rows.map(({ id }) => id as string);
  }

  /** The next message, applied. */
  async next(): Promise<Answer> {
    const { value, done } = await this.#stream.next();
    if (done === true) throw new Error('the list has ended');
    const [error] = value.errors ?? [];
    if (error !== undefined) throw error;
    const message = Object.values(value.data ?? {})[0] as Answer;
    this.#apply(message);
    return message;
  }

  /** Messages up to and with the next UpToDate. */
  async untilUpToDate(): Promise<Answer[]> {
    const messages = [await this.next()];
    while (messages.at(-1)?.['__typename'] !== 'UpToDate') messages.push(await this.next());
    return messages;
  }

  async close(): Promise<void> {
    await this.#stream.return(undefined);
  }

  #apply(message: Answer): void {
    this.cursor = message['cursor'];
    this.totalCount = message['totalCount'] ?? this.totalCount;
    const { rows, entered, changed, left } = message;
    if (rows !== undefined) this.rows = [...rows];
    if (entered === undefined) return;
    this.rows = applied(this.rows as { id: string }[], {
      left: left.map(({ id }: Answer) => id as string),
      entered,
      changed: changed.map(({ row }: Answer) => row as { id: string }),
    });
  }
}

/** Follows a list as a user. `held` is what the client has already when it comes back with a cursor. */
export async function followAs(
  desk: Desk,
  userId: string,
  { typeName, args = '', row = 'id version', more = '', left = 'id event { move }' }: Asked,
  after?: string,
  held: readonly Answer[] = [],
): Promise<ListClient> {
  const field = `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}List`;
  const document = parse(`subscription S($after: Cursor) { ${field}(after: $after, ${args}) { __typename
    ... on UpToDate { cursor } ... on ${typeName}ListSnapshot { cursor ${more} rows { ${row} } }
    ... on ${typeName}ListChanges { cursor ${more} entered { index event { move } row { ${row} } } changed { index event { move } row { ${row} } } left { ${left} } } } }`);
  const contextValue = await desk.contextOf(userId);
  const stream = await subscribe({ schema, document, variableValues: { after: after ?? null }, contextValue });
  if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream');
  return new ListClient(stream as AsyncGenerator<ExecutionResult>, held);
}

/** A followed list that has told its rows. */
export async function followed(...args: Parameters<typeof followAs>): Promise<ListClient> {
  const client = await followAs(...args);
  await client.untilUpToDate();
  return client;
}
