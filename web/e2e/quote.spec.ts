import { colocation, goodCircuit, moveLine, newQuote, places, readQuote, type Places } from '@sporbar/schema/quotes/quote.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothSee, openJourney, type Journey } from './journey.ts';

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

  it('J-01 Order Line Item opens an order in NEW that says what the quote said, and is refused when pressed again', async () => {
    const { api, people } = journey;
    const quote = await newQuote(api, people.kari, [goodCircuit(at)]);
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/quotes/${quote['number']}`);
    await watcher.open(`/quotes/${quote['number']}`);
    await actor.press('submitQuote');
    await bothSee(actor, watcher, (seat) => seat.page.locator('[data-move=orderQuoteLine]:not([aria-disabled=true])'));
    const amounts = await actor.page.locator('[data-cell=amount]').allInnerTexts();
    const [line] = (await readQuote(api, people.kari, quote['id']))['lines'];
    await actor.press('orderQuoteLine');
    await actor.page.waitForURL('**/orders/*');
    await actor.header('New').waitFor();
    const order = await actor.page.locator('section[data-line]').innerText();
    for (const said of [...amounts, '34 Mbit/s', line.addressA.singleLine]) expect(order).toContain(said);
    await watcher.sees(watcher.page.getByText(/^Ordered: O-/));
    expect(watcher.requests()).toEqual([]);
    await watcher.pressInVain('orderQuoteLine', 'Q-29');
    expect((await moveLine(api, people.kari, quote['id'], 'orderQuoteLine'))['code']).toBe('INVALID_TRANSITION');
    expect(await journey.desk.database.db.orderLine.findMany({ where: { quoteLineId: line.id } })).toMatchObject([
      { status: 'NEW', productCode: 'LEASED_LINE_34M', offeredLeadTimeDays: line.offeredLeadTimeDays },
    ]);
    await Promise.all([actor.leave(), watcher.leave()]);
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

  it('J-02 colocation and a remote circuit are priced by hand, from the files of the customer to the order', async () => {
    const { api, people, desk } = journey;
    const groupEmails = ['tilbud@nordlys.example'];
    await desk.database.db.contact.update({ where: { userId: people.kari }, data: { groupEmails } });
    const quote = await newQuote(api, people.kari, [
      colocation(),
      { productCode: 'LEASED_LINE_OTHER', attributes: { speedKbps: '10000' } },
    ]);
    const [first, second] = quote['lines'];
    const bySales = (move: string, index: number, more = {}) => moveLine(api, people.sales, quote['id'], move, more, index);
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/quotes/${quote['number']}`);
    await watcher.open(`/quotes/${quote['number']}`);
    const row = ({ id }: { id: string }) => actor.page.locator(`tr[data-line="${id}"]`);
    const opened = (line: { id: string }) => actor.page.locator(`tr[data-line="${line.id}"] + tr`);

    await actor.pressInVain('submitQuote', 'Q-09');
    expect(await readQuote(api, people.kari, quote['id'])).toMatchObject({ status: 'NEW', lines: [{ status: 'NEW' }, { status: 'NEW' }] });

    await row(first).getByRole('button').first().click();
    await actor.upload(opened(first), 'request-form.pdf');
    await row(second).getByRole('button').first().click();
    await actor.press('updateQuoteLine', opened(second));
    await opened(second).getByLabel('Find the address').first().fill('Ukjentmyra 1');
    await opened(second).getByRole('button', { name: 'Attach something instead' }).click();
    await opened(second).getByRole('button', { name: 'Save', exact: true }).click();
    await actor.upload(opened(second), 'map.pdf');
    await actor.press('submitQuote');
    await actor.page.getByRole('dialog').getByText('Manual work takes time.').waitFor();
    await actor.page.locator('[data-answer=yes]').click();
    await bothSee(actor, watcher, (seat) => seat.header('Received'));

    await bySales('startQuoteLinePricing', 0);
    await bySales('startQuoteLinePricing', 1);
    await bySales('setQuoteLineRentalPrice', 1, { rentalAmountMinor: 1_234_500 });
    await bySales('markQuoteLineIncomplete', 0, { comment: 'Floor load missing' });
    await watcher.sees(watcher.header('Incomplete'));
    const prices = watcher.page.locator(`tr[data-line="${second.id}"] [data-cell=amount]`);
    expect((await prices.allInnerTexts()).map((text) => text.trim())).toEqual([expect.stringContaining('12,345'), 'being worked out']);
    const asked = await desk.database.db.emailMessage.findMany({ where: { text: { contains: 'Floor load missing' } } });
    expect(asked.map(({ to, state }) => [to, state])).toEqual([[groupEmails[0], 'QUEUED']]);

    await opened(first).getByLabel('What the file is').selectOption('ROOM_DRAWING');
    await actor.upload(opened(first), 'drawing.pdf');
    await actor.press('setQuoteLineCustomerUpdate', opened(first));
    await actor.confirm('Set Customer Update');
    await bothSee(actor, watcher, (seat) => seat.header('Updated by customer'));
    await bySales('startQuoteLinePricing', 0);
    await watcher.sees(watcher.header('In process'));

    await bySales('markQuoteLineIncomplete', 1, { comment: 'Which building?' });
    await actor.press('setQuoteLineCustomerUpdate', opened(second));
    await actor.page.getByRole('dialog').locator('textarea').fill('The red barn');
    await actor.confirm('Set Customer Update');
    await bothSee(actor, watcher, (seat) => seat.header('Updated by customer'));
    await bySales('startQuoteLinePricing', 1);

    await bySales('completeQuoteLinePricing', 0, { rentalAmountMinor: 100_000, establishmentAmountMinor: 500_000 });
    await bySales('completeQuoteLinePricing', 1, { establishmentAmountMinor: 900_000 });
    await watcher.sees(watcher.header('Completed'));
    await watcher.sees(watcher.page.getByText('2 of 2 completed'));
    await actor.press('closeQuoteLine', opened(second));
    await actor.confirm('Close');
    await bothSee(actor, watcher, (seat) => seat.page.getByText('1 of 2 completed'));
    await watcher.sees(watcher.header('Completed'));
    await actor.press('orderAllQuoteLines');
    await actor.page.waitForURL('**/orders/*');
    await actor.header('New').waitFor();
    expect(watcher.requests()).toEqual([]);
    expect(await desk.database.db.order.findMany({ where: { fromQuoteId: quote['id'] }, include: { lines: true } })).toMatchObject([
      { lines: [{ productCode: 'COLOCATION' }] },
    ]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });
});
