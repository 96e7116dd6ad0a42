import { describe, expect, it } from 'vitest';
import type { Gap } from './gaps.ts';
import { countOf, judge, type Acknowledged, type Logged, type TortureRecord } from './judgement.ts';

const event = (number: number, more: object = {}) => ({
  id: `evt_${number}`,
  move: 'submitOrder',
  objectId: `ord_${number}`,
  from: 'NEW',
  to: 'SENT',
  objectVersion: 1,
  ...more,
});
const logged = (number: number, more: Partial<Logged> = {}): Logged => ({
  stream: 'org:a',
  number: BigInt(number),
  isTold: true,
  transactionId: `tx${number}`,
  event: event(number),
  ...more,
});
const told = (...numbers: number[]) => numbers.map((number) => ({ number: BigInt(number), event: event(number) }));
const acknowledged = (number: number, more: Partial<Acknowledged> = {}): Acknowledged => ({
  name: 'kari',
  move: 'submitOrder',
  stream: 'org:a',
  cursor: BigInt(number),
  changes: [{ objectId: `ord_${number}`, from: 'NEW', to: 'SENT' }],
  rows: [{ id: `ord_${number}`, version: 1 }],
  ...more,
});

/** Four events, of which the reader has seen the first before it began. */
const record = (heard: TortureRecord['followers'][number]['told'], more: Partial<TortureRecord> = {}): TortureRecord => ({
  log: [1, 2, 3, 4].map((number) => logged(number)),
  followers: [{ name: 'ola', stream: 'org:a', from: 1n, told: heard }],
  latest: [],
  replays: [],
  acknowledged: [],
  reads: [],
  made: [],
  asked: [],
  denied: [],
  ...more,
});

const nothing = { lost: 0, doubled: 0, 'out of order': 0, phantom: 0, 'acknowledged but missing': 0, 'untrue gap': 0 };
const countsOf = (given: TortureRecord) => countOf(judge(given));

