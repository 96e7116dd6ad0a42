import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { enrolEverybody, expectAllToHear, type Everybody } from './everybody.testing.ts';

describe('one of ten of everybody at once', () => {
  let served: Served;
  let everybody: Everybody;
  beforeAll(async () => {
    served = await openServed('server', { poolSize: 20 });
    everybody = await enrolEverybody(served, 10);
  });
  afterAll(() => served.close());

  it('IA-11 carries 90 customers of ten organisations and 20 agents, a subscription each, and tells each what happens', async () => {
    expect(everybody.subscribers.length).toBe(110);
    await expectAllToHear(served, everybody);
  });
});
