import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveLine as moveOrderLine, readOrder } from '../orders/order.testing.ts';
import {
  call,
  goodCircuit,
  moveLine,
  moveQuote,
  newQuote,
  oddCircuit,
  payload,
  places,
  pricedQuote,
  readQuote,
  sentQuote,
  statuses,
  type Places,
} from '../quotes/quote.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

describe.each(databaseKinds)('orders from quotes on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  let at: Places;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
    at = await places(desk);
  });
  afterAll(() => desk.close());

  const slow = () => goodCircuit(at, { productCode: 'LEASED_LINE_LOW', attributes: { speedKbps: '2048' } });
  const orderOne = (quote: Answer, index = 0) => moveLine(desk, people.kari, quote['id'], 'orderQuoteLine', {}, index);
  const orderAll = (quote: Answer, more: Record<string, unknown> = {}) =>
    moveQuote(desk, people.kari, quote['id'], 'orderAllQuoteLines', more);
  const ordersOf = (quote: Answer) => desk.database.db.order.count({ where: { fromQuoteId: quote['id'] as string } });

  it('Q-20 makes an order in NEW that holds product, attributes, address, prices, lead time and the first valid date', async () => {
    const quote = await pricedQuote(desk, people.kari, [goodCircuit(at)], { customerOrderRef: 'HO-7' });
    const [line] = quote['lines'];
    const answer = await orderOne(quote);
    const orderLine = {
      ...{ status: 'NEW', product: { code: 'LEASED_LINE_34M' }, attributes: { speedKbps: '34000' }, requestedDate: '2025-10-31' },
      address: { singleLine: line.addressA.singleLine, purpose: 'INSTALLATION' },
      ...{ rentalPrice: line.rentalPrice, establishmentPrice: line.establishmentPrice },
    };
    expect(answer['orders']).toMatchObject([
      { status: 'NEW', orderType: 'STANDARD', customerOrderRef: 'HO-7', submittedAt: null, lines: [orderLine] },
    ]);
    expect(answer['orders'][0].number).toMatch(/^O-\d+$/);
    const stored = await desk.database.db.orderLine.findUniqueOrThrow({ where: { id: answer['orders'][0].lines[0].id } });
    expect(stored).toMatchObject({ quoteLineId: line.id, offeredLeadTimeDays: 30 });
  });

  it('O-05 takes the lead time of the offer for the first valid date', async () => {
    const quote = await sentQuote(desk, people.kari, at);
    await moveLine(desk, people.sales, quote['id'], 'startQuoteLinePricing');
    await moveLine(desk, people.sales, quote['id'], 'completeQuoteLinePricing', {
      rentalAmountMinor: 1,
      establishmentAmountMinor: 0,
      offeredLeadTimeDays: 60,
    });
    expect((await orderOne(quote))['orders'][0].lines[0].requestedDate).toBe('2025-11-30');
  });

  it('Q-17 orders no line that is not completed', async () => {
    const quote = await sentQuote(desk, people.kari, at);
    expect(await orderOne(quote)).toMatchObject({ code: 'INVALID_TRANSITION', from: 'RECEIVED' });
    expect(await orderAll(quote)).toMatchObject({ code: 'INVALID_TRANSITION', ruleId: 'Q-18' });
    expect(await ordersOf(quote)).toBe(0);
  });

  it('Q-18 orders every completed line that is not ordered, and passes over closed and cancelled ones', async () => {
    const quote = await newQuote(desk, people.kari, [slow(), goodCircuit(at), slow(), oddCircuit(at), slow()]);
    await moveQuote(desk, people.kari, quote['id'], 'submitQuote', { confirmManualPricing: true });
    await moveLine(desk, people.kari, quote['id'], 'closeQuoteLine', {}, 2);
    await moveLine(desk, people.kari, quote['id'], 'cancelQuoteLine', {}, 3);
    await orderOne(quote, 0);
    const answer = await orderAll(quote);
    expect(answer['orders'].map(({ lines }: Answer) => lines[0].product.code)).toEqual(['LEASED_LINE_34M', 'LEASED_LINE_LOW']);
    expect(answer['lines'].map(({ lineNo }: Answer) => lineNo)).toEqual([2, 5]);
  });

  it('Q-19 orders the selected line and leaves the others', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow(), slow()]);
    const answer = await orderOne(quote, 1);
    expect(answer['orders']).toHaveLength(1);
    expect(answer['quote'].lines.map(({ orderedAt }: Answer) => orderedAt)).toEqual([null, '2025-10-01T08:00:00.000Z']);
  });

  it('D-21 makes one STANDARD order of each line', async () => {
    const answer = await orderAll(await pricedQuote(desk, people.kari, [slow(), goodCircuit(at), slow()]));
    expect(answer['orders'].map(({ orderType, lines }: Answer) => [orderType, lines.length])).toEqual([
      ['STANDARD', 1],
      ['STANDARD', 1],
      ['STANDARD', 1],
    ]);
    expect(new Set(answer['orders'].map(({ number }: Answer) => number)).size).toBe(3);
  });

  it('D-21 makes one PROJECT order of lines with the same product when that is asked for', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow(), slow(), slow()]);
    const answer = await orderAll(quote, { orderType: 'PROJECT' });
    expect(answer['orders'].map(({ orderType, lines }: Answer) => [orderType, lines.length])).toEqual([['PROJECT', 3]]);
    const [order] = answer['orders'];
    expect(answer['quote'].lines.map(({ orderLine }: Answer) => orderLine.id)).toEqual(order.lines.map(({ id }: Answer) => id));
  });

  it('D-21 O-18 makes no PROJECT order of different products', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow(), goodCircuit(at)]);
    expect(await orderAll(quote, { orderType: 'PROJECT' })).toMatchObject({ code: 'VALIDATION', ruleId: 'O-18' });
    expect(await ordersOf(quote)).toBe(0);
  });

  it('Q-29 orders a line once: the second attempt is INVALID_TRANSITION', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow()]);
    await orderOne(quote);
    expect(await orderOne(quote)).toMatchObject({
      __typename: 'InvalidTransitionRefusal',
      code: 'INVALID_TRANSITION',
      ruleId: 'Q-29',
      from: 'COMPLETED',
    });
    expect(await orderAll(quote)).toMatchObject({ code: 'INVALID_TRANSITION', ruleId: 'Q-29' });
    expect(await ordersOf(quote)).toBe(1);
  });

  it('Q-29 cancels a project line that was ordered from a quote, and never removes it', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow(), slow()]);
    const [order] = (await orderAll(quote, { orderType: 'PROJECT' }))['orders'];
    const removing = async () => moveOrderLine(desk, people.kari, order.id, 'removeOrderLine', {}, 1);
    expect(await removing()).toMatchObject({ code: 'INVALID_TRANSITION', ruleId: 'Q-29' });
    const offered = (await readOrder(desk, people.kari, order.id))['lines'][1].availableMoves;
    expect(offered.find(({ name }: Answer) => name === 'removeOrderLine')).toMatchObject({
      allowed: false,
      blockedBy: [{ ruleId: 'Q-29' }],
    });
    expect(await moveOrderLine(desk, people.kari, order.id, 'cancelOrderLine', {}, 1)).toMatchObject({ __typename: 'OrderPayload' });
    const { orderLine } = (await readQuote(desk, people.kari, quote['id']))['lines'][1];
    expect(orderLine.id).toBe(order.lines[1].id);
  });

  it('Q-29 neither closes nor withdraws a line that was ordered, and says so beforehand', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow()]);
    const answer = await orderOne(quote);
    expect(await moveLine(desk, people.kari, quote['id'], 'closeQuoteLine')).toMatchObject({ code: 'INVALID_TRANSITION', ruleId: 'Q-29' });
    expect(await moveLine(desk, people.sales, quote['id'], 'withdrawQuoteLine', { comment: 'x' })).toMatchObject({
      code: 'INVALID_TRANSITION',
      ruleId: 'Q-29',
    });
    expect(answer['lines'][0].availableMoves.map(({ name, allowed }: Answer) => [name, allowed])).toEqual([
      ['closeQuoteLine', false],
      ['orderQuoteLine', false],
    ]);
    expect(answer['lines'][0].ballInCourt.party).toBe('NOBODY');
  });

  it('Q-30 tells the carrier nothing of the order before it is submitted', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow()]);
    const [order] = (await orderOne(quote))['orders'];
    const seen = await readQuote(desk, people.sales, quote['id']);
    expect(seen).toMatchObject({ orders: [], lines: [{ orderLine: null }] });
    const query = 'query H($id: ID!, $order: ID!) { order(id: $order) { id } quote(id: $id) { history { changes } } }';
    const answer = await desk.run(people.sales, query, { id: quote['id'], order: order.id });
    expect(answer['order']).toBeNull();
    expect(JSON.stringify(answer['quote'])).not.toContain(order.lines[0].id);
    expect((await readQuote(desk, people.kari, quote['id']))['orders']).toEqual([{ id: order.id }]);
  });

  it('Q-20 writes quote line and order in one transaction', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow()]);
    const answer = await orderOne(quote);
    expect(answer['changes'].map(({ objectType, from, to }: Answer) => [objectType, from, to])).toEqual([
      ['ORDER', null, 'NEW'],
      ['ORDER_LINE', null, 'NEW'],
      ['QUOTE_LINE', 'COMPLETED', 'COMPLETED'],
    ]);
    const events = await desk.database.db.statusEvent.findMany({
      where: { move: 'orderQuoteLine', rootId: { in: [quote['id'], answer['orders'][0].id] } },
    });
    expect(new Set(events.map(({ transactionId }) => transactionId)).size).toBe(1);
    expect(statuses(answer['quote'])).toEqual(['COMPLETED']);
  });

  it('J-01 prices a circuit at once and orders it', async () => {
    const quote = await pricedQuote(desk, people.kari, [goodCircuit(at)]);
    expect(quote).toMatchObject({ status: 'COMPLETED', completedLineCount: 1, lineCount: 1, lines: [{ pricingMode: 'AUTOMATIC' }] });
    expect((await orderOne(quote))['orders']).toMatchObject([{ orderType: 'STANDARD', status: 'NEW' }]);
    expect(await orderOne(quote)).toMatchObject({ code: 'INVALID_TRANSITION' });
    const other = await newQuote(desk, people.kari, [goodCircuit(at, { addressB: at.suburb })]);
    expect(await moveQuote(desk, people.kari, other['id'], 'submitQuote')).toMatchObject({ code: 'MANUAL_PRICING_QUESTION' });
  });

  it('Q-29 makes one order when twenty ask for the same line at the same time', async () => {
    const quote = await pricedQuote(desk, people.kari, [slow()]);
    const { id, version } = quote['lines'][0];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call(desk, people.kari, 'orderQuoteLine', { id, expectedVersion: version })),
    );
    expect(answers.filter((answer) => answer['orders'] !== undefined)).toHaveLength(1);
    expect(new Set(answers.map(({ code }) => code as unknown))).toEqual(new Set([undefined, 'CONFLICT']));
    expect(await ordersOf(quote)).toBe(1);
    expect(payload(answers.find((answer) => answer['orders'] !== undefined) ?? {})['orders']).toHaveLength(1);
  });
});
