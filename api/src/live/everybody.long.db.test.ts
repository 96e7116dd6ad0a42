import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { enrolEverybody, expectAllToHear, type Everybody } from './everybody.testing.ts';

describe('everybody at once', () => {
  let served: Served;
  let everybody: Everybody;
  beforeAll(async () => {
    served = await openServed('server', { poolSize: 20 });
    everybody = await enrolEverybody(served, 1);
  }, 120_000);
  afterAll(() => served.close());

  it('IA-11 carries 1,100 named users with an open subscription each, and tells each of them what happens', async () => {
    expect(everybody.subscribers.length).toBe(1_100);
    await expectAllToHear(served, everybody);
  }, 120_000);
});
