import { SharedFrames } from '../../graphql/shared-frames.ts';

/** One message as every member gets it. */
export interface Sent {
  readonly position: bigint;
  /** The execution result as JSON. */
  readonly payload: Buffer;
}

/** Messages of a group in their order, which its members are given in one go. */
export class Parcel {
  readonly messages: readonly Sent[];
  readonly #frames = new Map<number, SharedFrames>();

  constructor(messages: readonly Sent[]) {
    this.messages = messages;
  }

  /** What a member has got when it has got all of it. */
  get upTo(): bigint {
    return this.messages.at(-1)?.position ?? 0n;
  }

  /** For those whose operations have names of so many bytes. */
  framesFor(nameLength: number): SharedFrames {
    const known = this.#frames.get(nameLength);
    if (known !== undefined) return known;
    const payloads = this.messages.map(({ payload }) => payload);
    const frames = new SharedFrames(payloads, nameLength);
    this.#frames.set(nameLength, frames);
    return frames;
  }

  /** What of it comes after a position: itself for most, nothing for whoever has it all. */
  after(position: bigint): Parcel | undefined {
    const [first] = this.messages;
    if (first === undefined || this.upTo <= position) return undefined;
    return first.position > position ? this : new Parcel(this.messages.filter((message) => message.position > position));
  }
}
