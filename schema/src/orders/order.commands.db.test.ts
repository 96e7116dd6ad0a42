import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder, walkTo } from './order.testing.ts';

describe.each(databaseKinds)('orders on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('O-31 begins an order in NEW that the carrier does not see', async () => {
    const order = await newOrder(desk, people.kari);
    expect(order).toMatchObject({ status: 'NEW', submittedAt: null, lines: [{ status: 'NEW', lineNo: 1 }] });
    expect(await readOrder(desk, people.agent, order['id'])).toBeNull();
  });

  it('O-31 lets the carrier see an order once it is submitted', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(order).toMatchObject({ status: 'COMMITTED', lines: [{ status: 'COMMITTED' }] });
    expect(await readOrder(desk, people.agent, order['id'])).toMatchObject({ status: 'COMMITTED' });
  });

  it('G-09 answers another organisation as if the order did not exist', async () => {
    const order = await newOrder(desk, people.kari);
    const unknown = await call(desk, people.elsa, 'submitOrder', { id: 'ord_00000000000000000000000000000000', expectedVersion: 1 });
    const foreign = await call(desk, people.elsa, 'submitOrder', { id: order['id'], expectedVersion: 1 });
    expect(foreign).toEqual(unknown);
    expect(foreign['code']).toBe('NOT_FOUND');
  });

  it('G-06 refuses a stale version before anything else about the status', async () => {
    const order = await sentOrder(desk, people.kari);
    const answer = await moveLine(desk, people.agent, order['id'], 'finishOrderLine', { expectedVersion: 1 });
    expect(answer).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
  });

  it('G-08 names the status and the possible moves when a move does not start here', async () => {
    const order = await sentOrder(desk, people.kari);
    const answer = await moveLine(desk, people.agent, order['id'], 'finishOrderLine');
    expect(answer).toMatchObject({ code: 'INVALID_TRANSITION', from: 'COMMITTED' });
    expect(answer['allowed']).toContain('registerOrderLine');
  });

  it('IA-08 refuses a READ user who wants to order', async () => {
    expect(await call(desk, people.siri, 'createOrder', { lines: [goodLine()] })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('IA-03 refuses anybody who is not signed in', async () => {
    expect(await call(desk, null, 'createOrder', { lines: [goodLine()] })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('G-01 tells every problem of a submit at once and writes nothing', async () => {
    const order = await newOrder(desk, people.kari, [
      goodLine({ contactPhone: null, contactName: 'Nils', checklist: [], requestedDate: null }),
    ]);
    const answer = await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
    const rules = answer['problems'].map((problem: { ruleId: string }) => problem.ruleId);
    expect(rules).toEqual(expect.arrayContaining(['O-14', 'O-13', 'O-03', 'O-07', 'O-10', 'O-11', 'O-12', 'O-05']));
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ status: 'NEW', version: order['version'] });
  });

  it('O-28 sends no line when one of them is invalid, and names it', async () => {
    const order = await newOrder(desk, people.kari, [goodLine(), goodLine({ contactName: 'Nils' })], { orderType: 'PROJECT' });
    const answer = await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
    expect(answer['problems']).toEqual([
      { code: 'VALIDATION', ruleId: 'O-13', path: '/lines/1/contactName', objectId: order['lines'][1].id },
    ]);
    expect((await readOrder(desk, people.kari, order['id']))['lines'][0].status).toBe('NEW');
  });

  it('O-14 refuses a phone number with spaces as it is saved', async () => {
    const order = await newOrder(desk, people.kari);
    const answer = await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { contactPhone: '912 34 567' } });
    expect(answer).toMatchObject({ code: 'VALIDATION', ruleId: 'O-14', path: '/line/contactPhone' });
  });

  it('O-17 keeps a standard order to one line', async () => {
    expect(await call(desk, people.kari, 'createOrder', { lines: [goodLine(), goodLine()] })).toMatchObject({
      code: 'LINE_LIMIT',
      ruleId: 'O-17',
    });
  });

  it('O-18 refuses another product in a project order', async () => {
    const order = await newOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    const answer = await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { productCode: 'SHDSL' } });
    expect(answer).toMatchObject({ code: 'VALIDATION', ruleId: 'O-18' });
  });

  it('O-19 refuses line 51', async () => {
    const order = await newOrder(
      desk,
      people.kari,
      Array.from({ length: 50 }, () => goodLine({ address: null })),
      { orderType: 'PROJECT' },
    );
    const answer = await call(desk, people.kari, 'addOrderLine', { id: order['id'], expectedVersion: order['version'], line: goodLine() });
    expect(answer).toMatchObject({ code: 'LINE_LIMIT', ruleId: 'O-19' });
  });

  it('O-19 says beforehand whether a project takes a further line', async () => {
    const adding = async (count: number) => {
      const lines = Array.from({ length: count }, () => goodLine({ address: null }));
      const { availableMoves } = await newOrder(desk, people.kari, lines, { orderType: 'PROJECT' });
      return availableMoves.find(({ name }: { name: string }) => name === 'addOrderLine');
    };
    expect(await adding(49)).toMatchObject({ allowed: true });
    expect(await adding(50)).toMatchObject({ allowed: false, blockedBy: [{ code: 'LINE_LIMIT', ruleId: 'O-19' }] });
  });

  it('O-17 offers no further line for a standard order, nor for a project that was sent', async () => {
    const names = (order: { [field: string]: { name: string }[] }) => order['availableMoves']?.map(({ name }) => name);
    expect(names(await newOrder(desk, people.kari))).not.toContain('addOrderLine');
    expect(names(await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' }))).not.toContain('addOrderLine');
  });

  it('O-06 tells the first valid date when the requested one is too early', async () => {
    const order = await newOrder(desk, people.kari, [goodLine({ requestedDate: '2025-10-10' })]);
    const answer = await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
    expect(answer).toMatchObject({ code: 'REQUESTED_DATE_TOO_EARLY', firstValidDate: '2025-10-11' });
  });

  it('S-14 does not register a line without a Customer Order Id', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await moveLine(desk, people.system, order['id'], 'registerOrderLine')).toMatchObject({ ruleId: 'S-14' });
  });

  it('S-06 lets the carrier’s systems alone register a sent line: its people take it over first', async () => {
    const order = await sentOrder(desk, people.kari);
    const register = () => moveLine(desk, people.agent, order['id'], 'registerOrderLine', { customerOrderId: 'C-5' });
    expect(await register()).toMatchObject({ code: 'FORBIDDEN', ruleId: 'IA-03' });
    await moveLine(desk, people.agent, order['id'], 'startManualHandling');
    expect(await register()).toMatchObject({ lines: [{ status: 'REGISTERED' }] });
  });

  it('IA-03 offers registering a sent line to the systems, and tells people why it is not theirs', async () => {
    const { id } = await sentOrder(desk, people.kari);
    const offered = async (userId: string): Promise<Answer | undefined> =>
      ((await readOrder(desk, userId, id as string))['lines'][0].availableMoves as Answer[]).find(
        ({ name }) => name === 'registerOrderLine',
      );
    expect(await offered(people.system)).toMatchObject({ allowed: true, blockedBy: [] });
    expect(await offered(people.agent)).toMatchObject({ allowed: false, blockedBy: [{ code: 'FORBIDDEN', ruleId: 'IA-03' }] });
  });

  it('O-24, O-25 confirms an order and begins the agreement’s obligations', async () => {
    const order = await sentOrder(desk, people.kari);
    const answer = await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-77' });
    expect(answer['lines'][0]).toMatchObject({ status: 'REGISTERED', customerOrderId: 'C-77' });
    expect(await desk.database.db.orderLine.findFirst({ where: { orderId: order['id'] } })).toMatchObject({
      slaActive: true,
      slaDueDate: '2025-10-21',
    });
  });

  it('O-25 begins them with REGISTERED, whoever treated the order, not before, and anew after it was reopened', async () => {
    const { id } = await sentOrder(desk, people.kari);
    const active = async (): Promise<boolean> =>
      (await desk.run(people.kari, 'query Q($id: ID!) { order(id: $id) { lines { slaActive } } }', { id }))['order'].lines[0].slaActive;
    const seen = [await active()];
    await moveLine(desk, people.agent, id, 'startManualHandling', { statusDescription: 'No answer' });
    seen.push(await active());
    await moveLine(desk, people.agent, id, 'registerOrderLine', { customerOrderId: 'C-25' });
    seen.push(await active());
    await moveLine(desk, people.kari, id, 'reopenOrderLine');
    seen.push(await active());
    const { version } = await readOrder(desk, people.kari, id);
    await call(desk, people.kari, 'submitOrder', { id, expectedVersion: version });
    await moveLine(desk, people.system, id, 'registerOrderLine');
    expect([...seen, await active()]).toEqual([false, false, true, false, true]);
  });

  it('S-03 keeps INCOMPLETE for people: the carrier’s systems may not set it', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await moveLine(desk, people.system, order['id'], 'markOrderLineIncomplete', { comment: 'Floor is missing' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('S-04 lets the customer, not the carrier, set CUSTOMER_UPDATE', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'Floor is missing' });
    expect(await moveLine(desk, people.agent, order['id'], 'setOrderLineCustomerUpdate')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moveLine(desk, people.kari, order['id'], 'setOrderLineCustomerUpdate')).toMatchObject({
      order: { status: 'CUSTOMER_UPDATE' },
    });
  });

  it('S-03 wants the missing information said in Comment', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await moveLine(desk, people.agent, order['id'], 'markOrderLineIncomplete', { comment: '  ' })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'S-03',
      path: '/comment',
    });
  });

  it('S-16 resumes an updated line where it was left', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DESIGN');
    await moveLine(desk, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'Room number' });
    await moveLine(desk, people.kari, order['id'], 'setOrderLineCustomerUpdate');
    expect(await moveLine(desk, people.agent, order['id'], 'resumeOrderLine')).toMatchObject({
      lines: [{ status: 'DESIGN', customerOrderId: 'C-1' }],
    });
  });

  it('S-20 asks for the agreed date before M', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'ORDERED');
    expect(await moveLine(desk, people.agent, order['id'], 'scheduleOrderLine')).toMatchObject({ ruleId: 'S-20' });
  });

  it('D-01 finishes a line only when the delivery is confirmed', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DELIVERY');
    expect(await moveLine(desk, people.agent, order['id'], 'finishOrderLine')).toMatchObject({ ruleId: 'D-01' });
  });

  it('CAT-14 puts a finished product into the portfolio', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    const installed = await desk.database.db.installedProduct.findMany({ where: { fromOrderLineId: order['lines'][0].id } });
    expect(installed).toMatchObject([{ productCode: 'WHOLESALE_ADSL_SHARED', status: 'ACTIVE', endUserName: 'Nils Nilsen' }]);
  });

  it.each([
    ['PSTN', {}, []],
    ['ISDN', { variant: 'BASIC_RATE' }, ['NETWORK_TERMINATION']],
  ])('S-29 refuses the delivery letters for %s', async (productCode, more, addOns) => {
    const attributes = { equipment: 'EXISTING_SOCKET', ...more };
    const order = await sentOrder(desk, people.kari, [goodLine({ productCode, attributes, addOns })]);
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-2' });
    expect(await moveLine(desk, people.agent, order['id'], 'startOrderLine')).toMatchObject({ ruleId: 'S-29' });
  });

  it('D-10 finishes telephony from manual handling', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine({ productCode: 'PSTN', attributes: { equipment: 'EXISTING_SOCKET' } })]);
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-3' });
    await moveLine(desk, people.system, order['id'], 'startManualHandling');
    expect(await moveLine(desk, people.system, order['id'], 'finishOrderLine')).toMatchObject({ lines: [{ status: 'FINISHED' }] });
  });

  it('S-13 names the other line of a duplicate', async () => {
    const [first, second] = [await sentOrder(desk, people.kari), await sentOrder(desk, people.kari)];
    expect(
      await moveLine(desk, people.agent, second['id'], 'markOrderLineDuplicate', { duplicateOf: second['lines'][0].id }),
    ).toMatchObject({ ruleId: 'S-13' });
    const answer = await moveLine(desk, people.agent, second['id'], 'markOrderLineDuplicate', { duplicateOf: first['lines'][0].id });
    expect(answer['order']['status']).toBe('DUPLICATE');
    const document = 'query Q($id: ID!) { order(id: $id) { lines { duplicateOf { id } } } }';
    const told = await desk.run(people.kari, document, { id: second['id'] });
    expect(told['order'].lines).toEqual([{ duplicateOf: { id: first['lines'][0].id } }]);
  });

  it('S-23 shows the letter A only when the carrier cancelled', async () => {
    const [byCarrier, byCustomer] = [await sentOrder(desk, people.kari), await sentOrder(desk, people.kari)];
    await moveLine(desk, people.agent, byCarrier['id'], 'cancelOrderLineByCarrier', { comment: 'Area is closed' });
    await moveLine(desk, people.kari, byCustomer['id'], 'cancelOrderLine');
    expect((await readOrder(desk, people.kari, byCarrier['id']))['lines'][0]).toMatchObject({ statusCode: 'A', cancelledBy: 'CARRIER' });
    expect((await readOrder(desk, people.kari, byCustomer['id']))['lines'][0]).toMatchObject({ statusCode: null, cancelledBy: 'CUSTOMER' });
  });
});
