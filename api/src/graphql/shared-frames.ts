import { headLength, writeHead } from './text-frame.ts';

const before = Buffer.from('{"id":');
const between = Buffer.from(',"type":"next","payload":');
const after = Buffer.from('}');

/** A JSON string as bytes, by which a client knows one of its operations. */
export type Name = Buffer;

export const nameOf = (id: string): Name => Buffer.from(JSON.stringify(id));

/**
 * The `next` messages that many sockets are sent one after the other: the same bytes for all of them but for the name
 * each has given its operation. They are framed once for names of one length; a socket's own are written into their places.
 */
export class SharedFrames {
  readonly payloads: readonly Buffer[];
  /** How many bytes they are on the wire. */
  readonly length: number;
  #bytes: Buffer;
  readonly #places: number[] = [];
  #named: Name | undefined;
  #isKept = false;

  constructor(payloads: readonly Buffer[], nameLength: number) {
    this.payloads = payloads;
    const around = before.length + nameLength + between.length + after.length;
    this.length = payloads.reduce((sum, { length }) => sum + headLength(around + length) + around + length, 0);
    this.#bytes = Buffer.allocUnsafe(this.length);
    let at = 0;
    for (const payload of payloads) {
      at = writeHead(this.#bytes, at, around + payload.length);
      at += before.copy(this.#bytes, at);
      this.#places.push(at);
      at += nameLength;
      for (const part of [between, payload, after]) at += part.copy(this.#bytes, at);
    }
  }

  /** The bytes for the operation of that name. They are overwritten for the next name, unless they are kept. */
  named(name: Name): Buffer {
    if (this.#isKept) this.#bytes = Buffer.from(this.#bytes);
    this.#isKept = false;
    if (this.#named !== name) for (const place of this.#places) this.#bytes.set(name, place);
    this.#named = name;
    return this.#bytes;
  }

  /** The bytes answered last are still needed and stay as they are. */
  keep(): void {
    this.#isKept = true;
  }
}

/** The same as texts, for a connection that does not send what it is given as it is. */
export const textsOf = (payloads: readonly Buffer[], name: Name): Buffer[] =>
  payloads.map((payload) => Buffer.concat([before, name, between, payload, after]));
