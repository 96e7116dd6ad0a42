import { describe, expect, it } from 'vitest';
import { faultKinds, type FaultKind } from './judgement.ts';
import { torture } from './torture.ts';

const nothing = Object.fromEntries(faultKinds.map((kind) => [kind, 0]));

// The short form of `npm run torture`: one of each trouble, and few deliveries.
describe('delivery over several servers', () => {
  it('S-31 loses, doubles and confuses nothing while lines, servers and the database fail', { timeout: 300_000 }, async () => {
    const outcome = await torture({
      seed: 20261122,
      deliveries: 200,
      servers: 2,
      followers: 4,
      deck: ['cut sockets', 'cut database connections', 'black holes', 'kills', 'database stops', 'deafened listeners', 'slowness'],
    });
    expect(outcome.faults).toEqual([]);
    expect(outcome.counts).toEqual(nothing);
    expect(outcome.contradictions).toEqual([]);
    expect(outcome.deliveries).toBeGreaterThanOrEqual(200);
    expect(outcome.gaps).toBeGreaterThan(0);
    expect(outcome.troubles).toMatchObject({ kills: expect.any(Number), 'database stops': expect.any(Number) });
  });

  it.each<[string, FaultKind]>([
    ['in-memory bus', 'lost'],
    ['inclusive resume', 'doubled'],
  ])('S-31 is seen to fail with the planted bug "%s": events are %s', { timeout: 300_000 }, async (planted, kind) => {
    const { counts } = await torture({ seed: 7, deliveries: 150, servers: 2, followers: 4, planted });
    expect(counts[kind]).toBeGreaterThan(0);
  });
});
