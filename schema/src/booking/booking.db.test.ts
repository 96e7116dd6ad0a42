import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerChecks } from '../availability/asking.ts';
import type { AvailabilityHit } from '../availability/availability-system.ts';
import { faultyAvailability, type FaultyAvailability } from '../availability/faulty-availability.ts';
import { contradictionsIn } from '../contradictions.testing.ts';
import { goodLine, moveLine, newOrder } from '../orders/order.testing.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { bookingSteps, foundLine, haldenCalendar, morning, noon } from './booking.testing.ts';
import { followUnbooked, lapseHolds } from './booking.timers.ts';
import { confirmAppointment, rescheduleAppointment } from './confirming.commands.ts';
import { faultyAppointments, type FaultyAppointments } from './faulty-appointments.ts';
import { ownAppointmentSystem } from './own-appointment-system.ts';
import { withdrawVisits } from './withdrawals.ts';

describe.each(databaseKinds)('booking a technician, on the %s database', (kind) => {
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
  const capacity = (value: number) =>
    desk.database.db.calendarWindow.updateMany({ where: { calendarCode: haldenCalendar }, data: { capacity: value } });
  const moves = async (order: Answer): Promise<string[]> =>
    (await steps.line(order))['availableMoves'].filter(({ allowed }: Answer) => allowed).map(({ name }: Answer) => name);
  /** The clock a minute on, and the system told of what is off. */
  const settle = async (): Promise<void> => {
    desk.clock.passMinutes(1);
    await withdrawVisits(desk.context);
    desk.clock.passMinutes(-1);
  };

  it('B-01, B-03 sends a green line once the booking is verified, and its day is the agreed date', async () => {
    const order = await steps.checked();
    expect(await steps.line(order)).toMatchObject({ booking: { need: 'REQUIRED' }, agreedDate: null });
    expect(await steps.submit(order)).toMatchObject({ problems: [{ code: 'BOOKING_REQUIRED', ruleId: 'B-01' }] });
    const { version } = await steps.line(order);
    expect(await steps.hold(order)).toMatchObject({ __typename: 'OrderPayload' });
    expect(await steps.line(order)).toMatchObject({
      version,
      agreedDate: null,
      appointments: [{ status: 'HELD', heldUntil: '2025-10-01T08:15:00.000Z' }],
    });
    expect(await steps.submit(order)).toMatchObject({ problems: [{ code: 'BOOKING_REQUIRED', ruleId: 'B-03' }] });
    expect(await steps.confirm(order)).toMatchObject({ __typename: 'OrderPayload' });
    expect(await steps.line(order)).toMatchObject({
      agreedDate: '2025-10-21',
      appointments: [{ status: 'CONFIRMED', heldUntil: null, externalRef: expect.stringMatching(/^V-/), date: '2025-10-21' }],
    });
    expect(await steps.submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    expect(await followUnbooked(desk.context)).toBe(0);
  });

  it('B-04, O-20 refuses the booking of a line of a project', async () => {
    const order = await steps.checked([goodLine()], { orderType: 'PROJECT' });
    expect(await steps.hold(order)).toMatchObject({ code: 'BOOKING_NOT_ALLOWED', ruleId: 'B-04' });
    expect((await steps.line(order))['booking']).toMatchObject({ need: 'NOT_POSSIBLE' });
    expect(await steps.submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    expect(await followUnbooked(desk.context)).toBe(0);
  });

  it('B-02 refuses the booking of what is not self-booked', async () => {
    const hdsl = goodLine({ productCode: 'HDSL', attributes: { speedKbps: '2048' }, requestedDate: '2025-10-30' });
    expect(await steps.hold(await steps.checked([hdsl]), '2025-10-30T07:00:00.000Z')).toMatchObject({ ruleId: 'B-02' });
  });

  it.each(['RED', 'DOWN'] as const)('B-07 refuses the booking after a check that was %s', async (how) => {
    if (how === 'DOWN') check.fail('DOWN');
    else hits = [foundLine('RED')];
    const order = await steps.checked();
    expect(await steps.hold(order)).toMatchObject({ code: 'BOOKING_NOT_ALLOWED', ruleId: 'B-07' });
    expect(await moves(order)).not.toContain('holdAppointmentSlot');
  });

  it('B-08 offers nothing before the requested date, and holds nothing there', async () => {
    const order = await steps.checked([goodLine({ requestedDate: '2025-10-23' })]);
    expect([...(await steps.free(order)).keys()][0]).toBe('2025-10-23T06:00:00.000Z');
    expect(await steps.hold(order, morning)).toMatchObject({ code: 'VALIDATION', ruleId: 'B-08' });
    expect(await steps.hold(order, '2025-10-23T07:00:00.000Z')).toMatchObject({ code: 'VALIDATION', ruleId: 'B-08' });
  });

  it('B-09 goes on without a booking where one is recommended, once that is confirmed, and is treated by hand', async () => {
    hits = [];
    const order = await steps.checked();
    expect((await steps.line(order))['booking']).toMatchObject({ need: 'RECOMMENDED' });
    expect(await steps.submit(order)).toMatchObject({ problems: [{ code: 'BOOKING_REQUIRED', ruleId: 'B-09' }] });
    expect(await moves(order)).toContain('skipAppointment');
    await steps.skip(order);
    expect(await steps.submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    expect(await followUnbooked(desk.context)).toBe(1);
    expect(await steps.line(order)).toMatchObject({
      status: 'IN_PROCESS',
      isUnbooked: true,
      statusDescription: expect.stringContaining('montør'),
    });
    expect(await followUnbooked(desk.context)).toBe(0);
  });

  it('B-09 books after all: a held slot takes the confirmation back', async () => {
    hits = [];
    const order = await steps.checked();
    await steps.skip(order);
    await steps.hold(order);
    expect(await steps.line(order)).toMatchObject({ isUnbooked: false });
    await steps.skip(order);
    expect(await steps.line(order)).toMatchObject({ isUnbooked: true, appointments: [{ status: 'CANCELLED' }], mustBookAnew: false });
  });

  it('B-11, D-37 goes on without a booking when no slot is offered, and not while there is one', async () => {
    const order = await steps.checked();
    expect(await steps.skip(order)).toMatchObject({ code: 'BOOKING_REQUIRED', ruleId: 'B-01' });
    await capacity(0);
    expect([...(await steps.free(order)).keys()]).toEqual([]);
    expect(await steps.skip(order)).toMatchObject({ __typename: 'OrderPayload' });
    await capacity(12);
    expect(await steps.submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    await followUnbooked(desk.context);
    expect(await steps.line(order)).toMatchObject({ status: 'IN_PROCESS' });
  });

  it('B-11 goes on without a booking when the appointment system is down', async () => {
    const order = await steps.checked();
    system.fail('DOWN');
    await steps.skip(order);
    expect(await steps.submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    await followUnbooked(desk.context);
  });

  it.each(['DOWN', 'WRONG'] as const)(
    'B-03, B-11 confirms nothing when the appointment system is %s, and the slot stays held',
    async (fault) => {
      const before = await known();
      const order = await steps.checked();
      await steps.hold(order);
      system.fail(fault);
      expect(await steps.confirm(order)).toMatchObject({ code: 'TECHNICAL_ERROR', ruleId: 'B-11' });
      expect(await steps.line(order)).toMatchObject({ agreedDate: null, appointments: [{ status: 'HELD' }] });
      system.fail(null);
      await settle();
      expect(await known()).toBe(before);
      expect(await steps.confirm(order)).toMatchObject({ __typename: 'OrderPayload' });
      expect(await known()).toBe(before + 1);
    },
  );

  it.each(['SILENT', 'SLOW'] as const)(
    'B-03, B-11 gives up at the deadline on an appointment system that is %s, and takes back what it did',
    async (fault) => {
      const before = await known();
      const order = await steps.checked();
      await steps.hold(order);
      const { id, version } = await steps.appointment(order);
      system.fail(fault);
      const deadline = new AbortController();
      const asked = system.asked;
      const confirming = confirmAppointment(
        await desk.contextOf(people.kari),
        { id, expectedVersion: version, idempotencyKey: `late ${fault}` },
        deadline.signal,
      );
      await expect.poll(() => system.asked).toBe(asked + 1);
      if (fault === 'SLOW') await expect.poll(known).toBe(before + 1);
      deadline.abort();
      expect(await confirming).toMatchObject({ ok: false, problems: [{ def: { code: 'TECHNICAL_ERROR' } }] });
      system.answerNow();
      system.fail(null);
      await settle();
      expect(await known()).toBe(before);
      expect(await steps.confirm(order)).toMatchObject({ __typename: 'OrderPayload' });
    },
  );

  it('B-10 answers CONFLICT when the system has given the slot to somebody else, and keeps it no longer', async () => {
    const order = await steps.checked();
    await steps.hold(order);
    system.fail('TAKEN');
    expect(await steps.confirm(order)).toMatchObject({ code: 'CONFLICT', ruleId: 'B-10' });
    expect(await steps.line(order)).toMatchObject({ appointments: [{ status: 'CANCELLED' }] });
  });

  it('B-10 answers CONFLICT for the last place of a slot, and offers it no longer', async () => {
    await capacity(1);
    const first = await steps.checked();
    const second = await steps.checked();
    const slot = '2025-11-04T07:00:00.000Z';
    await steps.hold(first, slot);
    expect(await steps.hold(second, slot)).toMatchObject({ __typename: 'ConflictRefusal', ruleId: 'B-10' });
    expect((await steps.free(second, '2025-11-04', 1)).has(slot)).toBe(false);
    expect((await steps.line(second))['appointments']).toEqual([]);
    await steps.hold(first, '2025-11-04T11:00:00.000Z');
    expect((await steps.free(second, '2025-11-04', 1)).has(slot)).toBe(true);
    expect(await steps.hold(second, slot)).toMatchObject({ __typename: 'OrderPayload' });
    await capacity(12);
  });

  it('D-37 frees a held slot after 15 minutes, and confirms it no more even if nobody has looked', async () => {
    const order = await steps.checked();
    const free = (await steps.free(order)).get(noon) ?? 0;
    await steps.hold(order, noon);
    desk.clock.passMinutes(14.99);
    await lapseHolds(desk.context);
    expect(await steps.appointment(order)).toMatchObject({ status: 'HELD' });
    desk.clock.passMinutes(0.01);
    expect(await steps.confirm(order)).toMatchObject({ code: 'CONFLICT', ruleId: 'B-10' });
    expect(await lapseHolds(desk.context)).toBeGreaterThan(0);
    expect(await lapseHolds(desk.context)).toBe(0);
    expect(await steps.line(order)).toMatchObject({ mustBookAnew: false, appointments: [{ status: 'CANCELLED' }] });
    expect((await steps.free(order)).get(noon)).toBe(free);
    desk.clock.passMinutes(-15);
  });

  it('K-15 releases a held slot with another address, and not with another contact', async () => {
    const order = await steps.checked();
    await steps.hold(order);
    await steps.update(order, { contactPhone: '98765432' });
    expect(await steps.appointment(order)).toMatchObject({ status: 'HELD' });
    const address = { purpose: 'DELIVERY', street: 'Kirkegata', houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' };
    await steps.update(order, { address });
    expect(await steps.appointment(order)).toMatchObject({ status: 'CANCELLED' });
    expect(await steps.hold(order)).toMatchObject({ code: 'BOOKING_NOT_ALLOWED', ruleId: 'B-07' });
  });

  it('K-15 releases a visit that was booked for another date, with its agreed date', async () => {
    const order = await steps.booked();
    await steps.update(order, { requestedDate: '2025-10-28' });
    expect(await steps.line(order)).toMatchObject({ agreedDate: null, mustBookAnew: true });
    expect(await steps.submit(order)).toMatchObject({ problems: [{ ruleId: 'B-01' }] });
    const before = await known();
    await withdrawVisits(desk.context);
    expect(await known()).toBe(before - 1);
  });

  it('B-11 keeps the old slot when the system does not verify the new one', async () => {
    const order = await steps.booked();
    await steps.submit(order);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    const { id, version } = await steps.appointment(order);
    system.fail('SILENT');
    const input = { id, expectedVersion: version, idempotencyKey: 'never moved', slotStart: new Date(noon) };
    const moving = await rescheduleAppointment(await desk.contextOf(people.kari), input, AbortSignal.abort());
    expect(moving).toMatchObject({ ok: false, problems: [{ def: { code: 'TECHNICAL_ERROR' } }] });
    expect(await steps.line(order)).toMatchObject({
      agreedDate: '2025-10-21',
      appointments: [{ status: 'CONFIRMED', slotStart: morning }],
    });
  });

  it('B-10 gives every place back exactly once, and all of it agrees', async () => {
    const order = await newOrder(desk, people.kari);
    await steps.checked();
    await answerChecks(desk.context);
    expect(await steps.hold(order)).toMatchObject({ ruleId: 'B-07' });
    await settle();
    await numberCarrierEvents(desk.context);
    expect(await contradictionsIn(desk.database.db)).toEqual([]);
    const confirmed = await desk.database.db.appointment.findMany({ where: { visitKey: { not: null }, status: { not: 'CANCELLED' } } });
    expect(await known()).toBe(confirmed.length);
  });
});
