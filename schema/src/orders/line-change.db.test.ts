import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder, walkTo } from './order.testing.ts';
import { closeFinishedOrderLines, expireOrderLines } from './order.timers.ts';

describe('changing, cancelling and forgetting an order', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const moveOf = (object: Answer, name: string) => object['availableMoves'].find((move: { name: string }) => move.name === name);

  it('M-01 reopens a line in DESIGN into NEW with revision 1', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DESIGN');
    const answer = await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    expect(answer['lines'][0]).toMatchObject({ status: 'NEW', revision: 1, customerOrderId: 'C-1' });
  });

  it('M-02 says why Reopen is not possible in FIELD_SERVICE', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'FIELD_SERVICE');
    const line = (await readOrder(desk, people.kari, order['id']))['lines'][0];
    expect(moveOf(line, 'reopenOrderLine')).toMatchObject({ allowed: false, blockedBy: [{ code: 'INVALID_TRANSITION' }] });
    expect(await moveLine(desk, people.kari, order['id'], 'reopenOrderLine')).toMatchObject({ code: 'INVALID_TRANSITION' });
  });

  it('M-16 offers the service request for a new delivery date where a line cannot be reopened any more, and only there', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    await walkTo(desk, people.agent, order['id'], 'FIELD_SERVICE', 1);
    const { lines } = await readOrder(desk, people.kari, order['id']);
    expect(moveOf(lines[0], 'reopenOrderLine')).toMatchObject({ allowed: true, serviceRequest: null });
    const asks = { area: 'DELIVERY', reference: `${order['number']}/2` };
    expect(moveOf(lines[1], 'reopenOrderLine').serviceRequest).toEqual({ ...asks, topic: 'NEW_DELIVERY_DATE' });
    expect(moveOf(lines[1], 'cancelOrderLine').serviceRequest).toEqual({ ...asks, topic: 'CANCELLATION' });
    const seen = (await readOrder(desk, people.siri, order['id']))['lines'][1];
    expect(moveOf(seen, 'reopenOrderLine')).toMatchObject({ blockedBy: [{ code: 'FORBIDDEN' }], serviceRequest: null });
  });

  it('M-10 tells the last day for a change until the technician is on the way, and then no more', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'DESIGN');
    const deadlines = async () => (await readOrder(desk, people.kari, order['id']))['lines'][0];
    expect(await deadlines()).toMatchObject({ changeDeadline: '2025-10-19', cancelDeadline: '2025-10-19' });
    await moveLine(desk, people.agent, order['id'], 'scheduleOrderLine', { agreedDate: '2025-10-21' });
    expect(await deadlines()).toMatchObject({ changeDeadline: null, cancelDeadline: null });
  });

  it('D-23 M-03 tells what each revision changed against the one before', async () => {
    const order = await sentOrder(desk, people.kari);
    const again = async (line: Record<string, unknown>) => {
      await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
      await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line });
      const { version } = await readOrder(desk, people.kari, order['id']);
      await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: version });
    };
    await again({ contactPhone: '92345678' });
    await again({ contactName: 'Nils Petter Nilsen', address: { ...(goodLine()['address'] as object), floor: '3' } });
    const document = 'query Q($id: ID!) { order(id: $id) { lines { revisions { revision changes } } } }';
    const read = async (user: string) => (await desk.run(user, document, { id: order['id'] }))['order'].lines[0].revisions;
    expect(await read(people.kari)).toEqual([
      {
        revision: 2,
        changes: { contactName: ['Nils Nilsen', 'Nils Petter Nilsen'], address: [expect.any(String), expect.stringContaining('3')] },
      },
      { revision: 1, changes: { contactPhone: ['91234567', '92345678'] } },
    ]);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    expect((await read(people.kari))[0]).toEqual({ revision: 3, changes: null });
    expect(await read(people.agent)).toEqual([]);
  });

  it('M-03 validates a reopened line as a whole before it is sent again', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', {
      line: { contactName: 'Nils', attributes: { speedKbps: '16000', equipment: 'OWN_MODEM' } },
    });
    const now = await readOrder(desk, people.kari, order['id']);
    expect(await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: now['version'] })).toMatchObject({
      ruleId: 'O-13',
    });
  });

  it('D-23 shows what a new revision changed', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', {
      line: { attributes: { speedKbps: '16000', equipment: 'OWN_MODEM' } },
    });
    const now = await readOrder(desk, people.kari, order['id']);
    await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: now['version'] });
    const event = await desk.database.db.statusEvent.findFirst({
      where: { rootId: order['id'], objectType: 'ORDER_LINE' },
      orderBy: { id: 'desc' },
    });
    expect(event?.changes).toEqual({
      attributes: [
        { speedKbps: '8000', equipment: 'OWN_MODEM' },
        { speedKbps: '16000', equipment: 'OWN_MODEM' },
      ],
    });
  });

  it('D-23 tells a changed address in words, and the same address entered again not at all', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    const { address } = goodLine();
    const lastChanges = async () =>
      (await desk.database.db.statusEvent.findFirst({ where: { rootId: order['id'], objectType: 'ORDER_LINE' }, orderBy: { id: 'desc' } }))
        ?.changes;
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { address } });
    expect(await lastChanges()).toBeNull();
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { address: { ...(address as object), houseNumber: 9 } } });
    const told = { address: ['Prøvegata 7, 1788 Halden', 'Prøvegata 9, 1788 Halden'] };
    expect(await lastChanges()).toEqual(told);
    const now = await readOrder(desk, people.kari, order['id']);
    await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: now['version'] });
    expect(await lastChanges()).toEqual(told);
  });

  it('D-23 S-28 finds a line whose reopening was undone by what it says again, and no more by what it was to say', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine({ contactName: 'Vigdis Vik' })]);
    const found = async (text: string): Promise<number> =>
      (await desk.run(people.kari, 'query Q($text: String) { orders(filter: { text: $text }) { totalCount } }', { text }))['orders']
        .totalCount;
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    const address = { ...(goodLine()['address'] as object), street: 'Angregata' };
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { contactName: 'Wenche Wik', address } });
    expect([await found('vigdis'), await found('wenche angregata')]).toEqual([0, 1]);
    await moveLine(desk, people.kari, order['id'], 'undoReopenOrderLine');
    expect([await found('vigdis prøvegata'), await found('wenche'), await found('angregata')]).toEqual([1, 0, 0]);
  });

  it('D-23 restores a reopened line that is not to be changed after all', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'READY');
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { contactName: 'Someone Else' } });
    const answer = await moveLine(desk, people.kari, order['id'], 'undoReopenOrderLine');
    expect(answer['lines'][0]).toMatchObject({ status: 'READY' });
    expect(await desk.database.db.orderLine.findFirst({ where: { orderId: order['id'] } })).toMatchObject({
      contactName: 'Nils Nilsen',
      slaActive: true,
    });
  });

  it('O-31 keeps what is typed into a reopened line from the carrier', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { contactPhone: '99999999' } });
    const phones = async (user: string) => (await readOrder(desk, user, order['id']))['lines'][0].contactPhone;
    expect([await phones(people.agent), await phones(people.kari)]).toEqual(['91234567', '99999999']);
    expect(
      await desk.database.db.statusEvent.findMany({ where: { rootId: order['id'], move: 'updateOrderLine', carrierVisible: true } }),
    ).toEqual([]);
  });

  it('M-13 refuses to reopen after the change deadline', async () => {
    const late = await sentOrder(desk, people.kari, [goodLine({ requestedDate: '2025-10-13' })]);
    desk.clock.set('2025-10-12T08:00:00Z');
    expect(await moveLine(desk, people.kari, late['id'], 'reopenOrderLine')).toMatchObject({ ruleId: 'M-13' });
    desk.clock.set('2025-10-11T08:00:00Z');
    expect(await moveLine(desk, people.kari, late['id'], 'reopenOrderLine')).toMatchObject({ __typename: 'OrderPayload' });
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('M-14 leads to a service request after the cancel deadline', async () => {
    const late = await sentOrder(desk, people.kari, [goodLine({ requestedDate: '2025-10-13' })]);
    desk.clock.set('2025-10-12T08:00:00Z');
    const answer = await moveLine(desk, people.kari, late['id'], 'cancelOrderLine');
    desk.clock.set('2025-10-01T08:00:00Z');
    expect(answer).toMatchObject({
      code: 'USE_SERVICE_REQUEST',
      ruleId: 'M-14',
      serviceRequest: { area: 'DELIVERY', topic: 'CANCELLATION', reference: late['number'] },
    });
  });

  it('M-08 charges nothing up to REGISTERED and started work in DESIGN', async () => {
    const [early, started] = [await sentOrder(desk, people.kari), await sentOrder(desk, people.kari)];
    await walkTo(desk, people.agent, early['id'], 'REGISTERED');
    await walkTo(desk, people.agent, started['id'], 'DESIGN');
    expect((await moveLine(desk, people.kari, early['id'], 'cancelOrderLine'))['lines'][0].cancellationFeeTier).toBe('NONE');
    expect((await moveLine(desk, people.kari, started['id'], 'cancelOrderLine'))['lines'][0].cancellationFeeTier).toBe('WORK_STARTED');
  });

  it('M-09 shows the fee before the click', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'ORDERED');
    const line = (await readOrder(desk, people.kari, order['id']))['lines'][0];
    expect(moveOf(line, 'cancelOrderLine').cost).toEqual({ tier: 'WORK_STARTED', amount: { amountMinor: 99_000, currency: 'NOK' } });
  });

  it('M-09 shows the fee in the currency of the customer’s agreement', async () => {
    const order = await sentOrder(desk, people.elsa);
    await walkTo(desk, people.agent, order['id'], 'ORDERED');
    const line = (await readOrder(desk, people.elsa, order['id']))['lines'][0];
    const { amountMinor } = await desk.database.db.tariff.findUniqueOrThrow({
      where: { code_currency: { code: 'CANCELLATION_WORK_STARTED', currency: 'SEK' } },
    });
    expect(moveOf(line, 'cancelOrderLine').cost).toEqual({ tier: 'WORK_STARTED', amount: { amountMinor, currency: 'SEK' } });
  });

  it('M-05 cancels a single line of an order and leaves the others', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    const answer = await moveLine(desk, people.kari, order['id'], 'cancelOrderLine', {}, 1);
    expect(answer['order']).toMatchObject({ status: 'COMMITTED', lines: [{ status: 'COMMITTED' }, { status: 'CANCELLED' }] });
  });

  it('M-06 cancels every line of an order or none', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    await walkTo(desk, people.agent, order['id'], 'FIELD_SERVICE', 1);
    const now = await readOrder(desk, people.kari, order['id']);
    const answer = await call(desk, people.kari, 'cancelOrder', { id: order['id'], expectedVersion: now['version'] });
    expect(answer['problems']).toEqual([{ code: 'INVALID_TRANSITION', ruleId: 'G-08', path: '/lines/1', objectId: now['lines'][1].id }]);
    expect((await readOrder(desk, people.kari, order['id']))['lines'][0].status).toBe('COMMITTED');
  });

  it('O-26 cancels an order nobody submitted on day 14, not on day 13', async () => {
    const order = await newOrder(desk, people.kari);
    desk.clock.set('2025-10-14T21:00:00Z');
    expect(await expireOrderLines(desk.context)).toBe(0);
    desk.clock.set('2025-10-14T22:30:00Z');
    await expireOrderLines(desk.context);
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({
      status: 'CANCELLED',
      lines: [{ cancelledBy: 'SYSTEM', statusCode: null }],
    });
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('G-07 cancels on day 14 also when summer time took an hour from the days before', async () => {
    desk.clock.set('2026-03-16T22:30:00Z');
    const order = await newOrder(desk, people.kari, [goodLine({ requestedDate: '2026-04-28' })]);
    desk.clock.set('2026-03-29T22:05:00Z');
    await expireOrderLines(desk.context);
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ status: 'CANCELLED' });
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('G-07 changes nothing when the timer runs again on the same day', async () => {
    desk.clock.set('2025-11-20T08:00:00Z');
    await expireOrderLines(desk.context);
    expect(await expireOrderLines(desk.context)).toBe(0);
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('O-26 O-32 says of a line in NEW the last day to submit it, the one before it is cancelled', async () => {
    const order = await newOrder(desk, people.kari);
    expect(order['lines'][0].ballInCourt).toEqual({ party: 'CUSTOMER', dueAt: '2025-10-14' });
  });

  it('D-04 closes a finished line by itself after 14 days', async () => {
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    desk.clock.set('2025-10-15T08:00:00Z');
    await closeFinishedOrderLines(desk.context);
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ status: 'CLOSED' });
    desk.clock.set('2025-10-01T08:00:00Z');
  });

  it('M-20 gives a reopened line a fresh 14 days', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine({ requestedDate: '2025-12-16' })]);
    desk.clock.set('2025-10-11T08:00:00Z');
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    desk.clock.set('2025-10-20T08:00:00Z');
    await expireOrderLines(desk.context);
    expect((await readOrder(desk, people.kari, order['id']))['status']).toBe('NEW');
    desk.clock.set('2025-10-25T08:00:00Z');
    await expireOrderLines(desk.context);
    expect((await readOrder(desk, people.kari, order['id']))['status']).toBe('CANCELLED');
    desk.clock.set('2025-10-01T08:00:00Z');
  });
});
