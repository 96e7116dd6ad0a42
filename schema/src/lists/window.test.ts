import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applied } from './list.testing.ts';
import { differenceOf, fingerprintOf, type Window } from './window.ts';

const windowOf = (...ids: string[]): Window => ids.map((id) => ({ id, version: 1 }));
const never = () => false;
const byVersion = (row: { version: number }, before: { version: number }) => row.version !== before.version;

const windows = fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefghijklmnop'), version: fc.integer({ min: 1, max: 3 }) }), {
  selector: ({ id }) => id,
  maxLength: 16,
});

/** What a client holds after a step, when it does what the contract says. */
function step(told: Window, now: Window): Window {
  const { left, entered, changed } = differenceOf(told, now, byVersion);
  const rowOf = (id: string) => now.find((row) => row.id === id) ?? { id, version: 0 };
  return applied(told, {
    left,
    entered: entered.map((id) => ({ index: now.findIndex((row) => row.id === id), row: rowOf(id) })),
    changed: changed.map(rowOf),
  });
}

describe('the difference of two windows', () => {
  it('S-31 leads a client from any list to any other, order and contents included', () => {
    fc.assert(
      fc.property(windows, windows, (told, now) => {
        expect(step(told, now)).toEqual(now);
      }),
      { numRuns: 3_000 },
    );
  });

  it('S-31 tells a row once: it enters, or it has changed, or it has left', () => {
    fc.assert(
      fc.property(windows, windows, (told, now) => {
        const { left, entered, changed } = differenceOf(told, now, byVersion);
        const all = [...left, ...entered, ...changed];
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('S-31 moves one row when one row has moved', () => {
    expect(differenceOf(windowOf('a', 'b', 'c', 'd'), windowOf('d', 'a', 'b', 'c'), never)).toEqual({
      left: [],
      entered: ['d'],
      changed: [],
    });
  });

  it('S-31 tells what a new row has pushed out of the window', () => {
    expect(differenceOf(windowOf('a', 'b'), windowOf('n', 'a'), never)).toEqual({ left: ['b'], entered: ['n'], changed: [] });
  });

  it('S-31 tells nothing when nothing differs', () => {
    expect(differenceOf(windowOf('a', 'b'), windowOf('a', 'b'), byVersion)).toEqual({ left: [], entered: [], changed: [] });
  });
});

describe('the fingerprint of a window', () => {
  it('S-31 differs when a row, its version or the order differs', () => {
    const prints = [windowOf(), windowOf('a'), windowOf('a', 'b'), windowOf('b', 'a'), [{ id: 'a', version: 2 }]].map(fingerprintOf);
    expect(new Set(prints).size).toBe(prints.length);
    expect(fingerprintOf(windowOf('a', 'b'))).toBe(prints[2]);
  });
});
