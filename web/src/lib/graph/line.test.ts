import { expect, it } from 'vitest';
import { tell } from './line.stories.testing.ts';
import { step, unstarted, waitBefore, type Line, type LineEvent } from './line.ts';

it('IA-15 reconnects within half a second at first, and never waits longer than fifteen seconds', () => {
  expect(waitBefore(0, 1)).toBeLessThanOrEqual(500);
  expect(waitBefore(40, 1)).toBe(15_000);
});

it('IA-15 spreads those who come back over half of the wait', () => {
  expect(waitBefore(3, 0)).toBe(2_000);
  expect(waitBefore(3, 1)).toBe(4_000);
});

/** A line after these events, a minute apart. */
const after = (...events: LineEvent<number>[]): Line =>
  events.reduce((line, event, index) => step(line, event, index * 60_000, 0.5)[0], unstarted);
const start: LineEvent<number> = { type: 'start', readAt: '7', kept: undefined };
const upToDate: LineEvent<number> = { type: 'message', cursor: '7', upToDate: true };

it('IA-15 a line that comes and goes tells of the first cut, until everything missed has come', () => {
  const flapping = after(
    start,
    { type: 'connected' },
    upToDate,
    { type: 'closed', code: 1006 },
    { type: 'connected' },
    { type: 'closed', code: 1006 },
  );
  expect(flapping).toMatchObject({ told: 'offline', since: 120_000 });
  expect(step(step(flapping, { type: 'connected' }, 1, 0)[0], upToDate, 1, 0)[0]).toMatchObject({ told: 'live', since: undefined });
});

it('IA-15 a peer that does not answer is told of from its last sign of life', () => {
  const silent = after(start, { type: 'connected' }, upToDate, { type: 'pinged' }, { type: 'tick' });
  expect(silent).toMatchObject({ told: 'offline', since: 120_000 });
});

it('IA-15 a page that wakes from sleep says that it catches up, since when it last heard, and hangs up to find out', () => {
  const live = after(start, { type: 'connected' }, upToDate);
  const [woken, effects] = step(live, { type: 'woken' }, 3_720_000, 0);
  expect(woken).toMatchObject({ told: 'catching-up', since: 120_000 });
  expect(effects).toContainEqual({ do: 'hang-up' });
  expect(step(woken, { type: 'closed', code: 4499 }, 3_720_000, 0)[0].told).toBe('catching-up');
});

it('IA-06 after the end of the session nothing is tried any more', () => {
  const over = after(start, { type: 'connected' }, { type: 'closed', code: 4401 });
  for (const type of ['connected', 'woken', 'tick', 'refused', 'failed'] as const) expect(step(over, { type }, 1, 0)).toEqual([over, []]);
});

it('IA-15 whatever happens to line, server and tab, every change is shown once and the reader is told the truth', { timeout: 60_000 }, () =>
  expect(tell(step, 3_000)).toBeUndefined(),
);
