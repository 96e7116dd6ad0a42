import { WebSocket } from 'ws';

// Clients of their own process: as many sockets as are asked for, each with so many subscriptions. Some stop reading when told to.

export type ToCrowd =
  | {
      readonly what: 'open';
      readonly url: string;
      readonly keys: readonly string[];
      readonly count: number;
      readonly delivery: string;
      /** So many a socket, and what each asks of an event besides. */
      readonly subscriptions: number;
      readonly more: string;
    }
  | { readonly what: 'stall' | 'read' }
  /** Answers when every client has read up to this position. */
  | { readonly what: 'reach'; readonly position: number };

export interface FromCrowd {
  /** Delays from the event to its reader since the last answer: how many took so many milliseconds. */
  readonly delays: Record<number, number>;
  /** When the last of the events was said to have happened, in milliseconds. */
  readonly at: number;
  /** What was not as it must be: lost, doubled or out of order. */
  readonly wrong: readonly string[];
  /** Events that were told in a gap. */
  readonly gaps: number;
  /** How often a socket was opened again. */
  readonly returns: number;
}

interface Message {
  readonly __typename: string;
  readonly cursor?: string;
  readonly from?: string;
  readonly to?: string;
  readonly count?: number;
  readonly event?: { readonly at: string };
}

/** A client that hears nothing for so long gives its socket up and opens another. */
const stallsForMs = 20_000;
const delays = new Map<number, number>();
const wrong: string[] = [];
let [gaps, returns, isStalling] = [0, 0, false];
let target = Infinity;
let settled = () => {};
let lastAt = 0;

/** After it a client comes back. */
const tooMuchUnread = 4206;
const positionOf = (cursor: string): number => Number(Buffer.from(cursor, 'base64url').toString().split(':').at(-1));
/** A message is the same for everybody: it is read once. */
const known = new Map<string, Message & { readonly id: string }>();

function read(text: string): (Message & { readonly id: string }) | undefined {
  const found = known.get(text);
  if (found !== undefined) return found;
  const { id = '', type, payload } = JSON.parse(text) as { id?: string; type: string; payload?: { data?: { changes: Message } } };
  if (type === 'error' || (type === 'next' && payload?.data == null)) wrong.push(text.slice(0, 300));
  const changes = type === 'next' ? payload?.data?.changes : undefined;
  if (changes === undefined) return undefined;
  const message = { ...changes, id };
  if (known.size > 500) known.delete(known.keys().next().value ?? '');
  known.set(text, message);
  return message;
}

/** One subscription: what it has been told, and whether that was right. */
class Followed {
  at = 0;
  cursor: string | null = null;
  /** Everything up to here has been told or lies in a gap. */
  #excused = 0;

  hear(message: Message): void {
    if (message.__typename === 'Gap') {
      this.#excused = positionOf(message.to ?? '');
      gaps += message.count ?? 0;
      return;
    }
    const position = positionOf(message.cursor ?? '');
    if (message.event !== undefined) {
      lastAt = Date.parse(message.event.at);
      const delay = Date.now() - lastAt;
      delays.set(delay, (delays.get(delay) ?? 0) + 1);
      const isNext = position === this.at + 1 || (position > this.at && position <= this.#excused);
      if (!isNext && this.cursor !== null) wrong.push(`${position} after ${this.at}`);
    } else if (this.cursor !== null && position !== this.at) wrong.push(`up to date at ${position}, but told up to ${this.at}`);
    this.at = position;
    this.cursor = message.cursor ?? null;
  }
}

type Asked = Extract<ToCrowd, { what: 'open' }>;

class Client {
  readonly #followed: ReadonlyMap<string, Followed>;
  readonly #query: string;
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #asked: Asked;
  readonly #key: string;

  constructor(asked: Asked, index: number) {
    this.#asked = asked;
    this.#key = asked.keys[index % asked.keys.length] ?? '';
    this.#followed = new Map(Array.from({ length: asked.subscriptions }, (_, place) => [`${place}`, new Followed()]));
    this.#query = `subscription C($after: Cursor) { changes(after: $after, delivery: ${asked.delivery}) { __typename ... on UpToDate { cursor }
      ... on Gap { from to count } ... on Change { cursor event { id move at ${asked.more} } } } }`;
    this.#open();
  }

  hasReached(position: number): boolean {
    for (const { at } of this.#followed.values()) if (at < position) return false;
    return true;
  }

  /** From now on nothing is read. A socket that is given up is opened again, and read no more than the first. */
  stall(): void {
    if (this.#socket?.isPaused === true) return;
    this.#socket?.pause();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket?.terminate(), stallsForMs);
  }

  read(): void {
    clearTimeout(this.#timer);
    this.#socket?.resume();
  }

  #open(): void {
    const socket = new WebSocket(`${this.#asked.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket = socket;
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${this.#key}` } }));
    });
    socket.once('message', () => {
      for (const [id, { cursor }] of this.#followed)
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: this.#query, variables: { after: cursor } } }));
    });
    socket.on('message', (data) => this.#hear(data as Buffer));
    socket.on('error', () => {});
    socket.on('close', (code) => {
      if (code >= 4000 && code !== tooMuchUnread) wrong.push(`closed with ${code}`);
      clearTimeout(this.#timer);
      returns += 1;
      setTimeout(() => this.#open(), 100);
    });
  }

  #hear(data: Buffer): void {
    const message = read(data.toString());
    if (wrong.length > 0) settled();
    if (message === undefined) return;
    this.#followed.get(message.id)?.hear(message);
    if (isStalling) return this.stall();
    settled();
  }
}

let clients: Client[] = [];
const answer = () => {
  process.send?.({ delays: Object.fromEntries(delays), at: lastAt, wrong, gaps, returns } satisfies FromCrowd);
  delays.clear();
};
let behind = new Set<Client>();
settled = () => {
  if (target === Infinity) return;
  if (wrong.length > 0) return answer();
  for (const client of behind) {
    if (!client.hasReached(target)) return;
    behind.delete(client);
  }
  target = Infinity;
  answer();
};

process.on('message', (told: ToCrowd) => {
  if (told.what === 'open') clients = Array.from({ length: told.count }, (_, index) => new Client(told, index));
  else if (told.what === 'reach') {
    target = told.position;
    behind = new Set(clients);
    settled();
  } else {
    isStalling = told.what === 'stall';
    for (const client of clients) client[told.what]();
  }
});
process.once('disconnect', () => process.exit());
