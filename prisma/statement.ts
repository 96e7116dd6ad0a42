import type { ClientBase, Connection, Submittable } from 'pg';
import { valueMakerOf, type Make } from './column-values.ts';

export type Row = Record<string, unknown>;

interface Column {
  readonly name: string;
  readonly make: Make;
}

/** What `pg` has and its types leave out: PostgreSQL's messages, what the other end knows by name, and who is told of the end. */
declare module 'pg' {
  interface Connection {
    readonly parsedStatements: Readonly<Record<string, string>>;
    readonly submittedNamedStatements: Record<string, string>;
    parse(message: { name: string; text: string }): void;
    bind(message: { statement: string; values: readonly (string | Buffer | null)[] }): void;
    describe(message: { type: 'P'; name: string }): void;
    execute(message: object): void;
  }
  interface ClientBase {
    readonly connection: Connection;
  }
  interface Pool {
    query(statement: Submittable, answered: (error: Error | null | undefined) => void): void;
  }
}

/** The columns of what a connection knows by name: they do not change while it knows it, and need not be told again. */
const described = new WeakMap<Connection, Map<string, readonly Column[]>>();

/**
 * One statement, as `pg` takes it in place of its own queries (like its cursors): it makes nothing of it that is not asked for,
 * and lets BEGIN go in the same message as the statement that it is for.
 */
export class Statement implements Submittable {
  readonly text: string;
  /** `pg` keeps by it which statements the other end knows. */
  readonly name: string | undefined;
  readonly rows: Row[] = [];
  /** How many rows were read or written. */
  count = 0;
  callback: ((error: Error | null | undefined) => void) | undefined;
  /** BEGIN goes before it in the same message. Only for what its connection need not be told anew. */
  beginsTransaction = false;
  readonly #values: readonly (string | Buffer | null)[];
  #columns: readonly Column[] = [];
  #fault: unknown;
  #isBegun = true;

  constructor(text: string, values: readonly unknown[] = [], name?: string) {
    this.text = text;
    this.name = name;
    // Before anything is sent: what cannot be written must not leave a connection in the middle of a message.
    this.#values = values.map(written);
  }

  /** Whether its connection can take BEGIN with it: of what is sent together, `pg` can tell one new statement from the next no more. */
  mayBegin({ parsedStatements }: Connection): boolean {
    return this.name === undefined ? this.#values.length > 0 : parsedStatements[this.name] === this.text;
  }

  submit(line: Connection): null {
    // Without values and name it may be several statements.
    if (this.#values.length === 0 && this.name === undefined) line.query(this.text);
    else {
      line.stream.cork();
      this.#send(line);
      line.stream.uncork();
    }
    return null;
  }

  #send(line: Connection): void {
    const { name = '', text } = this;
    if (this.beginsTransaction) {
      this.#isBegun = false;
      line.parse({ name: '', text: 'BEGIN' });
      line.bind({ statement: '', values: [] });
      line.execute({});
    }
    if (name === '' || (line.parsedStatements[name] === undefined && line.submittedNamedStatements[name] === undefined)) {
      line.parse({ name, text });
      if (name !== '') line.submittedNamedStatements[name] = text;
    }
    line.bind({ statement: name, values: this.#values });
    const known = name === '' ? undefined : described.get(line)?.get(name);
    if (known === undefined) line.describe({ type: 'P', name: '' });
    else this.#columns = known;
    line.execute({});
    line.sync();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, make: valueMakerOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Row = {};
    try {
      for (let index = 0; index < fields.length; index++) {
        const cell = fields[index] as string | null;
        const { name, make } = this.#columns[index] as Column;
        row[name] = cell === null || make === undefined ? cell : make(cell);
      }
    } catch (error) {
      this.#fault ??= error;
    }
    this.rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }, line: Connection): void {
    if (!this.#isBegun) {
      this.#isBegun = true;
      return;
    }
    this.count = Number(/\d+$/.exec(text)?.[0] ?? 0);
    if (this.name !== undefined) knownOf(line).set(this.name, this.#columns);
  }

  handleReadyForQuery(): void {
    this.callback?.(this.#fault as Error | undefined);
  }

  handleError(error: Error): void {
    this.callback?.(error);
  }

  handleEmptyQuery(): void {}
}

/** Resolves when it is done. */
export const sendOver = (client: ClientBase, statement: Statement): Promise<void> =>
  new Promise((done, failed) => {
    statement.callback = (error) => (error == null ? done() : failed(error));
    client.query(statement);
  });

function knownOf(line: Connection): Map<string, readonly Column[]> {
  const known = described.get(line) ?? new Map<string, readonly Column[]>();
  described.set(line, known);
  return known;
}

/** A value as PostgreSQL reads it. A moment is written with its zone, so that it is the same whatever zone the connection is in. */
function written(value: unknown): string | Buffer | null {
  if (value == null) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return Array.isArray(value) ? listOf(value) : JSON.stringify(value);
}

const listOf = (values: readonly unknown[]): string =>
  `{${values.map((value) => (Array.isArray(value) ? listOf(value) : elementOf(written(value)))).join(',')}}`;

function elementOf(text: string | Buffer | null): string {
  if (text === null) return 'NULL';
  if (typeof text !== 'string') return `"\\\\x${text.toString('hex')}"`;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
