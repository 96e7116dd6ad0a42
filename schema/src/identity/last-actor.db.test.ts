import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundShopper, received } from '../packages/package.testing.ts';
import { moveQuote, places, sentQuote } from '../quotes/quote.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

describe('whom an agent finds to ask', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await desk.database.db.user.update({ where: { id: people.ola }, data: { phone: '99999321' }, select: { id: true } });
  });
  afterAll(() => desk.close());

  const whom = async (type: string, id: string): Promise<Answer> => {
    const document = `query Q($id: ID!) { node(id: $id) { ... on ${type} { lastActedBy { fullName phone email } } } }`;
    return (await desk.run(people.agent, document, { id }))['node']['lastActedBy'] as Answer;
  };
  const ola = { fullName: 'ola Customer', phone: '99999321', email: 'ola@example.test' };

  it('IA-04 on an order it is the customer user who acted last, with phone and e-mail, whatever the carrier does after', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'REGISTERED');
    expect(await whom('Order', order['id'])).toMatchObject({ email: 'kari@example.test' });
    await moveLine(desk, people.ola, order['id'], 'reopenOrderLine');
    expect(await whom('Order', order['id'])).toEqual(ola);
  });

  it('IA-04 on a quote it is the customer user who acted last, with phone and e-mail', async () => {
    const quote = await sentQuote(desk, people.kari, await places(desk));
    expect(await whom('Quote', quote['id'])).toMatchObject({ email: 'kari@example.test' });
    await moveQuote(desk, people.ola, quote['id'], 'cancelQuote');
    expect(await whom('Quote', quote['id'])).toEqual(ola);
  });

  it('IA-04 on a package it is its customer, not the warehouse that received it', async () => {
    const shopper = await foundShopper(desk, 'marte');
    const parcel = await received(desk, shopper, people.warehouse);
    expect(await whom('Package', parcel['id'])).toMatchObject({ fullName: 'marte Kunde', email: 'marte@example.test' });
  });
});
