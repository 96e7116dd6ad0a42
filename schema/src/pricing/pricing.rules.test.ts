import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultyPriceEngine } from './faulty-price-engine.ts';
import { priceFromList, type PriceEngine } from './price-engine.ts';
import { priceLine, type PricingFacts } from './price-line.ts';
import { outcomeOf, pricingRoute } from './pricing.rules.ts';

const lowSpeed = { onPriceList: true, autoPriceRequiresZone1: false };
const highSpeed = { onPriceList: true, autoPriceRequiresZone1: true };
const offList = { onPriceList: false, autoPriceRequiresZone1: false };
const central = { distanceMetres: 1200, zoneA: 1, zoneB: 1 };

describe('automatic or manual', () => {
  it('Q-04 prices a price-list product by itself when the distance can be calculated', () => {
    expect(pricingRoute(lowSpeed, { ...central, zoneA: 3, zoneB: null })).toEqual({
      mode: 'AUTOMATIC',
      ruleId: 'Q-04',
      distanceMetres: 1200,
    });
    expect(pricingRoute(lowSpeed, { ...central, distanceMetres: 0 })).toMatchObject({ mode: 'AUTOMATIC', distanceMetres: 0 });
  });

  it('Q-04 sends it to manual pricing when the distance cannot be calculated', () => {
    expect(pricingRoute(lowSpeed, { ...central, distanceMetres: null })).toEqual({ mode: 'MANUAL', ruleId: 'Q-04' });
  });

  it('Q-05 prices 34 and 155 Mbit/s by itself when both addresses are in access zone 1', () => {
    expect(pricingRoute(highSpeed, central)).toEqual({ mode: 'AUTOMATIC', ruleId: 'Q-05', distanceMetres: 1200 });
    expect(pricingRoute(highSpeed, { ...central, distanceMetres: null })).toEqual({ mode: 'MANUAL', ruleId: 'Q-04' });
  });

  it('Q-05 does not take one end in access zone 1 for both', () => {
    const modes = [central, { ...central, zoneA: 2 }, { ...central, zoneB: 2 }].map((ends) => pricingRoute(highSpeed, ends).mode);
    expect(modes).toEqual(['AUTOMATIC', 'MANUAL', 'MANUAL']);
  });

  it.each([
    [1, 2],
    [2, 1],
    [3, 3],
    [null, 1],
    [1, null],
    [null, null],
  ])('Q-06 sends 34 and 155 Mbit/s between zones %s and %s to manual pricing', (zoneA, zoneB) => {
    expect(pricingRoute(highSpeed, { ...central, zoneA, zoneB })).toEqual({ mode: 'MANUAL', ruleId: 'Q-06' });
  });

  it('Q-07 sends every product that is not on the price list to manual pricing', () => {
    expect(pricingRoute(offList, central)).toEqual({ mode: 'MANUAL', ruleId: 'Q-07' });
  });

  it('Q-07 counts a speed the price list does not have as not on the list', () => {
    expect(outcomeOf(pricingRoute(lowSpeed, central), { found: false }, 'NOK')).toEqual({ kind: 'MANUAL', ruleId: 'Q-07' });
  });

  it('Q-27 never routes to manual what can be priced automatically', () => {
    const zone = fc.option(fc.integer({ min: 1, max: 4 }));
    const distance = fc.option(fc.nat(2_000_000));
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), distance, zone, zone, (onPriceList, autoPriceRequiresZone1, distanceMetres, zoneA, zoneB) => {
        const possible = onPriceList && distanceMetres !== null && (!autoPriceRequiresZone1 || (zoneA === 1 && zoneB === 1));
        const { mode } = pricingRoute({ onPriceList, autoPriceRequiresZone1 }, { distanceMetres, zoneA, zoneB });
        expect(mode).toBe(possible ? 'AUTOMATIC' : 'MANUAL');
      }),
    );
  });
});

describe('the price', () => {
  const row = { currency: 'NOK', rentalBaseMinor: 100_000, rentalPerKmMinor: 2_500, establishmentMinor: 490_000 };

  it.each([
    [0, 100_000],
    [1, 102_500],
    [1000, 102_500],
    [1001, 105_000],
    [12_345, 132_500],
  ])('Q-28 adds to the rental for every started kilometre: %d m', (metres, rentalMinor) => {
    expect(priceFromList(row, metres)).toEqual({ found: true, currency: 'NOK', rentalMinor, establishmentMinor: 490_000 });
  });
});

describe('an engine that fails', () => {
  const working: PriceEngine = { price: async ({ currency }) => ({ found: true, currency, rentalMinor: 500, establishmentMinor: 0 }) };
  const facts: PricingFacts = { ...central, product: { code: 'LEASED_LINE_LOW', ...lowSpeed }, speedKbps: 2048, currency: 'SEK' };
  const technical = { kind: 'TECHNICAL', ruleId: 'Q-32' };

  it('Q-02 Q-28 prices both parts in the currency of the agreement while the engine works', async () => {
    expect(await priceLine(facts, working)).toEqual({
      kind: 'PRICED',
      ruleId: 'Q-04',
      currency: 'SEK',
      rentalMinor: 500,
      establishmentMinor: 0,
    });
  });

  it('Q-32 answers a technical failure, not manual pricing, when the engine is down', async () => {
    const engine = faultyPriceEngine(working);
    engine.fail('DOWN');
    expect(await priceLine(facts, engine)).toEqual(technical);
    engine.fail(null);
    expect(await priceLine(facts, engine)).toMatchObject({ kind: 'PRICED' });
  });

  it('Q-32 gives up on a silent engine at the deadline', async () => {
    const engine = faultyPriceEngine(working);
    engine.fail('SILENT');
    const deadline = new AbortController();
    const outcome = priceLine(facts, engine, deadline.signal);
    deadline.abort();
    expect(await outcome).toEqual(technical);
    expect(await priceLine(facts, engine, AbortSignal.abort())).toEqual(technical);
  });

  it('Q-32 takes a slow answer that comes before the deadline, and not one that comes after', async () => {
    const engine = faultyPriceEngine(working);
    engine.fail('SLOW');
    const inTime = priceLine(facts, engine, new AbortController().signal);
    engine.answerNow();
    expect(await inTime).toMatchObject({ kind: 'PRICED' });
    const deadline = new AbortController();
    const late = priceLine(facts, engine, deadline.signal);
    deadline.abort();
    engine.answerNow();
    expect(await late).toEqual(technical);
  });

  it('Q-32 believes no price that cannot be one', async () => {
    const engine = faultyPriceEngine(working);
    engine.fail('WRONG');
    expect(await priceLine(facts, engine)).toEqual(technical);
    const answers = [
      { currency: 'NOK', rentalMinor: 500, establishmentMinor: 0 },
      { currency: 'SEK', rentalMinor: 0, establishmentMinor: 0 },
      { currency: 'SEK', rentalMinor: 500, establishmentMinor: -1 },
      { currency: 'SEK', rentalMinor: 0.5, establishmentMinor: 0 },
      { currency: 'SEK', rentalMinor: 3e9, establishmentMinor: 0 },
    ];
    for (const answer of answers) expect(await priceLine(facts, { price: async () => ({ found: true, ...answer }) })).toEqual(technical);
  });

  it('Q-07 does not trouble the engine with a line it cannot price', async () => {
    const engine = faultyPriceEngine(working);
    engine.fail('DOWN');
    expect(await priceLine({ ...facts, product: { code: 'COLOCATION', ...offList } }, engine)).toEqual({ kind: 'MANUAL', ruleId: 'Q-07' });
    expect(engine.asked).toBe(0);
  });
});
