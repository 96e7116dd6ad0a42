import {
  attach,
  colocation,
  goodCircuit,
  moveLine,
  newQuote,
  oddCircuit,
  places,
  type Places,
} from '@sporbar/schema/quotes/quote.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJourney, type Journey } from './journey.ts';

describe('a price and then an order', () => {
  let journey: Journey;
  let at: Places;
  beforeAll(async () => {
    journey = await openJourney();
    at = await places(journey.desk);
  });
  afterAll(() => journey.close());

  it('J-01 Submit (Estimate Price) answers with the price at once, and a colleague sees it arrive', async () => {
    const { api, people } = journey;
    const quote = await newQuote(api, people.kari, [goodCircuit(at)]);
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/quotes/${quote['number']}`);
    await watcher.open(`/quotes/${quote['number']}`);
    await watcher.sees(watcher.header('New'));
    await actor.press('submitQuote');
    await actor.header('Completed').waitFor();
    await watcher.sees(watcher.header('Completed'));
    await watcher.sees(watcher.page.getByText('1 of 1 completed'));
    await watcher.sees(watcher.page.getByRole('cell', { name: 'Automatic' }));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });

  it('J-01 Order Line Item opens an order in NEW with product, address and price, and cannot be pressed again', async () => {
    const { api, people } = journey;
    const quote = await newQuote(api, people.kari, [goodCircuit(at)]);
    const actor = await journey.sit(people.kari);
    await actor.open(`/quotes/${quote['number']}`);
    await actor.press('submitQuote');
    await actor.press('orderQuoteLine');
    await actor.page.waitForURL('**/orders/*');
    await actor.header('New').waitFor();
    await actor.page.getByText('NOK').or(actor.page.getByText('kr')).first().waitFor();
    const lineId = quote['lines'][0].id as string;
    const [made, ...more] = await journey.desk.database.db.orderLine.findMany({ where: { quoteLineId: lineId } });
    expect(more).toEqual([]);
    expect(made).toMatchObject({ status: 'NEW', productCode: 'LEASED_LINE_34M' });
    const again = await moveLine(api, people.kari, quote['id'], 'orderQuoteLine');
    expect(again['code']).toBe('INVALID_TRANSITION');
    await actor.leave();
  });

  it('J-01 with the far end in zone 2 the same button asks about manual pricing instead', async () => {
    const { api, people } = journey;
    const quote = await newQuote(api, people.kari, [goodCircuit(at, { addressB: at.suburb })]);
    const actor = await journey.sit(people.kari);
    await actor.open(`/quotes/${quote['number']}`);
    await actor.press('submitQuote');
    await actor.page.locator('[data-answer=yes]').click();
    await actor.header('Received').waitFor();
    await actor.leave();
  });

  it('J-02 a colocation line without its form is not sent, and the page says which rule', async () => {
    const { api, people, desk } = journey;
    const quote = await newQuote(api, people.kari, [colocation()]);
    const actor = await journey.sit(people.kari);
    await actor.open(`/quotes/${quote['number']}`);
    await actor.page.getByText('Q-09').first().waitFor();
    expect(await desk.database.db.quoteLine.findFirst({ where: { quoteId: quote['id'] } })).toMatchObject({ status: 'NEW' });
    await actor.leave();
  });

  it('J-02 the header follows the lines through incomplete, updated and completed, live', async () => {
    const { api, people } = journey;
    const quote = await newQuote(api, people.kari, [oddCircuit(at), colocation()]);
    await attach(journey.desk, people.kari, quote['lines'][1].id, 'REQUEST_FORM');
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/quotes/${quote['number']}`);
    await watcher.open(`/quotes/${quote['number']}`);
    await actor.press('submitQuote');
    await actor.page.locator('[data-answer=yes]').click();
    await actor.header('Received').waitFor();
    await watcher.sees(watcher.header('Received'));
    await moveLine(api, people.sales, quote['id'], 'startQuoteLinePricing', {}, 0);
    await moveLine(api, people.sales, quote['id'], 'startQuoteLinePricing', {}, 1);
    await moveLine(api, people.sales, quote['id'], 'markQuoteLineIncomplete', { comment: 'The floor load is missing' }, 1);
    await watcher.sees(watcher.header('Incomplete'));
    await attach(journey.desk, people.kari, quote['lines'][1].id, 'ROOM_DRAWING');
    await moveLine(api, people.kari, quote['id'], 'setQuoteLineCustomerUpdate', {}, 1);
    await watcher.sees(watcher.header('Updated by customer'));
    await moveLine(api, people.sales, quote['id'], 'startQuoteLinePricing', {}, 1);
    await watcher.sees(watcher.header('In process'));
    const prices = { rentalAmountMinor: 100_000, establishmentAmountMinor: 500_000 };
    await moveLine(api, people.sales, quote['id'], 'completeQuoteLinePricing', prices, 0);
    await moveLine(api, people.sales, quote['id'], 'completeQuoteLinePricing', prices, 1);
    await watcher.sees(watcher.header('Completed'));
    await watcher.sees(watcher.page.getByText('2 of 2 completed'));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });
});
