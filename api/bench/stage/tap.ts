import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A statement as it went to the database; `null` among the values is NULL. */
export interface Spoken {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** A line to PostgreSQL that is listened in on. */
export interface Tap {
  readonly url: string;
  /** All statements of the newest transaction that holds `mark` among its values, from BEGIN to COMMIT. */
  transactionWith(mark: string): readonly Spoken[];
  close(): Promise<void>;
}

/** Passes everything on as it comes and keeps what the programs say, connection by connection. */
export async function openTap(databaseUrl: string): Promise<Tap> {
  const target = new URL(databaseUrl);
  const said: Spoken[][] = [];
  const lines = new Set<Socket>();
  const server = createServer((program) => {
    const database = connect(Number(target.port), target.hostname);
    const statements: Spoken[] = [];
    said.push(statements);
    const hear = listener(statements);
    program.on('data', hear).pipe(database).pipe(program);
    for (const line of [program, database]) {
      lines.add(line);
      line.on('error', () => {
        program.destroy();
        database.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    transactionWith: (mark) => {
      for (const statements of said) {
        const at = statements.findLastIndex(({ values }) => values.some((value) => value?.includes(mark)));
        if (at < 0) continue;
        const from = statements.slice(0, at).findLastIndex(({ text }) => text === 'BEGIN');
        const to = statements.findIndex(({ text }, place) => place > at && text === 'COMMIT');
        if (from >= 0 && to >= 0) return statements.slice(from, to + 1);
      }
      throw new Error(`no transaction with ${mark} was heard`);
    },
    close: () => {
      for (const line of lines) line.destroy();
      return new Promise((done) => void server.close(() => done()));
    },
  };
}

const startupLength = 4;

/** Reads PostgreSQL's protocol (version 3) as a program speaks it. */
function listener(statements: Spoken[]): (chunk: Buffer) => void {
  const texts = new Map<string, string>();
  let waiting = Buffer.alloc(0);
  let hasStarted = false;
  const take = (kind: string, body: Buffer): void => {
    if (kind === 'Q') statements.push({ text: body.toString('utf8', 0, body.length - 1), values: [] });
    if (kind === 'P') {
      const [name = '', text = ''] = body.toString('utf8').split('\0');
      texts.set(name, text);
    }
    if (kind === 'B') statements.push(boundOf(body, texts));
  };
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      // The first message has no letter.
      const letter = hasStarted ? 1 : 0;
      if (waiting.length < letter + startupLength) return;
      const length = waiting.readUInt32BE(letter);
      if (waiting.length < letter + length) return;
      if (hasStarted) take(String.fromCharCode(waiting[0] ?? 0), waiting.subarray(letter + 4, letter + length));
      hasStarted = true;
      waiting = waiting.subarray(letter + length);
    }
  };
}

/** Portal, name of the statement, formats, values: each value with its length before it. */
function boundOf(body: Buffer, texts: ReadonlyMap<string, string>): Spoken {
  const portalEnd = body.indexOf(0);
  const nameEnd = body.indexOf(0, portalEnd + 1);
  const text = texts.get(body.toString('utf8', portalEnd + 1, nameEnd)) ?? '';
  let at = nameEnd + 1;
  const formats = body.readUInt16BE(at);
  at += 2 + 2 * formats;
  const count = body.readUInt16BE(at);
  at += 2;
  const values = Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return body.toString('utf8', at - length, at);
  });
  return { text, values };
}
