import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Group, type Member } from './group.ts';
import type { Parcel, Sent } from './parcel.ts';

const message = (position: bigint, isMoreAtHand = false): LiveMessage => ({
  kind: 'CHANGE',
  cursor: `${position}`,
  position,
  objectId: null,
  event: null,
  isMoreAtHand,
});

/** A stream that is written by hand. */
class Source {
  readonly #waiting: (() => void)[] = [];
  #messages: LiveMessage[] = [];
  isStopped = false;

  say(...positions: bigint[]): void {
    for (const position of positions) this.#messages.push(message(position));
    this.#waiting.splice(0).forEach((go) => go());
  }

  /** As they come that were read together. */
  sayTogether(...positions: bigint[]): void {
    for (const position of positions) this.#messages.push(message(position, position !== positions.at(-1)));
    this.#waiting.splice(0).forEach((go) => go());
  }

  async *open(): AsyncGenerator<LiveMessage> {
    try {
      for (;;) {
        yield* this.#messages.splice(0);
        if (this.#messages.length === 0) await new Promise<void>((go) => this.#waiting.push(go));
      }
    } finally {
      this.isStopped = true;
    }
  }
}

/** A member that takes as many messages as it has room for. */
class Taker implements Member {
  position: bigint;
  room = Infinity;
  isDismissed = false;
  readonly taken: Sent[] = [];
  /** How many messages came in one go. */
  readonly goes: number[] = [];

  constructor(position = 0n) {
    this.position = position;
  }
  get positions(): bigint[] {
    return this.taken.map(({ position }) => position);
  }
  give({ messages }: Parcel): boolean {
    if (this.room <= 0) return false;
    this.room -= 1;
    this.taken.push(...messages);
    this.goes.push(messages.length);
    return true;
  }
  dismiss(): void {
    this.isDismissed = true;
  }
}

const upTo = (last: number, from = 1): bigint[] => Array.from({ length: last - from + 1 }, (_, index) => BigInt(from + index));

describe('a group', () => {
  let source: Source;
  let serialised: bigint[];
  let personalFrom: bigint;
  let ends: boolean[];
  let faults: unknown[];
  let group: Group;
  beforeEach(() => {
    source = new Source();
    [serialised, personalFrom, ends, faults] = [[], 1_000_000n, [], []];
    group = new Group(0n, {
      open: () => source.open(),
      serialise: ({ position }) => {
        serialised.push(position);
        return Promise.resolve(position >= personalFrom ? undefined : Buffer.from(`${position}`));
      },
      over: (isPersonal) => void ends.push(isPersonal),
      fault: (error) => void faults.push(error),
    });
  });
  const settled = (positions: bigint[]) => expect.poll(() => serialised).toEqual(positions);

  it('G-02 serialises a message once and gives every member the same bytes', async () => {
    const members = Array.from({ length: 50 }, () => new Taker());
    for (const member of members) expect(group.join(member)).toBe(true);
    source.say(1n, 2n);
    await settled([1n, 2n]);
    for (const { taken } of members) {
      expect(taken.map(({ position }) => position)).toEqual([1n, 2n]);
      expect(taken[0]?.payload).toBe(members[0]?.taken[0]?.payload);
    }
  });

  it('G-02 hands over in one go what was read together, in bounded steps', async () => {
    const [member, ahead] = [new Taker(), new Taker(50n)];
    for (const each of [member, ahead]) group.join(each);
    source.sayTogether(...upTo(100));
    await settled(upTo(100));
    expect([member.positions, member.goes]).toEqual([upTo(100), [64, 36]]);
    expect([ahead.positions, ahead.goes]).toEqual([upTo(100, 51), [14, 36]]);
  });

  it('S-31 gives a member that joins later what it has not had yet, in order, and nothing twice', async () => {
    group.join(new Taker());
    source.say(...upTo(5));
    await settled(upTo(5));
    const late = new Taker(2n);
    expect(group.join(late)).toBe(true);
    source.say(6n);
    await settled(upTo(6));
    expect(late.positions).toEqual(upTo(6, 3));
  });

  it('S-31 does not take in a member for whom it no longer has everything', async () => {
    group.join(new Taker());
    source.say(...upTo(600));
    await settled(upTo(600));
    expect(group.join(new Taker(0n))).toBe(false);
    const near = new Taker(400n);
    expect(group.join(near)).toBe(true);
    expect(near.positions).toEqual(upTo(600, 401));
  });

  it('S-31 lets a member go that cannot take more, with its place kept, and takes it in again', async () => {
    const [quick, slow] = [new Taker(), new Taker()];
    group.join(quick);
    group.join(slow);
    slow.room = 2;
    source.say(...upTo(4));
    await settled(upTo(4));
    expect([slow.isDismissed, slow.position, group.size]).toEqual([true, 2n, 1]);
    // It has read the third by itself.
    slow.position = 3n;
    slow.room = Infinity;
    group.join(slow);
    source.say(5n);
    await settled(upTo(5));
    expect(slow.positions).toEqual([1n, 2n, 4n, 5n]);
    expect(quick.positions).toEqual(upTo(5));
  });

  it('S-31 lets a member go that is full when it joins', async () => {
    group.join(new Taker());
    source.say(1n);
    await settled([1n]);
    const full = new Taker();
    full.room = 0;
    group.join(full);
    expect([full.isDismissed, full.position, group.size]).toEqual([true, 0n, 1]);
  });

  it('G-12 sends nothing of a message that asked who the reader is, and lets everybody read alone', async () => {
    const members = [new Taker(), new Taker()];
    for (const member of members) group.join(member);
    personalFrom = 2n;
    source.say(1n, 2n, 3n);
    await expect.poll(() => ends).toEqual([true]);
    for (const member of members) expect([member.positions, member.isDismissed, member.position]).toEqual([[1n], true, 1n]);
    expect(group.join(new Taker(3n))).toBe(false);
    expect(serialised).toEqual([1n, 2n]);
  });

  it('G-12 stops reading when the last member has left', async () => {
    const [one, other] = [new Taker(), new Taker()];
    group.join(one);
    group.join(other);
    source.say(1n);
    await settled([1n]);
    group.leave(one);
    expect(ends).toEqual([]);
    group.leave(other);
    expect(ends).toEqual([false]);
    source.say(2n);
    await expect.poll(() => source.isStopped).toBe(true);
    expect(serialised).toEqual([1n]);
  });

  it('S-31 lets everybody read alone when it breaks, each from its own place', async () => {
    const [member, words] = [new Taker(), new Source()];
    const broken = new Group(0n, {
      open: () => words.open(),
      serialise: () => Promise.reject(new Error('no')),
      over: (isPersonal) => void ends.push(isPersonal),
      fault: (error) => void faults.push(error),
    });
    broken.join(member);
    words.say(1n);
    await expect.poll(() => member.isDismissed).toBe(true);
    expect([member.position, ends, faults.length]).toEqual([0n, [false], 1]);
  });
});
