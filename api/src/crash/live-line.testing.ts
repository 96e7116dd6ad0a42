import type { Answer } from '@sporbar/schema/testing.ts';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Way } from './way.testing.ts';

/** One subscription over one connection: its data, until the connection ends or its way does. Throws `Refusal` for GraphQL errors. */
export type OpenLine = (way: Way, key: string, query: string, variables: object) => AsyncGenerator<Answer>;

/** The server's own no to a subscription, as opposed to a line that broke. */
export class Refusal extends Error {
  readonly codes: readonly string[];
  constructor(errors: readonly Answer[]) {
    super(JSON.stringify(errors));
    this.codes = errors.map((error) => String((error['extensions'] as Answer | undefined)?.['code']));
  }
}

interface Patience {
  /** A line that has been silent for so long is taken for dead. Without it only the system's word counts. */
  readonly silenceMs?: number | undefined;
}

/** Over graphql-transport-ws, as the library's own client speaks it; its pings tell a silent server from a dead line. */
export const socketLine = ({ silenceMs }: Patience = {}): OpenLine =>
  async function* (way, key, query, variables) {
    let opened = undefined as WebSocket | undefined;
    let heard = Date.now();
    const keep = (socket: WebSocket) => (opened = socket);
    // That a line was cut before it was open is what happens here.
    class Line extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols);
        this.on('error', () => {});
        keep(this);
      }
    }
    const client = createClient({
      url: `${way.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Line,
      connectionParams: { authorization: `Bearer ${key}` },
      retryAttempts: 0,
      onNonLazyError: () => {},
      ...(silenceMs === undefined ? {} : { keepAlive: silenceMs / 4 }),
      on: { message: () => (heard = Date.now()) },
    });
    const end = () => opened?.terminate();
    const watch = watchSilence(silenceMs, () => heard, end);
    way.signal.addEventListener('abort', end);
    try {
      if (way.signal.aborted) return;
      for await (const { data, errors } of client.iterate<Answer>({ query, variables: { ...variables } })) {
        if (way.signal.aborted) return;
        if (errors !== undefined || data == null) throw new Refusal(errors ?? []);
        yield data;
      }
    } catch (error) {
      throw Array.isArray(error) ? new Refusal(error as Answer[]) : error;
    } finally {
      watch();
      way.signal.removeEventListener('abort', end);
      opened?.terminate();
    }
  };

/** Over HTTP as an event stream. */
export const eventStreamLine = ({ silenceMs }: Patience = {}): OpenLine =>
  async function* (way, key, query, variables) {
    const cut = new AbortController();
    let heard = Date.now();
    const watch = watchSilence(
      silenceMs,
      () => heard,
      () => cut.abort(),
    );
    try {
      const response = await fetch(`${way.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.any([way.signal, cut.signal]),
      });
      if (response.body === null || !response.ok) throw new Error(`the stream was answered with ${response.status}`);
      let unread = '';
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        heard = Date.now();
        const parts = `${unread}${chunk}`.split('\n\n');
        unread = parts.pop() ?? '';
        for (const part of parts) {
          const json = /^data: ?(\{.*)$/m.exec(part)?.[1];
          if (json === undefined) continue;
          const { data, errors } = JSON.parse(json) as { data?: Answer | null; errors?: Answer[] };
          if (errors !== undefined || data == null) throw new Refusal(errors ?? []);
          if (way.signal.aborted) return;
          yield data;
        }
      }
    } finally {
      watch();
      cut.abort();
    }
  };

/** Calls `end` once nothing was heard for so long. Answers how to stop watching. */
function watchSilence(silenceMs: number | undefined, heard: () => number, end: () => void): () => void {
  const over = new AbortController();
  const look = (): void => {
    if (silenceMs === undefined || over.signal.aborted) return;
    const left = heard() + silenceMs - Date.now();
    if (left <= 0) return end();
    AbortSignal.timeout(left).addEventListener('abort', look, { once: true });
  };
  look();
  return () => over.abort();
}
