import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultyPriceEngine, type FaultyPriceEngine } from '../../pricing/faulty-price-engine.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import {
  attach,
  call,
  colocation,
  goodCircuit,
  moveQuote,
  newQuote,
  oddCircuit,
  places,
  readQuote,
  refusedBy,
  statuses,
  type Places,
} from '../quote.testing.ts';

describe.each(databaseKinds)('submitting a quote on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  let at: Places;
  let engine: FaultyPriceEngine;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
    at = await places(desk);
    engine = faultyPriceEngine(desk.ports.priceEngine);
    desk.ports.priceEngine = engine;
  });
  beforeEach(() => engine.fail(null));
  afterAll(() => desk.close());

  const submit = (quote: Answer, more: Record<string, unknown> = {}, userId = people.kari) =>
    moveQuote(desk, userId, quote['id'], 'submitQuote', more);
  const outcomes = (answer: Answer): string[] => answer['submitted'].map(({ outcome }: Answer) => outcome as string);

  it('Q-05 Q-02 prices a 34 Mbit/s circuit in access zone 1 at once, and records that it was automatic', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const answer = await submit(quote);
    expect(answer['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 1, lineCount: 1 });
    const metres = quote['lines'][0].distanceMetres as number;
    const rental = { amountMinor: 1490000 + 59000 * Math.ceil(metres / 1000), currency: 'NOK' };
    const establishment = { amountMinor: 2900000, currency: 'NOK' };
    expect(answer['lines'][0]).toMatchObject({
      status: 'COMPLETED',
      pricingMode: 'AUTOMATIC',
      rentalPrice: rental,
      establishmentPrice: establishment,
      offeredLeadTimeDays: 30,
    });
    expect(outcomes(answer)).toEqual(['PRICED']);
  });

  it('Q-28 prices in the currency of the customer’s agreement', async () => {
    const answer = await submit(await newQuote(desk, people.elsa, [goodCircuit(at)]), {}, people.elsa);
    expect([answer['lines'][0].rentalPrice.currency, answer['lines'][0].establishmentPrice.currency]).toEqual(['SEK', 'SEK']);
  });

  it('Q-04 D-25 prices a slower circuit wherever the distance can be calculated', async () => {
    const slow = goodCircuit(at, { productCode: 'LEASED_LINE_LOW', attributes: { speedKbps: '2048' }, addressB: at.suburb });
    expect(outcomes(await submit(await newQuote(desk, people.kari, [slow])))).toEqual(['PRICED']);
    const unknown = await newQuote(desk, people.kari, [{ ...slow, addressB: at.moor }]);
    expect(await submit(unknown)).toMatchObject({ code: 'MANUAL_PRICING_QUESTION' });
  });

  it('Q-06 asks about manual pricing when an end of 34 Mbit/s lies outside zone 1, and writes nothing', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at, { addressB: at.suburb }), goodCircuit(at)]);
    const answer = await submit(quote);
    expect(answer).toMatchObject({
      __typename: 'ManualPricingRefusal',
      code: 'MANUAL_PRICING_QUESTION',
      ruleId: 'Q-14',
      lineIds: [quote['lines'][0].id],
    });
    expect(answer['hint']).toContain('takes time');
    expect(await readQuote(desk, people.kari, quote['id'])).toMatchObject({ status: 'NEW', version: quote['version'], submittedAt: null });
  });

  it('Q-07 Q-21 sends a circuit off the price list to manual pricing once confirmed; the header shows status and count of all lines', async () => {
    const quote = await newQuote(desk, people.kari, [oddCircuit(at), goodCircuit(at)]);
    const answer = await submit(quote, { confirmManualPricing: true });
    expect(outcomes(answer)).toEqual(['SENT', 'PRICED']);
    expect(answer['quote']).toMatchObject({
      status: 'RECEIVED',
      completedLineCount: 1,
      lines: [{ status: 'RECEIVED', pricingMode: null, rentalPrice: null }, { status: 'COMPLETED' }],
    });
  });

  it('Q-14 prices what can be priced and leaves the rest NEW when manual pricing is declined', async () => {
    const quote = await newQuote(desk, people.kari, [oddCircuit(at), goodCircuit(at)]);
    const answer = await submit(quote, { confirmManualPricing: false });
    expect(answer['submitted']).toMatchObject([
      { outcome: 'DECLINED', problem: { code: 'MANUAL_PRICING_DECLINED', ruleId: 'Q-14' } },
      { outcome: 'PRICED', problem: null },
    ]);
    expect(statuses(answer['quote'])).toEqual(['NEW', 'COMPLETED']);
    expect(answer['quote'].status).toBe('IN_PROCESS');
    expect(await submit(answer['quote'], { confirmManualPricing: false })).toMatchObject({ code: 'MANUAL_PRICING_DECLINED' });
  });

  it('Q-27 never sends a line with an automatic price to manual treatment, even when that is confirmed', async () => {
    const answer = await submit(await newQuote(desk, people.kari, [goodCircuit(at)]), { confirmManualPricing: true });
    expect(outcomes(answer)).toEqual(['PRICED']);
  });

  it('Q-27 prices a line automatically though the attachment flag is set, when both addresses are there', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at, { attachmentFlag: true })]);
    await attach(desk, people.kari, quote['lines'][0].id, 'MAP');
    expect(outcomes(await submit(quote))).toEqual(['PRICED']);
  });

  it('Q-32 leaves a line NEW with TECHNICAL_ERROR while the engine is down, and lets the rest proceed', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), oddCircuit(at)]);
    engine.fail('DOWN');
    const answer = await submit(quote, { confirmManualPricing: true });
    expect(answer['submitted']).toMatchObject([
      { outcome: 'ENGINE_AWAY', problem: { code: 'TECHNICAL_ERROR', ruleId: 'Q-32' } },
      { outcome: 'SENT' },
    ]);
    expect(statuses(answer['quote'])).toEqual(['NEW', 'RECEIVED']);
    engine.fail(null);
    expect(outcomes(await submit(answer['quote']))).toEqual(['PRICED']);
  });

  it('Q-32 G-04 refuses a submit of which nothing could be priced as TECHNICAL_ERROR, to be tried again with the same key', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const idempotencyKey = freshKey();
    for (const fault of ['DOWN', 'WRONG'] as const) {
      engine.fail(fault);
      expect(await submit(quote, { idempotencyKey, confirmManualPricing: true })).toMatchObject({
        __typename: 'TechnicalRefusal',
        code: 'TECHNICAL_ERROR',
        retryable: true,
      });
      expect(await readQuote(desk, people.kari, quote['id'])).toMatchObject({ status: 'NEW', version: 1, submittedAt: null });
    }
    engine.fail(null);
    expect(outcomes(await submit(quote, { idempotencyKey, confirmManualPricing: true }))).toEqual(['PRICED']);
  });

  it('G-03 waits five seconds for an engine that is silent, then says so and has lost nothing that was typed', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), oddCircuit(at)], { title: 'Head office' });
    const deadline = new AbortController();
    const asked = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    engine.fail('SILENT');
    const slow = submit(quote, { lineIds: [quote['lines'][0].id] });
    await vi.waitUntil(() => asked.mock.calls.length > 0);
    deadline.abort();
    expect(await slow).toMatchObject({ code: 'TECHNICAL_ERROR', retryable: true });
    expect(asked.mock.calls).toEqual([[5_000]]);
    asked.mockRestore();
    expect(await readQuote(desk, people.kari, quote['id'])).toEqual(quote);
  });

  it('Q-12 submits the selected lines only', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), {}, goodCircuit(at)]);
    const answer = await submit(quote, { lineIds: [quote['lines'][2].id] });
    expect(statuses(answer['quote'])).toEqual(['NEW', 'NEW', 'COMPLETED']);
    expect(await submit(answer['quote'], { lineIds: [quote['lines'][2].id] })).toMatchObject({
      code: 'INVALID_TRANSITION',
      ruleId: 'Q-12',
    });
  });

  it('Q-03 submits no line when one of them is not complete, tells every problem, and does not trouble the engine', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), { attachmentFlag: false }, goodCircuit(at, { attributes: {} })]);
    const asked = engine.asked;
    const answer = await submit(quote);
    expect(refusedBy(answer)).toEqual(['Q-03', 'Q-03', 'Q-03', 'CAT-04']);
    expect(engine.asked).toBe(asked);
    expect(statuses(await readQuote(desk, people.kari, quote['id']))).toEqual(['NEW', 'NEW', 'NEW']);
  });

  it('Q-11 Q-09 counts what hangs on the line itself: a file on another line does not do, several on this one do', async () => {
    const quote = await newQuote(desk, people.kari, [
      oddCircuit(at, { addressA: null, addressB: null, attachmentFlag: true }),
      goodCircuit(at),
    ]);
    await attach(desk, people.kari, quote['lines'][1].id, 'MAP');
    expect(await submit(quote, { confirmManualPricing: true })).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-09' });
    await attach(desk, people.kari, quote['lines'][0].id, 'MAP');
    await attach(desk, people.kari, quote['lines'][0].id, 'ROOM_DRAWING');
    expect(outcomes(await submit(quote, { confirmManualPricing: true }))).toEqual(['SENT', 'PRICED']);
  });

  it('Q-13 takes colocation with flag and request form', async () => {
    const quote = await newQuote(desk, people.kari, [colocation()]);
    await attach(desk, people.kari, quote['lines'][0].id, 'OTHER');
    expect(await submit(quote, { confirmManualPricing: true })).toMatchObject({ ruleId: 'Q-13' });
    await attach(desk, people.kari, quote['lines'][0].id, 'REQUEST_FORM');
    expect(outcomes(await submit(quote, { confirmManualPricing: true }))).toEqual(['SENT']);
  });

  it('O-31 lets the carrier see the quote from the first submit that moved something', async () => {
    const quote = await newQuote(desk, people.kari, [oddCircuit(at)]);
    await submit(quote, { confirmManualPricing: false });
    expect(await readQuote(desk, people.sales, quote['id'])).toBeNull();
    await submit(quote, { confirmManualPricing: true });
    expect(await readQuote(desk, people.sales, quote['id'])).toMatchObject({ status: 'RECEIVED', submittedAt: '2025-10-01T08:00:00.000Z' });
  });

  it('S-31 writes one event a line and one for the header, for the desk that prices', async () => {
    const quote = await newQuote(desk, people.kari, [oddCircuit(at), goodCircuit(at)]);
    const answer = await submit(quote, { confirmManualPricing: true });
    expect(answer['changes'].map(({ objectType, from, to }: Answer) => [objectType, from, to])).toEqual([
      ['QUOTE_LINE', 'NEW', 'RECEIVED'],
      ['QUOTE_LINE', 'NEW', 'COMPLETED'],
      ['QUOTE', 'NEW', 'RECEIVED'],
    ]);
    const events = await desk.database.db.statusEvent.findMany({
      where: { rootId: quote['id'], move: 'submitQuote' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ queue, carrierVisible }) => [queue, carrierVisible])).toEqual([
      ['SALES_SUPPORT', true],
      [null, true],
      [null, true],
    ]);
  });

  it('G-06 answers a repeated submit with the first answer and prices nothing twice', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), oddCircuit(at)]);
    const input = { id: quote['id'], expectedVersion: quote['version'], idempotencyKey: freshKey(), confirmManualPricing: false };
    const first = await call(desk, people.kari, 'submitQuote', input);
    const asked = engine.asked;
    const again = await call(desk, people.kari, 'submitQuote', input);
    expect(again).toMatchObject({ replayed: true, submitted: first['submitted'] });
    expect(engine.asked).toBe(asked);
  });

  it('G-06 gives no price to a line that was changed while the engine was thinking', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at)]);
    const thinking = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    desk.ports.priceEngine = {
      price: async (request) => {
        asked.resolve();
        await thinking.promise;
        return engine.price(request);
      },
    };
    const slow = submit(quote);
    await asked.promise;
    const edit = await moveQuote(desk, people.ola, quote['id'], 'addQuoteLine', { line: oddCircuit(at) });
    thinking.resolve();
    desk.ports.priceEngine = engine;
    expect(edit['__typename']).toBe('QuotePayload');
    expect(await slow).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
    expect(statuses(await readQuote(desk, people.kari, quote['id']))).toEqual(['NEW', 'NEW']);
  });

  it('Q-12 shows beforehand what stands in the way of a submit', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at, { addressB: null })]);
    const move = quote['availableMoves'].find(({ name }: Answer) => name === 'submitQuote');
    expect(move).toMatchObject({ allowed: false, blockedBy: [{ ruleId: 'Q-03', path: '/lines/0/addressB' }] });
    expect(quote['ballInCourt']).toEqual({ party: 'CUSTOMER', action: 'Fill in and submit' });
  });
});
