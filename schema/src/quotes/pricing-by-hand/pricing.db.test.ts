import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import {
  attach,
  colocation,
  goodCircuit,
  moveLine,
  moveQuote,
  newQuote,
  oddCircuit,
  payload,
  places,
  pricedQuote,
  readQuote,
  refusedBy,
  sentQuote,
  statuses,
  type Places,
} from '../quote.testing.ts';

let desk: Desk;
let people: People;
let at: Places;
beforeAll(async () => {
  desk = await openDesk();
  people = await foundPeople(desk);
  at = await places(desk);
});
afterAll(() => desk.close());

const bySales = (quote: Answer, name: string, more: Record<string, unknown> = {}, index = 0) =>
  moveLine(desk, people.sales, quote['id'], name, more, index);
const byKari = (quote: Answer, name: string, more: Record<string, unknown> = {}, index = 0) =>
  moveLine(desk, people.kari, quote['id'], name, more, index);
const started = async (): Promise<Answer> => {
  const quote = await sentQuote(desk, people.kari, at);
  return payload(await bySales(quote, 'startQuoteLinePricing'));
};
const incomplete = async (): Promise<Answer> =>
  payload(await bySales(await started(), 'markQuoteLineIncomplete', { comment: 'Which floor?' }));

describe('pricing by hand', () => {
  it('Q-02 records that a line was priced by hand, by the whole way of a line', async () => {
    const quote = await started();
    expect(quote).toMatchObject({ status: 'IN_PROCESS', lines: [{ status: 'IN_PROCESS', pricingMode: null }] });
    const answer = await bySales(quote, 'completeQuoteLinePricing', {
      rentalAmountMinor: 250000,
      establishmentAmountMinor: 900000,
      offeredLeadTimeDays: 60,
      statusDescription: 'New fibre, 400 m',
    });
    const line = { status: 'COMPLETED', pricingMode: 'MANUAL', offeredLeadTimeDays: 60, statusDescription: 'New fibre, 400 m' };
    expect(answer['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 1, lines: [line] });
  });

  it('Q-15 shows the rental price while the establishment price is still empty', async () => {
    const answer = await bySales(await started(), 'setQuoteLineRentalPrice', { rentalAmountMinor: 250000 });
    expect(answer['lines'][0]).toMatchObject({
      status: 'IN_PROCESS',
      rentalPrice: { amountMinor: 250000, currency: 'NOK' },
      establishmentPrice: null,
    });
    const complete = answer['lines'][0].availableMoves.find(({ name }: Answer) => name === 'completeQuoteLinePricing');
    expect(complete.needs).toEqual(['establishmentAmountMinor']);
    const done = await bySales(answer['quote'], 'completeQuoteLinePricing', { establishmentAmountMinor: 0 });
    expect(done['lines'][0]).toMatchObject({
      status: 'COMPLETED',
      rentalPrice: { amountMinor: 250000 },
      establishmentPrice: { amountMinor: 0 },
      offeredLeadTimeDays: 30,
    });
  });

  it('Q-15 takes a rental price back when the customer asks for another circuit', async () => {
    const priced = payload(await bySales(await started(), 'setQuoteLineRentalPrice', { rentalAmountMinor: 250000 }));
    const asked = payload(await bySales(priced, 'markQuoteLineIncomplete', { comment: 'Which end?' }));
    expect((await byKari(asked, 'updateQuoteLine', { line: { comment: 'The north end' } }))['lines'][0].rentalPrice).not.toBeNull();
    expect((await byKari(asked, 'updateQuoteLine', { line: { addressB: at.suburb } }))['lines'][0].rentalPrice).toBeNull();
  });

  it('Q-16 completes no line without both prices', async () => {
    const quote = await started();
    expect(refusedBy(await bySales(quote, 'completeQuoteLinePricing'))).toEqual(['Q-28', 'Q-28']);
    expect(refusedBy(await bySales(quote, 'completeQuoteLinePricing', { rentalAmountMinor: 1, establishmentAmountMinor: -1 }))).toEqual([
      'Q-28',
    ]);
    expect(statuses(await readQuote(desk, people.sales, quote['id']))).toEqual(['IN_PROCESS']);
  });

  it('Q-15 sets no rental price before the line is taken up', async () => {
    const quote = await sentQuote(desk, people.kari, at);
    expect(await bySales(quote, 'setQuoteLineRentalPrice', { rentalAmountMinor: 1 })).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'RECEIVED',
    });
  });

  it('G-09 is the carrier’s: no customer prices a line', async () => {
    const quote = await sentQuote(desk, people.kari, at);
    for (const name of ['startQuoteLinePricing', 'markQuoteLineIncomplete', 'withdrawQuoteLine']) {
      expect(await moveLine(desk, people.superuser, quote['id'], name)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await moveLine(desk, people.superuser, quote['id'], 'completeQuoteLinePricing', { rentalAmountMinor: 1 })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('G-09 can be done by the carrier’s systems, which price for the desk', async () => {
    const quote = await sentQuote(desk, people.kari, at);
    expect(payload(await moveLine(desk, people.system, quote['id'], 'startQuoteLinePricing'))['status']).toBe('IN_PROCESS');
  });
});

describe('when something is missing', () => {
  it('Q-24 must be said in words', async () => {
    expect(await bySales(await started(), 'markQuoteLineIncomplete', { comment: ' ' })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'Q-24',
      path: '/comment',
    });
  });

  it('Q-24 lets the customer mend the line and set Customer Update', async () => {
    const quote = await incomplete();
    expect(quote).toMatchObject({ status: 'INCOMPLETE', ballInCourt: { party: 'CUSTOMER' }, lines: [{ comment: 'Which floor?' }] });
    expect(await byKari(quote, 'setQuoteLineCustomerUpdate')).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-24' });
    await byKari(quote, 'updateQuoteLine', { line: { attributes: { speedKbps: '100000' } } });
    const answer = await byKari(quote, 'setQuoteLineCustomerUpdate');
    expect(answer['quote']).toMatchObject({ status: 'CUSTOMER_UPDATE', ballInCourt: { party: 'CARRIER' } });
  });

  it('Q-24 takes a new file for an answer, and a comment', async () => {
    const first = await incomplete();
    desk.clock.passMinutes(5);
    await attach(desk, people.kari, first['lines'][0].id, 'ROOM_DRAWING');
    expect(payload(await byKari(first, 'setQuoteLineCustomerUpdate'))['status']).toBe('CUSTOMER_UPDATE');
    const second = await incomplete();
    expect((await byKari(second, 'setQuoteLineCustomerUpdate', { comment: 'Third floor' }))['lines'][0].comment).toBe('Third floor');
  });

  it('Q-24 offers Customer Update at once, and asks for a comment while nothing else has come', async () => {
    const quote = await incomplete();
    const offered = async () =>
      (await readQuote(desk, people.kari, quote['id']))['lines'][0].availableMoves.find(
        ({ name }: Answer) => name === 'setQuoteLineCustomerUpdate',
      );
    expect(await offered()).toMatchObject({ blockedBy: [], needs: ['comment'] });
    await attach(desk, people.kari, quote['lines'][0].id, 'ROOM_DRAWING');
    expect(await offered()).toMatchObject({ blockedBy: [], needs: [] });
  });

  it('Q-24 does not take the same line sent again for an answer', async () => {
    const quote = await incomplete();
    await byKari(quote, 'updateQuoteLine', { line: { addressA: at.centre, addressB: at.station } });
    expect(await byKari(quote, 'setQuoteLineCustomerUpdate')).toMatchObject({ ruleId: 'Q-24' });
  });

  it('Q-24 asks anew each time: an old answer does not count for a new question', async () => {
    const quote = await incomplete();
    await byKari(quote, 'updateQuoteLine', { line: { comment: 'Third' } });
    await byKari(quote, 'setQuoteLineCustomerUpdate');
    desk.clock.passMinutes(5);
    await bySales(quote, 'markQuoteLineIncomplete', { comment: 'Which entrance?' });
    expect(await byKari(quote, 'setQuoteLineCustomerUpdate')).toMatchObject({ ruleId: 'Q-24' });
  });

  it('Q-22 lets the customer move a line by hand in two ways only', async () => {
    const quote = await incomplete();
    const names = (await readQuote(desk, people.kari, quote['id']))['lines'][0].availableMoves.map(({ name }: Answer) => name);
    expect(names).toEqual(['updateQuoteLine', 'setQuoteLineCustomerUpdate', 'cancelQuoteLine']);
    expect(await byKari(quote, 'closeQuoteLine')).toMatchObject({ code: 'INVALID_TRANSITION', from: 'INCOMPLETE' });
  });
});

describe('ending a line', () => {
  it('Q-22 D-07 closes a completed line that is not wanted, and leaves the header COMPLETED', async () => {
    const quote = await pricedQuote(desk, people.kari, [goodCircuit(at), goodCircuit(at)]);
    const answer = await byKari(quote, 'closeQuoteLine', { comment: 'Too dear' }, 1);
    expect(answer['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 1, lineCount: 2 });
    expect(statuses(answer['quote'])).toEqual(['COMPLETED', 'CUSTOMER_CLOSED']);
  });

  it('Q-25 is cancelled by the customer without a reason, by the carrier with one', async () => {
    const quote = await sentQuote(desk, people.kari, at, 2);
    expect(await bySales(quote, 'cancelQuoteLine')).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-25', path: '/comment' });
    const carrier = await bySales(quote, 'cancelQuoteLine', { comment: 'No fibre there' });
    expect(carrier['lines'][0]).toMatchObject({ status: 'CANCELLED', cancelledBy: 'CARRIER', comment: 'No fibre there' });
    const customer = await byKari(quote, 'cancelQuoteLine', {}, 1);
    expect(customer['lines'][0]).toMatchObject({ status: 'CANCELLED', cancelledBy: 'CUSTOMER' });
    expect(customer['quote']).toMatchObject({ status: 'CANCELLED', lineCount: 0 });
  });

  it('Q-25 cancels a quote whole, or fails naming the completed line', async () => {
    const quote = await newQuote(desk, people.kari, [goodCircuit(at), oddCircuit(at)]);
    const mixed = payload(await moveQuote(desk, people.kari, quote['id'], 'submitQuote', { confirmManualPricing: true }));
    const refused = await moveQuote(desk, people.kari, quote['id'], 'cancelQuote');
    expect(refused).toMatchObject({ code: 'INVALID_TRANSITION', problems: [{ objectId: mixed['lines'][0].id, path: '/lines/0' }] });
    expect(statuses(await readQuote(desk, people.kari, quote['id']))).toEqual(['COMPLETED', 'RECEIVED']);
    await byKari(quote, 'closeQuoteLine');
    const answer = await moveQuote(desk, people.kari, quote['id'], 'cancelQuote');
    expect(answer['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 0, lineCount: 1 });
    expect(statuses(answer['quote'])).toEqual(['CUSTOMER_CLOSED', 'CANCELLED']);
    expect(await moveQuote(desk, people.kari, quote['id'], 'cancelQuote')).toMatchObject({ code: 'INVALID_TRANSITION' });
  });

  it('Q-25 tells an agent beforehand that a reason is needed', async () => {
    const quote = await sentQuote(desk, people.kari, at);
    const needs = async (userId: string) => {
      const seen = await readQuote(desk, userId, quote['id']);
      return [...seen['availableMoves'], ...seen['lines'][0].availableMoves]
        .filter(({ name }: Answer) => /^cancel/.test(name))
        .map((move: Answer) => move['needs']);
    };
    expect(await needs(people.sales)).toEqual([['comment'], ['comment']]);
    expect(await needs(people.kari)).toEqual([[], []]);
  });

  it('Q-25 lets the carrier withdraw an offer that is not ordered, with a reason', async () => {
    const quote = await pricedQuote(desk, people.kari, [goodCircuit(at)]);
    expect(await bySales(quote, 'withdrawQuoteLine')).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-25' });
    const answer = await bySales(quote, 'withdrawQuoteLine', { comment: 'Price error' });
    expect(answer['quote']).toMatchObject({ status: 'CANCELLED', lines: [{ cancelledBy: 'CARRIER', comment: 'Price error' }] });
  });
});

describe('the whole way', () => {
  it('J-02 prices colocation and a faraway circuit by hand', async () => {
    const quote = await newQuote(desk, people.kari, [colocation(), oddCircuit(at, { addressB: at.moor })]);
    const [racks, circuit] = quote['lines'].map(({ id }: Answer) => id as string);
    const submit = (more: Record<string, unknown> = {}) => moveQuote(desk, people.kari, quote['id'], 'submitQuote', more);
    expect(await submit()).toMatchObject({ code: 'VALIDATION', ruleId: 'Q-09' });
    await attach(desk, people.kari, racks ?? '', 'REQUEST_FORM');
    await byKari(quote, 'updateQuoteLine', { line: { attachmentFlag: true, addressB: null } }, 1);
    await attach(desk, people.kari, circuit ?? '', 'MAP');
    expect(await submit()).toMatchObject({ code: 'MANUAL_PRICING_QUESTION' });
    expect((await submit({ confirmManualPricing: true }))['quote']).toMatchObject({
      status: 'RECEIVED',
      lines: [{ status: 'RECEIVED' }, { status: 'RECEIVED' }],
    });
    for (const index of [0, 1]) await bySales(quote, 'startQuoteLinePricing', {}, index);
    await bySales(quote, 'setQuoteLineRentalPrice', { rentalAmountMinor: 500000 }, 1);
    const asked = await bySales(quote, 'markQuoteLineIncomplete', { comment: 'floor load missing' });
    expect(asked['quote']).toMatchObject({
      status: 'INCOMPLETE',
      lines: [{ comment: 'floor load missing' }, { rentalPrice: { amountMinor: 500000 }, establishmentPrice: null }],
    });
    desk.clock.passMinutes(1);
    await attach(desk, people.kari, racks ?? '', 'ROOM_DRAWING');
    expect(payload(await byKari(quote, 'setQuoteLineCustomerUpdate'))['status']).toBe('CUSTOMER_UPDATE');
    expect(payload(await bySales(quote, 'startQuoteLinePricing'))['status']).toBe('IN_PROCESS');
    await bySales(quote, 'completeQuoteLinePricing', { rentalAmountMinor: 300000, establishmentAmountMinor: 100000 });
    const done = await bySales(quote, 'completeQuoteLinePricing', { establishmentAmountMinor: 4000000 }, 1);
    expect(done['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 2, lineCount: 2 });
    await byKari(quote, 'closeQuoteLine', {}, 1);
    const ordered = await moveQuote(desk, people.kari, quote['id'], 'orderAllQuoteLines');
    expect(ordered['orders']).toMatchObject([{ lines: [{ product: { code: 'COLOCATION' } }] }]);
    expect(ordered['quote']).toMatchObject({ status: 'COMPLETED', completedLineCount: 1, lineCount: 2 });
  });
});