describe('the judgement over a record of deliveries', () => {
  it('S-31 is content with every event once and in order', () => {
    expect(judge(record(told(2, 3, 4), { acknowledged: [acknowledged(3)] }))).toEqual([]);
  });

  it('S-31 sees an event that never came, in the middle and at the end', () => {
    expect(countsOf(record(told(2, 4)))).toEqual({ ...nothing, lost: 1 });
    expect(countsOf(record(told(2, 3)))).toEqual({ ...nothing, lost: 1 });
    expect(countsOf(record([]))).toEqual({ ...nothing, lost: 3 });
  });

  it('S-31 sees an event that came twice, at once or much later', () => {
    expect(countsOf(record(told(2, 2, 3, 4)))).toEqual({ ...nothing, doubled: 1 });
    expect(countsOf(record(told(2, 3, 4, 2)))).toEqual({ ...nothing, doubled: 1 });
  });

  it('S-31 sees what the reader had before it began', () => {
    expect(countsOf(record(told(1, 2, 3, 4)))).toEqual({ ...nothing, doubled: 1 });
  });

  it('S-31 sees events in another order', () => {
    expect(countsOf(record(told(3, 2, 4)))).toEqual({ ...nothing, 'out of order': 1 });
  });

  it('S-31 sees what is not in the log, and what the log has otherwise', () => {
    expect(countsOf(record(told(2, 3, 4, 5)))).toEqual({ ...nothing, phantom: 1 });
    const altered = [...told(2, 3), { number: 4n, event: event(4, { to: 'CLOSED' }) }];
    expect(countsOf(record(altered))).toEqual({ ...nothing, phantom: 1 });
    const misplaced = [...told(2, 3), { number: 5n, event: event(4) }];
    expect(countsOf(record(misplaced))).toEqual({ ...nothing, phantom: 1 });
  });

  it('G-09 sees what the reader may not hear of', () => {
    const log = [1, 2, 3, 4].map((number) => logged(number, { isTold: number !== 3 }));
    expect(judge(record(told(2, 4), { log }))).toEqual([]);
    expect(countsOf(record(told(2, 3, 4), { log }))).toEqual({ ...nothing, phantom: 1 });
  });

  it('S-31 sees an event that has no place in the stream', () => {
    const log = [1, 2, 3, 4].map((number) => logged(number, number === 4 ? { number: null } : {}));
    expect(countsOf(record(told(2, 3), { log }))).toEqual({ ...nothing, lost: 1 });
  });

  it('S-31 holds the plain list of events to the same', () => {
    const replays = [{ name: 'events()', stream: 'org:a', from: 0n, told: told(1, 2, 4) }];
    expect(countsOf(record(told(2, 3, 4), { replays }))).toEqual({ ...nothing, lost: 1 });
  });

  it('G-06 sees a write that was acknowledged and is not there', () => {
    const changed = acknowledged(3, { changes: [{ objectId: 'ord_3', from: 'NEW', to: 'CLOSED' }] });
    expect(countsOf(record(told(2, 3, 4), { acknowledged: [changed] }))).toEqual({ ...nothing, 'acknowledged but missing': 1 });
    const further = acknowledged(3, { rows: [{ id: 'ord_3', version: 2 }] });
    expect(countsOf(record(told(2, 3, 4), { acknowledged: [further] }))).toEqual({ ...nothing, 'acknowledged but missing': 1 });
  });

  it('G-02 sees a cursor that stands before its own event', () => {
    const early = acknowledged(3, { cursor: 2n });
    expect(countsOf(record(told(2, 3, 4), { acknowledged: [early] }))).toEqual({ ...nothing, 'acknowledged but missing': 1 });
  });

  it('G-02 sees a server that is behind what another has acknowledged', () => {
    const reads = [
      { id: 'ord_3', acknowledged: 2, seen: 1 },
      { id: 'ord_4', acknowledged: 2, seen: 3 },
    ];
    expect(countsOf(record(told(2, 3, 4), { reads }))).toEqual({ ...nothing, 'acknowledged but missing': 1 });
  });

  it('G-06 sees what nobody asked for, what was asked and not made, and one answer to two requests', () => {
    expect(countsOf(record(told(2, 3, 4), { made: ['a', 'b'], asked: ['a'] }))).toEqual({ ...nothing, phantom: 1 });
    expect(countsOf(record(told(2, 3, 4), { made: ['a'], asked: ['a', 'b'] }))).toEqual({ ...nothing, 'acknowledged but missing': 1 });
    expect(countsOf(record(told(2, 3, 4), { made: ['a'], asked: ['a', 'a'] }))).toEqual({ ...nothing, doubled: 1 });
  });

  it('G-04 sees what was done after the answer that nothing was changed', () => {
    expect(countsOf(record(told(2, 3, 4), { denied: ['submitOrder by kari'] }))).toEqual({ ...nothing, phantom: 1 });
  });

  describe('of who wants the newest of each object', () => {
    // As many as it takes until somebody is told in a gap: of two objects in turn.
    const places = Array.from({ length: 104 }, (_, index) => index + 1);
    const log = places.map((number) => logged(number, { event: event(number, { rootId: number % 2 === 0 ? 'even' : 'odd' }) }));
    const heard = (...numbers: number[]) =>
      log.flatMap(({ number, event: of }) => (number !== null && numbers.includes(Number(number)) ? { number, event: of } : []));
    const usual: Gap = { from: 0n, to: 104n, count: 102, at: 0n, before: 0, isWhole: true };
    const latest = (numbers: number[], gaps: Partial<Gap>[]) =>
      countsOf(
        record([], {
          log,
          followers: [],
          latest: [{ name: 'ola', stream: 'org:a', from: 0n, told: heard(...numbers), gaps: gaps.map((gap) => ({ ...usual, ...gap })) }],
        }),
      );

    it('S-31 is content when what a gap names is followed by the newest of the same object', () => {
      expect(latest([103, 104], [{}])).toEqual(nothing);
    });

    it('S-31 is content when a gap is told again after a line that broke in the middle of it', () => {
      expect(latest([102, 103, 104], [{ to: 103n, count: 101, isWhole: false }])).toEqual(nothing);
    });

    it('S-31 sees what was left out without a gap, or without the newest of its object', () => {
      expect(latest([103, 104], [])).toEqual({ ...nothing, lost: 102 });
      expect(latest([104], [{ isWhole: false }])).toEqual({ ...nothing, lost: 52 });
    });

    it('S-31 sees a gap that counts more or less than it leaves out', () => {
      expect(latest([103, 104], [{ count: 101 }])).toEqual({ ...nothing, 'untrue gap': 1 });
      expect(latest([103, 104], [{ count: 103 }])).toEqual({ ...nothing, 'untrue gap': 1 });
    });

    it('S-31 sees a gap that ends too early or begins where its reader does not stand', () => {
      expect(latest([103, 104], [{ to: 103n }])).toMatchObject({ 'untrue gap': 1 });
      expect(latest([103, 104], [{ from: 1n, count: 101 }])).toMatchObject({ 'untrue gap': 1 });
    });

    it('S-31 sees a gap that is not followed by the newest of each object, though the line held', () => {
      expect(latest([102, 103, 104], [{}])).toEqual({ ...nothing, 'untrue gap': 1 });
    });

    it('S-31 sees a gap that was told though little waited', () => {
      const numbers = [...places.slice(0, 98), 103, 104];
      expect(latest(numbers, [{ from: 98n, at: 98n, count: 4, before: 98 }])).toEqual({ ...nothing, 'untrue gap': 1 });
    });
  });
});
