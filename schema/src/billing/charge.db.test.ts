import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { endTerminations } from '../terminations/termination.timer.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { chargeRentals } from './rental.timer.ts';

const october = '2025-10-01T08:00:00Z';

describe('what is to be billed', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const chargesOf = async (where: Record<string, unknown>): Promise<unknown[][]> => {
    const rows = await desk.database.db.invoiceCharge.findMany({ where, orderBy: [{ incurredOn: 'asc' }, { id: 'asc' }] });
    return rows.map(({ kind, amountMinor, currency, periodFrom, periodTo }) => [kind, amountMinor, currency, periodFrom, periodTo]);
  };
  const lineOf = (orderId: string) => desk.database.db.orderLine.findFirstOrThrow({ where: { orderId } });
  const chargedFor = async (orderId: string): Promise<unknown[][]> => chargesOf({ orderLineId: (await lineOf(orderId)).id });
  const installedBy = (orderId: string) => desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId } } });
  let count = 0;
  async function delivered(requestedDate = '2025-10-21', walk = 'FINISHED'): Promise<string> {
    const address = { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: ++count, postcode: '1788', city: 'Halden', country: 'NO' };
    const { id } = await sentOrder(desk, people.kari, [goodLine({ address, requestedDate })]);
    await walkTo(desk, people.agent, id, walk);
    return id as string;
  }
  const establishment = ['ESTABLISHMENT', 790_00, 'NOK', null, null];

  it('CAT-14 charges a delivery once: establishment, and rental from the day of delivery to the end of the month', async () => {
    desk.clock.set('2025-10-21T08:00:00Z');
    const id = await delivered('2025-11-11');
    desk.clock.set(october);
    expect(await chargedFor(id)).toEqual([establishment, ['RENTAL', Math.round((149_00 * 11) / 31), 'NOK', '2025-10-21', '2025-10-31']]);
    const product = await installedBy(id);
    expect(await desk.database.db.invoiceCharge.count({ where: { installedProductId: product.id, invoicedIn: null } })).toBe(2);
  });

  it('CAT-14 charges once what is finished twice at the same moment, and what is sent again', async () => {
    const id = await delivered('2025-10-21', 'DELIVERY');
    await moveLine(desk, people.agent, id, 'confirmDelivery');
    const { id: lineId, version } = await lineOf(id);
    const finish = (idempotencyKey: string) =>
      call(desk, people.agent, 'finishOrderLine', { id: lineId, expectedVersion: version, idempotencyKey });
    const key = freshKey();
    const answers = await Promise.all([finish(key), finish(freshKey()), finish(key)]);
    expect(answers.map(({ replayed, code }) => code ?? replayed).toSorted()).toEqual(expect.arrayContaining([false, 'CONFLICT']));
    await finish(key);
    expect(await chargedFor(id)).toHaveLength(2);
  });

  it('G-06 charges nothing for what was only tried out or refused', async () => {
    const id = await delivered('2025-10-21', 'DELIVERY');
    await moveLine(desk, people.agent, id, 'finishOrderLine', { dryRun: true });
    await moveLine(desk, people.kari, id, 'finishOrderLine');
    await moveLine(desk, people.kari, id, 'cancelOrderLine');
    expect(await chargedFor(id)).toEqual([]);
  });

  it('M-15 bills nothing for an order cancelled within the deadline: neither rental nor establishment', async () => {
    for (const status of ['REGISTERED', 'READY']) {
      const id = await delivered('2025-10-21', status);
      await moveLine(desk, people.kari, id, 'cancelOrderLine');
      const kinds = (await chargedFor(id)).map(([kind]) => kind);
      expect(kinds).toEqual(status === 'READY' ? ['CANCELLATION'] : []);
    }
    const never = await newOrder(desk, people.kari);
    await call(desk, people.kari, 'cancelOrder', { id: never['id'], expectedVersion: never['version'] });
    expect(await chargedFor(never['id'])).toEqual([]);
  });

  it('M-08 M-15 charges the fee that was shown before the cancellation, and each line once', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    await walkTo(desk, people.agent, order['id'], 'ORDERED');
    await walkTo(desk, people.agent, order['id'], 'REGISTERED', 1);
    const [line] = (await readOrder(desk, people.kari, order['id']))['lines'] as Answer[];
    const { cost } = (line?.['availableMoves'] as Answer[]).find(({ name }) => name === 'cancelOrderLine') as Answer;
    const input = {
      id: order['id'],
      expectedVersion: (await readOrder(desk, people.kari, order['id']))['version'],
      idempotencyKey: freshKey(),
    };
    await Promise.all([call(desk, people.kari, 'cancelOrder', input), call(desk, people.kari, 'cancelOrder', input)]);
    const { lines } = await desk.database.db.order.findUniqueOrThrow({ where: { id: order['id'] }, include: { lines: true } });
    expect(lines.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    const charges = await chargesOf({ orderLineId: { in: lines.map(({ id }) => id) } });
    expect(charges).toEqual([['CANCELLATION', cost.amount.amountMinor, cost.amount.currency, null, null]]);
  });

  it('S-15 charges no fee for what the carrier cancels', async () => {
    const id = await delivered('2025-10-21', 'READY');
    await moveLine(desk, people.agent, id, 'cancelOrderLineByCarrier', { comment: 'No line left' });
    expect(await chargedFor(id)).toEqual([]);
  });

  it('M-22 charges a wasted visit where the agent says so, once a visit', async () => {
    const slot = { slotStart: '2025-10-21T06:00:00.000Z', slotEnd: '2025-10-21T10:00:00.000Z' };
    const charges: unknown[][] = [];
    for (const chargeWastedVisit of [false, true]) {
      const id = await delivered('2025-10-21', 'REGISTERED');
      await moveLine(desk, people.agent, id, 'recordAppointment', slot);
      const visit = await desk.database.db.appointment.findFirstOrThrow({ where: { orderLine: { orderId: id } } });
      const input = { id: visit.id, expectedVersion: visit.version, outcome: 'NOBODY_HOME', chargeWastedVisit };
      await Promise.all([call(desk, people.agent, 'reportVisit', input), call(desk, people.system, 'reportVisit', input)]);
      charges.push(...(await chargedFor(id)));
    }
    expect(charges).toEqual([['WASTED_VISIT', 690_00, 'NOK', null, null]]);
  });

  it('TER-04 stops rental on the effective date: what was charged beyond it is given back', async () => {
    const id = await delivered();
    const product = await installedBy(id);
    const line = { requestedDate: '2025-10-31', termination: { number: product.circuitNumber, scope: 'WHOLE' } };
    const ending = await sentOrder(desk, people.kari, [line]);
    await walkTo(desk, people.agent, ending['id'], 'FINISHED');
    const before = [establishment, ['RENTAL', 149_00, 'NOK', '2025-10-01', '2025-10-31']];
    expect(await chargesOf({ installedProductId: product.id })).toEqual(before);
    desk.clock.set('2025-10-31T11:00:00Z');
    await endTerminations(desk.context);
    await endTerminations(desk.context);
    expect(await chargesOf({ installedProductId: product.id })).toEqual([
      ...before,
      ['TERMINATION', -Math.round(149_00 / 31), 'NOK', '2025-10-31', '2025-10-31'],
    ]);
    desk.clock.set('2025-11-01T08:00:00Z');
    await chargeRentals(desk.context);
    desk.clock.set(october);
    expect(await chargesOf({ installedProductId: product.id })).toHaveLength(3);
  });

  it('G-07 charges each month of what is in operation once, whoever asks and how often', async () => {
    const id = await delivered();
    const product = await installedBy(id);
    const months: unknown[][] = [];
    for (const today of ['2025-10-31T22:30:00Z', '2025-11-01T08:00:00Z', '2026-01-12T08:00:00Z']) {
      desk.clock.set(today);
      await Promise.all([chargeRentals(desk.context), chargeRentals(desk.context)]);
      expect(await chargeRentals(desk.context)).toBe(0);
    }
    desk.clock.set(october);
    months.push(...(await chargesOf({ installedProductId: product.id, kind: 'RENTAL' })));
    expect(months).toEqual([
      ['RENTAL', 149_00, 'NOK', '2025-10-01', '2025-10-31'],
      ['RENTAL', 149_00, 'NOK', '2025-11-01', '2025-11-30'],
      ['RENTAL', 298_00, 'NOK', '2025-12-01', '2026-01-31'],
    ]);
  });
});
