import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, goodLine, moveLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { expireOrderLines } from '../orders/order.timers.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const slot = { slotStart: '2025-10-21T06:00:00.000Z', slotEnd: '2025-10-21T10:00:00.000Z' };
const kirkegata = { purpose: 'DELIVERY', street: 'Kirkegata', houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' };
const fields = `status agreedDate mustBookAnew
  appointments { id status date slotStart slotEnd contactName comment isWastedVisitCharged version availableMoves { name } }`;

describe('a technician’s visit', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const line = async (user: string, orderId: string): Promise<Answer> =>
    (await desk.run(user, `query Q($id: ID!) { order(id: $id) { lines { ${fields} } } }`, { id: orderId }))['order'].lines[0];
  const visits = async (orderId: string): Promise<Answer[]> => (await line(people.kari, orderId))['appointments'];
  /** A line in REGISTERED with a visit that was agreed by telephone. */
  async function agreed(): Promise<string> {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'REGISTERED');
    const answer = await moveLine(desk, people.agent, order['id'], 'recordAppointment', slot);
    expect(answer['__typename']).toBe('OrderPayload');
    return order['id'];
  }
  async function resubmit(orderId: string, change: Record<string, unknown> = {}): Promise<Answer> {
    await moveLine(desk, people.kari, orderId, 'reopenOrderLine');
    await moveLine(desk, people.kari, orderId, 'updateOrderLine', { line: change });
    const { version } = await desk.database.db.order.findUniqueOrThrow({ where: { id: orderId } });
    const answer = await call(desk, people.kari, 'submitOrder', { id: orderId, expectedVersion: version });
    expect(answer['__typename']).toBe('OrderPayload');
    return answer;
  }
  async function report(user: string, orderId: string, outcome: string, more: Record<string, unknown> = {}): Promise<Answer> {
    const [visit] = await visits(orderId);
    return call(desk, user, 'reportVisit', { id: visit?.['id'], expectedVersion: visit?.['version'], outcome, ...more });
  }

  it('B-11 is recorded by the carrier where it was agreed by hand, and its day is the agreed date', async () => {
    const id = await agreed();
    expect(await line(people.kari, id)).toMatchObject({
      status: 'REGISTERED',
      agreedDate: '2025-10-21',
      mustBookAnew: false,
      appointments: [{ status: 'CONFIRMED', date: '2025-10-21', ...slot, contactName: 'Nils Nilsen', availableMoves: [] }],
    });
  });

  it('B-11 is recorded by nobody but the carrier, and once', async () => {
    const id = await agreed();
    expect(await moveLine(desk, people.kari, id, 'recordAppointment', slot)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moveLine(desk, people.agent, id, 'recordAppointment', slot)).toMatchObject({
      code: 'BOOKING_NOT_ALLOWED',
      ruleId: 'B-11',
    });
  });

  it('O-20 is not made on a project order', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    expect(await moveLine(desk, people.agent, order['id'], 'recordAppointment', slot)).toMatchObject({
      code: 'BOOKING_NOT_ALLOWED',
      ruleId: 'B-04',
    });
  });

  it('M-17 stands when a reopened line is sent again with product, address and date as they were', async () => {
    const id = await agreed();
    await resubmit(id, { address: goodLine()['address'], contactPhone: '40404040' });
    expect(await line(people.kari, id)).toMatchObject({
      status: 'COMMITTED',
      agreedDate: '2025-10-21',
      mustBookAnew: false,
      appointments: [{ status: 'CONFIRMED' }],
    });
  });

  for (const [what, change] of [
    ['product', { productCode: 'SHDSL', attributes: { speedKbps: '2048', equipment: 'OWN_MODEM' }, addOns: [] }],
    ['address', { address: kirkegata }],
    ['date', { requestedDate: '2025-10-22' }],
  ] as const)
    it(`M-17 is released in the same stroke when the line is sent again with another ${what}`, async () => {
      const id = await agreed();
      const answer = await resubmit(id, change);
      expect(answer['changes']).toContainEqual(expect.objectContaining({ objectType: 'APPOINTMENT', from: 'CONFIRMED', to: 'CANCELLED' }));
      expect(await line(people.kari, id)).toMatchObject({
        status: 'COMMITTED',
        agreedDate: null,
        mustBookAnew: true,
        appointments: [{ status: 'CANCELLED' }],
      });
    });

  it('M-17 stays as it is while a line is reopened, and when that is undone', async () => {
    const id = await agreed();
    await moveLine(desk, people.kari, id, 'reopenOrderLine');
    const meanwhile = await visits(id);
    await moveLine(desk, people.kari, id, 'undoReopenOrderLine');
    expect([meanwhile, await visits(id)]).toMatchObject([[{ status: 'CONFIRMED' }], [{ status: 'CONFIRMED' }]]);
  });

  it('M-22 D-23 is not agreed again by undoing a reopening during which it came to nothing', async () => {
    const id = await agreed();
    await moveLine(desk, people.kari, id, 'reopenOrderLine');
    await report(people.agent, id, 'NOBODY_HOME');
    expect(await line(people.agent, id)).toMatchObject({ agreedDate: null });
    await moveLine(desk, people.kari, id, 'undoReopenOrderLine');
    expect(await line(people.kari, id)).toMatchObject({ status: 'REGISTERED', agreedDate: null, mustBookAnew: true });
  });

  it('M-17 can be agreed anew after it was released', async () => {
    const id = await agreed();
    await resubmit(id, { requestedDate: '2025-10-22' });
    await moveLine(desk, people.agent, id, 'recordAppointment', {
      slotStart: '2025-10-22T06:00:00.000Z',
      slotEnd: '2025-10-22T10:00:00.000Z',
    });
    expect(await line(people.kari, id)).toMatchObject({
      mustBookAnew: false,
      appointments: [{ status: 'CONFIRMED' }, { status: 'CANCELLED' }],
    });
  });

  it('M-14 is called off with a line that its customer, the carrier or the clock cancels', async () => {
    const [own, carriers, timed] = [await agreed(), await agreed(), await agreed()];
    await moveLine(desk, people.kari, own, 'cancelOrderLine');
    await moveLine(desk, people.agent, carriers, 'cancelOrderLineByCarrier', { comment: 'Area is closed' });
    await moveLine(desk, people.kari, timed, 'reopenOrderLine');
    desk.clock.passDays(14);
    await expireOrderLines(desk.context);
    desk.clock.passDays(-14);
    for (const id of [own, carriers, timed])
      expect(await line(people.kari, id)).toMatchObject({ status: 'CANCELLED', appointments: [{ status: 'CANCELLED' }] });
  });

  it('M-22 fails at a closed door: the line goes from M to R, the visit is charged and the customer is mailed', async () => {
    const id = await agreed();
    await moveLine(desk, people.agent, id, 'startOrderLine');
    await moveLine(desk, people.agent, id, 'scheduleOrderLine');
    await report(people.system, id, 'NOBODY_HOME', { chargeWastedVisit: true, comment: 'Nobody opened' });
    const now = await line(people.kari, id);
    expect(now).toMatchObject({
      status: 'READY',
      agreedDate: null,
      mustBookAnew: true,
      appointments: [{ status: 'FAILED', isWastedVisitCharged: true, comment: 'Nobody opened' }],
    });
    const mails = await desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: now['appointments'][0].id } } } });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/Ingen til stede[\s\S]*Nobody opened[\s\S]*Bomturen blir fakturert/);
  });

  it('M-22 charges nothing unless it is said', async () => {
    const id = await agreed();
    await report(people.agent, id, 'NOBODY_HOME');
    expect(await line(people.kari, id)).toMatchObject({
      status: 'REGISTERED',
      agreedDate: null,
      appointments: [{ status: 'FAILED', isWastedVisitCharged: false }],
    });
  });

  it('M-22 charges no visit that the carrier missed', async () => {
    const id = await agreed();
    expect(await report(people.agent, id, 'CARRIER_DID_NOT_COME', { chargeWastedVisit: true })).toMatchObject({ ruleId: 'M-22' });
    await moveLine(desk, people.agent, id, 'startOrderLine');
    await moveLine(desk, people.agent, id, 'scheduleOrderLine');
    await report(people.agent, id, 'CARRIER_DID_NOT_COME');
    expect(await line(people.kari, id)).toMatchObject({ status: 'READY', appointments: [{ status: 'MISSED' }] });
  });

  it('D-06 leaves the line where it is when the visit was made', async () => {
    const id = await agreed();
    await moveLine(desk, people.agent, id, 'startOrderLine');
    await moveLine(desk, people.agent, id, 'scheduleOrderLine');
    await report(people.agent, id, 'DONE');
    expect(await line(people.kari, id)).toMatchObject({
      status: 'FIELD_SERVICE',
      agreedDate: '2025-10-21',
      appointments: [{ status: 'COMPLETED' }],
    });
    expect(await report(people.agent, id, 'NOBODY_HOME')).toMatchObject({ code: 'INVALID_TRANSITION', from: 'COMPLETED' });
  });

  it('G-09 is reported by the carrier alone, and exists for nobody else', async () => {
    const id = await agreed();
    expect(await report(people.kari, id, 'DONE')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await report(people.elsa, id, 'DONE')).toMatchObject({ code: 'NOT_FOUND' });
    const [visit] = await visits(id);
    expect(await desk.run(people.elsa, 'query Q($id: ID!) { node(id: $id) { id } }', { id: visit?.['id'] })).toEqual({ node: null });
    expect((await line(people.agent, id))['appointments'][0].availableMoves).toEqual([{ name: 'reportVisit' }]);
  });

  it('S-31 stands in the history of its order', async () => {
    const id = await agreed();
    await report(people.agent, id, 'DONE');
    const document = 'query Q($id: ID!) { order(id: $id) { history(first: 2) { move objectType from to } } }';
    expect((await desk.run(people.kari, document, { id }))['order'].history[0]).toEqual({
      move: 'reportVisit',
      objectType: 'APPOINTMENT',
      from: 'CONFIRMED',
      to: 'COMPLETED',
    });
  });
});
