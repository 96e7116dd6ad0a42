import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodLine, moveLine, newOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { booked, foundShopper } from '../packages/package.testing.ts';
import { call as callQuote } from '../quotes/quote.testing.ts';
import { callRequest, goodRequest, movedRequest, moveRequest, readRequest, rulesOf } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const contextQuery = `query Q($id: ID!) { requestContext(objectId: $id) { objectType status statusLabel statusMeaning statusChangedAt deflection referenceKind referenceValue subArea isAreaLocked
  areas { area selectable answeredBy } openRequests { id number } object { id } page { id } organisationId } }`;

const raised = { description: 'The floor is missing on the enclosure.' };

describe('a request raised from an object', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const contextOf = async (userId: string, id: string): Promise<Answer> =>
    (await desk.run(userId, contextQuery, { id }))['requestContext'] as Answer;
  const create = (userId: string, input: Record<string, unknown>) =>
    callRequest(desk, userId, 'createServiceRequest', { ...raised, ...input });
  const created = async (userId: string, input: Record<string, unknown>): Promise<Answer> => {
    const answer = await create(userId, input);
    if (answer['serviceRequest'] == null) throw new Error(JSON.stringify(answer));
    return answer['serviceRequest'] as Answer;
  };
  const issuedInvoice = async (organisationId: string): Promise<Answer> => {
    const document =
      'mutation M($input: IssueInvoiceInput!) { issueInvoice(input: $input) { __typename ... on Refusal { code message } ... on InvoicePayload { invoice { id number } } } }';
    const input = { organisationId, lines: [{ text: 'Rental', quantity: 1, unitAmountMinor: 10000 }], idempotencyKey: freshKey() };
    return (await desk.run(people.billing, document, { input }))['issueInvoice'].invoice as Answer;
  };

  it('SR-01 shows the status of the object and when it last changed', async () => {
    const order = await sentOrder(desk, people.kari);
    desk.clock.passMinutes(90);
    await walkTo(desk, people.delivery, order['id'], 'REGISTERED');
    expect(await contextOf(people.kari, order['id'])).toMatchObject({
      objectType: 'ORDER',
      status: 'REGISTERED',
      statusLabel: 'Registered',
      statusChangedAt: desk.clock.now().toISOString(),
      object: { id: order['id'] },
    });
  });

  it('SR-02 says that requests do not chase a status, in the caller’s language', async () => {
    const order = await sentOrder(desk, people.kari);
    expect((await contextOf(people.kari, order['id']))['deflection']).toContain('not for chasing');
  });

  it('SR-32 fills in and locks reference, link and area of an invoice', async () => {
    const invoice = await issuedInvoice(people.north.id);
    expect(await contextOf(people.ola, invoice['id'])).toMatchObject({
      referenceKind: 'INVOICE',
      referenceValue: invoice['number'],
      isAreaLocked: true,
      areas: [{ area: 'INVOICE', selectable: true, answeredBy: 'BILLING' }],
    });
    const request = await created(people.ola, { objectId: invoice['id'], subArea: 'MISSING_ENCLOSURE' });
    expect(request).toMatchObject({
      area: 'INVOICE',
      referenceKind: 'INVOICE',
      referenceValue: invoice['number'],
      isReferenceLocked: true,
      linkedType: 'INVOICE',
      linkedObject: { id: invoice['id'] },
    });
    expect(await moveRequest(desk, people.ola, request['id'], 'updateServiceRequest', { referenceValue: 'I-1' })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'SR-32',
    });
    expect(await moveRequest(desk, people.ola, request['id'], 'updateServiceRequest', { area: 'OTHER' })).toMatchObject({
      ruleId: 'SR-32',
      path: '/area',
    });
  });

  it('SR-32 refuses another reference or another area than the object’s', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await create(people.kari, { objectId: order['id'], referenceValue: 'O-1' })).toMatchObject({
      ruleId: 'SR-32',
      path: '/referenceValue',
    });
    expect(await create(people.kari, { objectId: order['id'], area: 'QUOTES' })).toMatchObject({ ruleId: 'SR-32', path: '/area' });
  });

  it('SR-32 takes the product area from the order', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await created(people.kari, { objectId: order['id'] })).toMatchObject({
      area: 'DELIVERY',
      subArea: 'ADSL',
      referenceValue: order['number'],
      linkedType: 'ORDER',
    });
  });

  it('SR-32 tells the lines of an order apart by their numbers', async () => {
    const order = await sentOrder(
      desk,
      people.kari,
      [goodLine(), goodLine({ endUser: { kind: 'PRIVATE', name: 'Other End', birthDate: '1980-12-31' } })],
      { orderType: 'PROJECT' },
    );
    const second = await created(people.kari, { objectId: order['lines'][1].id });
    expect(second).toMatchObject({ linkedType: 'ORDER_LINE', referenceValue: `${order['number']}/2`, linkedPage: { id: order['id'] } });
    expect(await contextOf(people.ola, order['lines'][1].id)).toMatchObject({
      page: { id: order['id'] },
      organisationId: people.north.id,
    });
    expect((await created(people.kari, { objectId: order['lines'][0].id }))['referenceValue']).toBe(`${order['number']}/1`);
  });

  it('SR-32 raises requests from quotes and packages too', async () => {
    const quote = (await callQuote(desk, people.kari, 'createQuote', { title: 'A circuit', lines: [{ productCode: 'LEASED_LINE_34M' }] }))[
      'quote'
    ];
    expect(await created(people.kari, { objectId: quote.id })).toMatchObject({
      area: 'QUOTES',
      subArea: 'CAPACITY',
      referenceValue: quote.number,
      linkedType: 'QUOTE',
    });
    const shopper = await foundShopper(desk, 'mari');
    const item = await booked(desk, shopper);
    expect(await created(shopper.userId, { objectId: item['id'] })).toMatchObject({
      area: 'FORWARDING',
      subArea: 'PACKAGE',
      referenceValue: item['number'],
      linkedType: 'PACKAGE',
    });
  });

  it('SR-03 points to the open request about the same object before a second is written', async () => {
    const order = await sentOrder(desk, people.kari);
    const first = await created(people.kari, { objectId: order['id'] });
    expect((await contextOf(people.ola, order['id']))['openRequests']).toEqual([{ id: first['id'], number: first['number'] }]);
    expect(await create(people.ola, { objectId: order['id'] })).toMatchObject({
      code: 'DUPLICATE_SERVICE_REQUEST',
      existingIds: [first['id']],
    });
  });

  it('SR-33 SR-34 the request stands in the panel of its object and in the list of all', async () => {
    const order = await sentOrder(
      desk,
      people.kari,
      [goodLine(), goodLine({ endUser: { kind: 'PRIVATE', name: 'Other End', birthDate: '1980-12-31' } })],
      { orderType: 'PROJECT' },
    );
    const ofOrder = await created(people.kari, { objectId: order['id'] });
    const ofLine = await created(people.kari, { objectId: order['lines'][1].id });
    const look = '{ order(id: $id) { serviceRequests { id } } serviceRequests(first: 100) { nodes { id } } }';
    const seen = await desk.run(people.kari, `query Q($id: ID!) ${look}`, { id: order['id'] });
    expect(seen['order'].serviceRequests.map(({ id }: Answer) => id).sort()).toEqual([ofOrder['id'], ofLine['id']].sort());
    expect(seen['serviceRequests'].nodes.map(({ id }: Answer) => id)).toEqual(expect.arrayContaining([ofOrder['id'], ofLine['id']]));
    const byAgent = await desk.run(people.agent, `query Q($id: ID!) ${look}`, { id: order['id'] });
    expect(byAgent['order'].serviceRequests).toEqual([]);
    await movedRequest(desk, people.kari, ofOrder['id'], 'submitServiceRequest');
    const whenSent = await desk.run(people.agent, `query Q($id: ID!) ${look}`, { id: order['id'] });
    expect(whenSent['order'].serviceRequests).toEqual([{ id: ofOrder['id'] }]);
    expect(whenSent['serviceRequests'].nodes).toContainEqual({ id: ofOrder['id'] });
  });

  it('SR-34 quotes, invoices and packages have the panel', async () => {
    const shopper = await foundShopper(desk, 'nora');
    const item = await booked(desk, shopper);
    const invoice = await issuedInvoice(shopper.organisationId);
    const [first, second] = [
      await created(shopper.userId, { objectId: item['id'] }),
      await created(shopper.userId, { objectId: invoice['id'], subArea: 'OTHER' }),
    ];
    const seen = await desk.run(
      shopper.userId,
      'query Q($p: ID!, $i: ID!) { package(id: $p) { serviceRequests { id } } invoice(id: $i) { serviceRequests { id } } }',
      { p: item['id'], i: invoice['id'] },
    );
    expect(seen).toEqual({ package: { serviceRequests: [{ id: first['id'] }] }, invoice: { serviceRequests: [{ id: second['id'] }] } });
    const quote = (await callQuote(desk, people.kari, 'createQuote', { title: 'A room', lines: [{ productCode: 'COLOCATION' }] }))['quote'];
    const third = await created(people.kari, { objectId: quote.id });
    expect(await desk.run(people.kari, 'query Q($id: ID!) { quote(id: $id) { serviceRequests { id } } }', { id: quote.id })).toEqual({
      quote: { serviceRequests: [{ id: third['id'] }] },
    });
  });

  it('G-09 what is not yours, or does not exist, cannot be asked about', async () => {
    const order = await sentOrder(desk, people.elsa);
    expect(await create(people.kari, { objectId: order['id'] })).toMatchObject({ code: 'NOT_FOUND', path: '/objectId' });
    await expect(contextOf(people.kari, order['id'])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(contextOf(people.kari, 'usr_00000000000000000000000000000000')).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('O-31 the carrier cannot ask about an order that was never sent', async () => {
    const order = await newOrder(desk, people.kari);
    await expect(contextOf(people.agent, order['id'])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('D-39 who sees no invoices raises no request from one', async () => {
    const invoice = await issuedInvoice(people.north.id);
    expect(await create(people.kari, { objectId: invoice['id'] })).toMatchObject({ code: 'NOT_FOUND' });
    await expect(contextOf(people.kari, invoice['id'])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('SR-07 a new date is not asked for while the order can be reopened, by link or by number', async () => {
    const order = await sentOrder(desk, people.kari);
    const asks = { topic: 'NEW_DELIVERY_DATE' };
    expect(await create(people.kari, { ...asks, objectId: order['id'] })).toMatchObject({ code: 'VALIDATION', ruleId: 'SR-07' });
    const typed = goodRequest({ ...asks, referenceKind: 'ORDER', referenceValue: order['number'].toLowerCase() });
    expect(await callRequest(desk, people.kari, 'createServiceRequest', typed)).toMatchObject({ ruleId: 'SR-07' });
  });

  it('M-04 M-16 once the order cannot be reopened a request takes its place', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.delivery, order['id'], 'FIELD_SERVICE');
    expect(await moveLine(desk, people.kari, order['id'], 'reopenOrderLine')).toMatchObject({ code: 'INVALID_TRANSITION' });
    const request = await created(people.kari, { topic: 'NEW_DELIVERY_DATE', objectId: order['id'] });
    expect(await movedRequest(desk, people.kari, request['id'], 'submitServiceRequest')).toMatchObject({
      status: 'SUBMITTED',
      topic: 'NEW_DELIVERY_DATE',
      queue: 'CUSTOMER_SERVICE',
    });
  });

  it('SR-08 a cancellation is not asked for while there is a button, and is once there is none', async () => {
    const order = await sentOrder(desk, people.kari);
    const asks = { topic: 'CANCELLATION', objectId: order['id'] };
    expect(await create(people.kari, asks)).toMatchObject({ code: 'VALIDATION', ruleId: 'SR-08' });
    await walkTo(desk, people.delivery, order['id'], 'FIELD_SERVICE');
    expect(await created(people.kari, asks)).toMatchObject({ topic: 'CANCELLATION' });
  });

  it('D-17 the button is judged again when the request is sent', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.delivery, order['id'], 'FIELD_SERVICE');
    const request = await created(people.kari, { topic: 'NEW_DELIVERY_DATE', objectId: order['id'] });
    await moveLine(desk, people.delivery, order['id'], 'returnToReady');
    expect(rulesOf(await moveRequest(desk, people.kari, request['id'], 'submitServiceRequest'))).toEqual(['SR-07']);
    expect((await readRequest(desk, people.kari, request['id']))['status']).toBe('NEW');
  });

  it('SR-19 compensation is claimed only for a product with a scheme', async () => {
    const plain = await sentOrder(desk, people.kari);
    expect(await create(people.kari, { area: 'SLA_COMPENSATION', objectId: plain['id'] })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'SR-19',
    });
    const agreed = await newOrder(desk, people.kari, [goodLine({ productCode: 'SHDSL', attributes: {} })]);
    expect(await created(people.kari, { area: 'SLA_COMPENSATION', objectId: agreed['id'] })).toMatchObject({
      area: 'SLA_COMPENSATION',
      subArea: 'SHDSL_HDSL',
    });
  });
});
