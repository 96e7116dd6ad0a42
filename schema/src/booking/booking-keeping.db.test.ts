import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AvailabilityHit } from '../availability/availability-system.ts';
import { faultyAvailability, type FaultyAvailability } from '../availability/faulty-availability.ts';
import { call, goodLine, moveLine, walkTo } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { bookingSteps, foundLine, morning, noon } from './booking.testing.ts';
import { followUnbooked, lapseHolds } from './booking.timers.ts';
import { faultyAppointments, type FaultyAppointments } from './faulty-appointments.ts';
import { freeForgottenNumbers } from './numbers.ts';
import { ownAppointmentSystem } from './own-appointment-system.ts';

describe.each(databaseKinds)('what a booking keeps, on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  let check: FaultyAvailability;
  let system: FaultyAppointments;
  let hits: AvailabilityHit[];
  let steps: ReturnType<typeof bookingSteps>;

  beforeAll(async () => {
    desk = await openDesk(kind, { catalogue: 'TRUE' });
    people = await foundPeople(desk);
    check = faultyAvailability({ ask: async () => ({ hits }) });
    system = faultyAppointments(ownAppointmentSystem(desk.database.db));
    desk.ports.availability = check;
    desk.ports.appointments = system;
    steps = bookingSteps(desk, people.kari);
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    check.fail(null);
    system.fail(null);
    hits = [foundLine()];
  });

  const known = () => desk.database.db.technicianVisit.count();
  const done = { __typename: 'OrderPayload' };
  /** A phone line for the same end user, of the telephone technicians. */
  const phone = (productCode: 'PSTN' | 'ISDN'): Record<string, unknown> =>
    goodLine({ productCode, attributes: { equipment: 'EXISTING_SOCKET', ...(productCode === 'ISDN' ? { variant: 'BASIC_RATE' } : {}) } });

  it('M-17 keeps the visit of a reopened line as it is, moved or undone', async () => {
    const order = await steps.booked();
    await steps.submit(order);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    expect(await steps.reschedule(order, '2025-10-22T06:00:00.000Z')).toMatchObject({ __typename: 'OrderPayload' });
    expect(await steps.line(order)).toMatchObject({
      agreedDate: '2025-10-22',
      appointments: [{ status: 'CONFIRMED', date: '2025-10-22' }],
    });
    await steps.submit(order);
    expect(await steps.line(order)).toMatchObject({ status: 'COMMITTED', agreedDate: '2025-10-22' });
    expect(await steps.reschedule(order, noon)).toMatchObject({ code: 'INVALID_TRANSITION' });
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await moveLine(desk, people.kari, order['id'], 'undoReopenOrderLine');
    expect(await steps.line(order)).toMatchObject({ agreedDate: '2025-10-22', appointments: [{ status: 'CONFIRMED' }] });
  });

  it('M-17 releases at submit a visit from before the reopening that does not fit, and people agree on another', async () => {
    const order = await steps.booked();
    await steps.submit(order);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await steps.update(order, { requestedDate: '2025-10-30' });
    expect(await steps.appointment(order)).toMatchObject({ status: 'CONFIRMED' });
    expect(await steps.submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    await followUnbooked(desk.context);
    expect(await steps.line(order)).toMatchObject({ status: 'IN_PROCESS', agreedDate: null, mustBookAnew: true });
  });

  it('M-22, D-06 gives the place back after a visit to a closed door', async () => {
    const order = await steps.booked();
    const free = (await steps.free(order)).get(morning) ?? 0;
    await steps.submit(order);
    await walkTo(desk, people.agent, order['id'], 'FIELD_SERVICE');
    const { id, version } = await steps.appointment(order);
    await call(desk, people.agent, 'reportVisit', { id, expectedVersion: version, outcome: 'NOBODY_HOME' });
    expect(await steps.line(order)).toMatchObject({ status: 'READY', agreedDate: null, appointments: [{ status: 'FAILED' }] });
    expect((await steps.free(order)).get(morning)).toBe(free + 1);
  });

  it('B-05, CAT-12 keeps the numbers with the slot, and frees them with it', async () => {
    const order = await steps.checked([phone('ISDN')]);
    expect(await steps.hold(order, morning, { numbers: 9 })).toMatchObject({ code: 'VALIDATION', ruleId: 'B-05' });
    await steps.hold(order, morning, { numbers: 3 });
    const { numbers } = await steps.appointment(order);
    expect(new Set(numbers).size).toBe(3);
    const other = await steps.booked([phone('PSTN')], { numbers: 1 });
    const [second] = (await steps.appointment(other))['numbers'];
    expect(numbers).not.toContain(second);
    await steps.hold(order, noon, { numbers: 2 });
    expect((await steps.appointment(order))['numbers']).toEqual(numbers.slice(0, 2));
    desk.clock.passMinutes(15);
    await lapseHolds(desk.context);
    desk.clock.passMinutes(-15);
    const again = await steps.checked([phone('PSTN')]);
    await steps.hold(again, morning, { numbers: 1 });
    expect(numbers).toContain((await steps.appointment(again))['numbers'][0]);
  });

  it('B-05, CAT-14 gives the installed product the number that was kept for it', async () => {
    const order = await steps.booked([phone('PSTN')], { numbers: 1 });
    const [number] = (await steps.appointment(order))['numbers'];
    expect(await steps.submit(order)).toMatchObject(done);
    expect(await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-9' })).toMatchObject(done);
    expect(await moveLine(desk, people.agent, order['id'], 'startManualHandling', { statusDescription: 'By hand.' })).toMatchObject(done);
    expect(await moveLine(desk, people.agent, order['id'], 'finishOrderLine')).toMatchObject(done);
    expect(await desk.database.db.installedProduct.findMany({ where: { phoneNumber: number } })).toHaveLength(1);
  });

  it('B-05 frees the numbers of a line that ended after its visit had come to nothing', async () => {
    const order = await steps.booked([phone('PSTN')], { numbers: 1 });
    expect(await steps.submit(order)).toMatchObject(done);
    const { id, version } = await steps.appointment(order);
    await call(desk, people.agent, 'reportVisit', { id, expectedVersion: version, outcome: 'CARRIER_DID_NOT_COME' });
    expect(await freeForgottenNumbers(desk.context)).toBe(0);
    await moveLine(desk, people.agent, order['id'], 'rejectOrderLine', { statusDescription: 'No.' });
    expect(await freeForgottenNumbers(desk.context)).toBe(1);
  });

  it('O-31 shows nobody else a slot that is held for a line', async () => {
    const order = await steps.booked();
    await steps.submit(order);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await steps.update(order, { productCode: 'WHOLESALE_ADSL_FULL' });
    await moveLine(desk, people.kari, order['id'], 'undoReopenOrderLine');
    const draft = await steps.checked();
    await steps.hold(draft);
    const { id } = await steps.appointment(draft);
    const node = async (user: string): Promise<unknown> =>
      (await desk.run(user, 'query N($id: ID!) { node(id: $id) { id } }', { id }))['node'];
    expect([await node(people.agent), await node(people.elsa), await node(people.ola)]).toEqual([null, null, { id }]);
    const slots = 'query S($id: ID!) { appointmentSlots(lineId: $id) { earliest } }';
    const { id: lineId } = await steps.line(draft);
    await expect(desk.run(people.elsa, slots, { id: lineId })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    expect(await call(desk, people.siri, 'holdAppointmentSlot', { id: lineId, expectedVersion: 1, slotStart: morning })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('G-06 books once, however often it is asked for with the same key, and nothing in a dry run', async () => {
    const order = await steps.checked();
    await steps.hold(order);
    const { id, version } = await steps.appointment(order);
    const before = await known();
    expect(await steps.confirm(order, { dryRun: true })).toMatchObject({ dryRun: true });
    expect(await known()).toBe(before);
    const input = { id, expectedVersion: version, idempotencyKey: 'booked once' };
    expect(await call(desk, people.kari, 'confirmAppointment', input)).toMatchObject({ replayed: false });
    expect(await call(desk, people.kari, 'confirmAppointment', input)).toMatchObject({ replayed: true });
    expect(await known()).toBe(before + 1);
  });
});
