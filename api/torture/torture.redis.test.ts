import { expect, it } from 'vitest';
import { ownRedis } from '../src/live/redis-server.testing.ts';
import { torture } from './torture.ts';

it('S-31 loses, doubles and confuses nothing while the bus that wakes the servers is killed', { timeout: 300_000 }, async () => {
  const outcome = await torture({
    seed: 20261123,
    deliveries: 150,
    servers: 2,
    followers: 4,
    bus: await ownRedis(),
    deck: ['bus stops', 'cut sockets', 'slowness', 'kills'],
  });
  expect(outcome.faults).toEqual([]);
  expect(outcome.contradictions).toEqual([]);
  expect(outcome.troubles['bus stops']).toBeGreaterThan(0);
});
