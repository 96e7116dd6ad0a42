import type { AvailabilityQuestion } from '@sporbar/schema/availability/availability-system.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { green, openCarrierSystem, type CarrierSystem } from './carrier-system.testing.ts';
import { httpAvailability } from './http-availability.ts';

const question: AvailabilityQuestion = {
  productCode: 'OA_FULL',
  speedKbps: null,
  searchKind: 'PHONE',
  searchValue: '69112233',
  organisationId: 'org_1',
  orderLineId: 'oli_1',
  installedProductId: null,
  takesOver: false,
  today: '2025-10-01',
  address: null,
};

describe('an availability system behind an address', () => {
  let system: CarrierSystem;
  const ask = (signal = new AbortController().signal) => httpAvailability(system.url).ask(question, signal);

  beforeAll(async () => {
    system = await openCarrierSystem();
  });
  beforeEach(() => {
    system.reply = green;
  });
  afterAll(() => system.close());

  it('K-04 is asked for the product and by what is searched, and its hits are the answer', async () => {
    expect(await ask()).toEqual({ hits: [{ addressLine: 'Prøvegata 7, 1788 Halden', accessLineNumber: '4717880001', colour: 'GREEN' }] });
    expect(system.asked.at(-1)).toEqual(question);
  });

  it.each([
    ['a fault of its own', { status: 503, body: '{"hits":[]}' }],
    ['words that are no JSON', { status: 200, body: '<html>' }],
    ['more than anybody reads', { status: 200, body: JSON.stringify({ hits: ['x'.repeat(300_000)] }) }],
  ])('K-07 has failed when it answers with %s', async (_what, reply) => {
    system.reply = reply;
    await expect(ask()).rejects.toThrow();
  });

  it('K-07 has failed when nobody is there', async () => {
    const gone = await openCarrierSystem();
    await gone.close();
    await expect(httpAvailability(gone.url).ask(question, new AbortController().signal)).rejects.toThrow();
  });

  it('K-12 is left alone while it is silent, until nobody waits for it', async () => {
    system.reply = 'SILENT';
    const before = system.asked.length;
    const left = new AbortController();
    const asking = ask(left.signal);
    await system.askedTimes(before + 1);
    left.abort();
    await expect(asking).rejects.toThrow();
  });
});
