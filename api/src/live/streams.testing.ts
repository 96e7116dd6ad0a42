import type { Answer } from '@sporbar/schema/testing.ts';
import type { Served } from '../served.testing.ts';

/** Who comes, and from where it goes on. */
export interface Coming {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
  readonly after?: string | undefined;
  /** What it follows: everything, unless said otherwise. */
  readonly query?: string | undefined;
}

/** How a stream ended: a socket's close code, or the code of an event stream's last message. */
export interface End {
  readonly said: number | string;
  /** What a socket's close says beside its code. */
  readonly reason?: string;
  /** When nothing more could come, by `performance.now()`. */
  readonly at: number;
}

export interface OpenStream {
  /** The next message; throws when the stream ends instead. */
  next(): Promise<Answer>;
  /** Resolves with the connection's end. */
  readonly ended: Promise<End>;
  close(): void;
}

export interface Transport {
  readonly name: string;
  /** Opens a stream over this transport. */
  open(served: Served, coming: Coming): Promise<OpenStream>;
}

const everything = `subscription ($after: Cursor) { changes(after: $after) { __typename ... on UpToDate { cursor } ... on Change { cursor event { move objectId } } } }`;

/** Messages in the order they came, for whoever asks for the next. */
class Messages {
  readonly #come: Answer[] = [];
  #waiting: PromiseWithResolvers<void> = Promise.withResolvers();
  #isOver = false;

  put(answer: Answer): void {
    this.#come.push(answer);
    this.#waiting.resolve();
  }

  over(): void {
    this.#isOver = true;
    this.#waiting.resolve();
  }

  async next(): Promise<Answer> {
    for (;;) {
      const first = this.#come.shift();
      if (first !== undefined) return first;
      if (this.#isOver) throw new Error('the stream has ended');
      await this.#waiting.promise;
      this.#waiting = Promise.withResolvers();
    }
  }
}

const headersOf = ({ cookie, authorization }: Coming): Record<string, string> => ({
  ...(cookie === undefined ? {} : { cookie }),
  ...(authorization === undefined ? {} : { authorization }),
});

/** The one field of a subscription's data; the whole answer where it has none. */
const messageOf = (answer: Answer): Answer => (Object.values((answer['data'] ?? {}) as Answer)[0] ?? answer) as Answer;

const overSocket: Transport = {
  name: 'a socket',
  open: async (served, coming) => {
    const socket = served.bare(headersOf(coming));
    const messages = new Messages();
    const ended = new Promise<End>((resolve) =>
      socket.once('close', (said, reason) => {
        messages.over();
        resolve({ said, reason: String(reason), at: performance.now() });
      }),
    );
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Answer;
      if (message['type'] === 'connection_ack')
        socket.send(
          JSON.stringify({
            id: '1',
            type: 'subscribe',
            payload: { query: coming.query ?? everything, variables: { after: coming.after } },
          }),
        );
      if (message['type'] === 'next') messages.put(messageOf(message['payload'] as Answer));
    });
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    return Promise.resolve({ next: () => messages.next(), ended, close: () => socket.terminate() });
  },
};

const overEventStream: Transport = {
  name: 'an event stream',
  open: async (served, coming) => {
    const variables = coming.after === undefined ? {} : { after: coming.after };
    const stop = new AbortController();
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { ...headersOf(coming), 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: coming.query ?? everything, variables }),
      signal: stop.signal,
    });
    const messages = new Messages();
    const hear = async (): Promise<End> => {
      let said = 'cut';
      try {
        for await (const event of eventsOf(response)) {
          if (event['data'] != null) messages.put(messageOf(event));
          said = (event['errors']?.[0]?.extensions?.code as string | undefined) ?? said;
        }
      } catch {
        // Cut off in the middle: what was said before counts.
      }
      messages.over();
      return { said, at: performance.now() };
    };
    return { next: () => messages.next(), ended: hear(), close: () => stop.abort() };
  },
};

/** The data of an event stream's `next` events. */
async function* eventsOf({ body }: Response): AsyncGenerator<Answer> {
  let text = '';
  for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += piece;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: ?(.+)$/m.exec(event)?.[1];
      if (data !== undefined && /^event: ?next$/m.test(event)) yield JSON.parse(data) as Answer;
    }
  }
}

export const transports: readonly Transport[] = [overSocket, overEventStream];
