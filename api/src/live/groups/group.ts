import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import { Parcel, type Sent } from './parcel.ts';

export interface Member {
  /** The position of the last message it was given. */
  position: bigint;
  /** Gives it the next messages; false when it cannot take any now, and reads on by itself. */
  give(parcel: Parcel): boolean;
  /** Nothing more comes from the group: it reads on by itself from its position. */
  dismiss(): void;
}

/** A message as JSON; undefined when it turned out to depend on who the reader is. */
type Payload = Buffer | undefined;

/** How a group gets its messages: executed once, for all members. */
export interface Supply {
  /** The changes after a position. */
  open(after: bigint): AsyncGenerator<LiveMessage>;
  /** At once where nothing had to be waited for. */
  serialise(message: LiveMessage): Payload | Promise<Payload>;
  /** The group shares no more: nobody is in it, or it must not. */
  over(isPersonal: boolean): void;
  fault(error: unknown): void;
}

const ringSize = 256;

/** What was read together is handed over together, as long as it is no more than this. */
const mostTogether = { messages: 64, bytes: 131_072 };

/**
 * Readers of the same subscription with the same rights. Each message is executed and serialised once. The newest
 * messages are kept, so that a reader who has caught up by itself can join where it stands.
 */
export class Group {
  readonly #members = new Set<Member>();
  readonly #supply: Supply;
  readonly #source: AsyncGenerator<LiveMessage>;
  #ring: Sent[] = [];
  /** Everything after this position is in the ring or comes. */
  #from: bigint;
  #isOver = false;

  constructor(from: bigint, supply: Supply) {
    this.#from = from;
    this.#supply = supply;
    this.#source = supply.open(from);
    void this.#run();
  }

  get size(): number {
    return this.#members.size;
  }

  /** Takes in a member that has everything up to its position; false when that lies too far back. */
  join(member: Member): boolean {
    if (this.#isOver || member.position < this.#from) return false;
    this.#members.add(member);
    for (const message of this.#ring) if (!this.#hand(member, new Parcel([message]))) return true;
    return true;
  }

  leave(member: Member): void {
    if (this.#members.delete(member) && this.#members.size === 0) this.#end(false);
  }

  async #run(): Promise<void> {
    try {
      let together: Sent[] = [];
      let bytes = 0;
      for await (const message of this.#source) {
        if (this.#isOver) return;
        if (message.kind !== 'CHANGE') continue;
        const made = this.#supply.serialise(message);
        const payload = made instanceof Promise ? await made : made;
        if (payload === undefined) return this.#end(true);
        together.push({ position: message.position, payload });
        bytes += payload.length;
        if (message.isMoreAtHand === true && together.length < mostTogether.messages && bytes < mostTogether.bytes) continue;
        this.#pass(together);
        [together, bytes] = [[], 0];
      }
      this.#end(false);
    } catch (error) {
      this.#supply.fault(error);
      this.#end(false);
    }
  }

  #pass(messages: readonly Sent[]): void {
    this.#ring.push(...messages);
    if (this.#ring.length > 2 * ringSize) {
      this.#from = this.#ring.at(-ringSize - 1)?.position ?? this.#from;
      this.#ring = this.#ring.slice(-ringSize);
    }
    const parcel = new Parcel(messages);
    for (const member of this.#members) this.#hand(member, parcel);
  }

  #hand(member: Member, parcel: Parcel): boolean {
    const missing = parcel.after(member.position);
    if (missing === undefined) return true;
    if (member.give(missing)) {
      member.position = missing.upTo;
      return true;
    }
    this.leave(member);
    member.dismiss();
    return false;
  }

  #end(isPersonal: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#supply.over(isPersonal);
    void this.#source.return(undefined);
    for (const member of [...this.#members]) {
      this.#members.delete(member);
      member.dismiss();
    }
  }
}
