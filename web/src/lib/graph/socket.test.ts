import { expect, it } from 'vitest';
import { waitBefore } from './socket.ts';

it('IA-15 reconnects within half a second at first, and never waits longer than fifteen seconds', () => {
  expect(waitBefore(0, 1)).toBeLessThanOrEqual(500);
  expect(waitBefore(40, 1)).toBe(15_000);
});

it('IA-15 spreads those who come back over half of the wait', () => {
  expect(waitBefore(3, 0)).toBe(2_000);
  expect(waitBefore(3, 1)).toBe(4_000);
});
