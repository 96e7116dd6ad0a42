import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contradictionsIn } from '../contradictions.testing.ts';
import { bookVisits, call, goodLine, newOrder } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { answerChecks, timeOutChecks } from './asking.ts';
import type { AvailabilityHit } from './availability-system.ts';
import { followSentOrders } from './consequences.ts';
import { faultyAvailability, type FaultyAvailability } from './faulty-availability.ts';

const checkFields =
  'id version state attempts colour yellowReason label hits { index colour accessLineNumber } selectedHit searchKind searchValue isOutdated submitAllowed bookingAllowed availableMoves { name }';

describe('the availability check of an order line', () => {
  let desk: Desk;
  let people: People;
  let system: FaultyAvailability;
  let hits: AvailabilityHit[];
  const hit = (colour: AvailabilityHit['colour'], accessLineNumber: string | null = '4717880001'): AvailabilityHit => ({
    addressLine: 'Prøvegata 7, 1788 Halden',
    accessLineNumber,
    colour,
  });

  beforeAll(async () => {
    desk = await openDesk('embedded', { catalogue: 'TRUE' });
    people = await foundPeople(desk);
    system = faultyAvailability({ ask: async () => ({ hits }) });
    desk.ports.availability = system;
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    system.fail(null);
    hits = [hit('GREEN')];
  });

  const read = async (order: Answer, user: string = people.kari): Promise<Answer> => {
    const document = `query Q($id: ID!) { order(id: $id) { id version status availabilityCounts { green yellow red pending none }
      lines { id version status accessLineNumber statusDescription availabilityCheck { ${checkFields} } availableMoves { name allowed } } } }`;
    return (await desk.run(user, document, { id: order['id'] }))['order'];
  };
  const lineOf = async (order: Answer, user?: string): Promise<Answer> => (await read(order, user))['lines'][0];
  const run = async (order: Answer, more: Record<string, unknown> = {}): Promise<Answer> => {
    const line = await lineOf(order);
    return call(desk, people.kari, 'runAvailabilityCheck', { id: line['id'], expectedVersion: line['version'], ...more });
  };
  /** Sends the order, with a technician booked where one can be. */
  const submit = async (order: Answer): Promise<Answer> => {
    await bookVisits(desk, people.kari, order['id']);
    return call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: (await read(order))['version'] });
  };
  const update = async (order: Answer, line: Record<string, unknown>): Promise<Answer> => {
    const { id, version } = await lineOf(order);
    return call(desk, people.kari, 'updateOrderLine', { id, expectedVersion: version, line });
  };
  const checked = async (): Promise<Answer> => {
    const order = await newOrder(desk, people.kari);
    await run(order);
    await answerChecks(desk.context);
    return order;
  };
  const timeOut = async (): Promise<void> => {
    system.fail('SILENT');
    const left = new AbortController();
    const asked = answerChecks(desk.context, left.signal);
    await expect.poll(() => desk.database.db.availabilityCheck.count({ where: { status: 'PENDING', askedAt: null } })).toBe(0);
    desk.clock.passMinutes(0.5);
    await timeOutChecks(desk.context);
    left.abort();
    await asked;
  };

  it('K-02 does not send a line that was not checked, nor one without an answer', async () => {
    const order = await newOrder(desk, people.kari);
    expect(await submit(order)).toMatchObject({ problems: [{ code: 'AVAILABILITY_REQUIRED', ruleId: 'K-02' }] });
    await run(order);
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ state: 'PENDING', colour: null, label: null });
    expect(await submit(order)).toMatchObject({ problems: [{ code: 'AVAILABILITY_REQUIRED', ruleId: 'K-02' }] });
    await answerChecks(desk.context);
  });

  it('K-06 sends a green line, on the access line that was found', async () => {
    const order = await checked();
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({
      state: 'DONE',
      colour: 'GREEN',
      submitAllowed: true,
      bookingAllowed: true,
    });
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    expect(await lineOf(order)).toMatchObject({ accessLineNumber: '4717880001' });
  });

  it('K-09 does not send a red line', async () => {
    hits = [hit('RED')];
    expect(await submit(await checked())).toMatchObject({ problems: [{ code: 'AVAILABILITY_RED', ruleId: 'K-09' }] });
  });

  it('K-08 sends a line without a clear answer', async () => {
    hits = [];
    const order = await checked();
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ yellowReason: 'AMBIGUOUS', bookingAllowed: true });
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
  });

  it.each(['DOWN', 'WRONG'] as const)('K-07 sends a line whose check failed (%s), to manual treatment', async (fault) => {
    system.fail(fault);
    const order = await checked();
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ yellowReason: 'SYSTEM_ERROR', bookingAllowed: false });
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    expect(await followSentOrders(desk.context)).toBe(1);
    expect(await lineOf(order)).toMatchObject({ status: 'IN_PROCESS' });
    expect(await followSentOrders(desk.context)).toBe(0);
  });

  it('K-05 chooses nothing among several lines, and does not send the order until somebody has', async () => {
    hits = [hit('GREEN', '471'), hit('RED', '472')];
    const order = await checked();
    const { availabilityCheck: check } = await lineOf(order);
    expect(check).toMatchObject({ colour: null, selectedHit: null, availableMoves: [{ name: 'selectAvailabilityHit' }] });
    expect(await submit(order)).toMatchObject({ problems: [{ code: 'VALIDATION', ruleId: 'K-05' }] });
    const select = (hitIndex: number, version: number) =>
      call(desk, people.kari, 'selectAvailabilityHit', { id: check['id'], expectedVersion: version, hit: hitIndex });
    expect(await select(2, check['version'])).toMatchObject({ code: 'VALIDATION', ruleId: 'K-05' });
    await select(1, check['version']);
    expect(await submit(order)).toMatchObject({ problems: [{ code: 'AVAILABILITY_RED' }] });
    await select(0, check['version'] + 1);
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    expect(await lineOf(order)).toMatchObject({ accessLineNumber: '471' });
  });

  it('K-05 lets nobody choose another line when the order has been sent, nor the only one there is', async () => {
    hits = [hit('GREEN', '471'), hit('RED', '472')];
    const order = await checked();
    const select = async (index: number) => {
      const { id, version } = (await lineOf(order))['availabilityCheck'];
      return call(desk, people.kari, 'selectAvailabilityHit', { id, expectedVersion: version, hit: index });
    };
    await select(0);
    await submit(order);
    expect(await select(1)).toMatchObject({ code: 'INVALID_TRANSITION', ruleId: 'K-05' });
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ selectedHit: 0, colour: 'GREEN' });
    hits = [hit('GREEN')];
    const only = (await lineOf(await checked()))['availabilityCheck'];
    const again = { id: only['id'], expectedVersion: only['version'], hit: 0 };
    expect(await call(desk, people.kari, 'selectAvailabilityHit', again)).toMatchObject({ code: 'INVALID_TRANSITION', ruleId: 'K-05' });
  });

  it('K-12 can be tried again after a time-out, and after the second the order goes to manual treatment', async () => {
    const order = await newOrder(desk, people.kari);
    await run(order);
    await timeOut();
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ state: 'TIMED_OUT', attempts: 1 });
    expect(await submit(order)).toMatchObject({ problems: [{ code: 'AVAILABILITY_REQUIRED', ruleId: 'K-12' }] });
    await run(order);
    await timeOut();
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ state: 'DONE', attempts: 2, yellowReason: 'SYSTEM_ERROR' });
    await submit(order);
    await followSentOrders(desk.context);
    expect(await lineOf(order)).toMatchObject({ status: 'IN_PROCESS' });
  });

  it('K-12 times out at 30 seconds from when the system was asked, and drops the answer that comes later', async () => {
    const order = await newOrder(desk, people.kari);
    await run(order);
    desk.clock.passMinutes(5);
    expect(await timeOutChecks(desk.context)).toBe(0);
    system.fail('SLOW');
    const asked = answerChecks(desk.context);
    await expect
      .poll(() => system.asked && desk.database.db.availabilityCheck.count({ where: { status: 'PENDING', askedAt: null } }))
      .toBe(0);
    desk.clock.passMinutes(0.49);
    expect(await timeOutChecks(desk.context)).toBe(0);
    desk.clock.passMinutes(0.01);
    expect(await timeOutChecks(desk.context)).toBe(1);
    system.answerNow();
    await asked;
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ state: 'TIMED_OUT', colour: null });
  });

  it('K-14 sends an old answer at once and checks again: red rejects the line', async () => {
    const order = await checked();
    desk.clock.passDays(1);
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ isOutdated: true, submitAllowed: true });
    await update(order, { requestedDate: '2025-10-30' });
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
    hits = [hit('RED')];
    await answerChecks(desk.context);
    expect(await lineOf(order)).toMatchObject({ status: 'REJECTED', statusDescription: expect.stringContaining('Sluttbrukeren') });
    desk.clock.passDays(-1);
  });

  it('K-14 treats by hand a line whose second check times out twice, without anybody asking', async () => {
    const order = await checked();
    desk.clock.passDays(1);
    await update(order, { requestedDate: '2025-10-30' });
    await submit(order);
    await timeOut();
    expect(await lineOf(order)).toMatchObject({ status: 'COMMITTED', availabilityCheck: { state: 'PENDING', attempts: 1 } });
    await timeOut();
    expect(await lineOf(order)).toMatchObject({ status: 'IN_PROCESS' });
    desk.clock.passDays(-1);
  });

  it('K-15 throws the answer away with another speed or place, and keeps it with another contact or the same place', async () => {
    const order = await checked();
    await update(order, { contactPhone: '98765432', address: goodLine()['address'] });
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({ colour: 'GREEN' });
    await update(order, { attributes: { speedKbps: '4000', equipment: 'OWN_MODEM' } });
    expect((await lineOf(order))['availabilityCheck']).toBeNull();
    expect(await submit(order)).toMatchObject({ problems: [{ code: 'AVAILABILITY_REQUIRED' }] });
  });

  it('K-11 searches by the address of the line whatever address is given, and by no empty number', async () => {
    const order = await newOrder(desk, people.kari);
    await run(order, { searchKind: 'ADDRESS', searchValue: 'Somewhere else 1' });
    expect((await lineOf(order))['availabilityCheck']).toMatchObject({
      searchKind: 'ADDRESS',
      searchValue: expect.stringContaining('Prøvegata 7'),
    });
    await answerChecks(desk.context);
    expect(await run(order, { searchKind: 'PHONE', searchValue: ' ' })).toMatchObject({ code: 'VALIDATION', ruleId: 'K-04' });
  });

  it('K-03 checks all lines of a project at once, one change of the order, and each line’s version stays', async () => {
    const order = await newOrder(
      desk,
      people.kari,
      Array.from({ length: 5 }, () => goodLine()),
      { orderType: 'PROJECT' },
    );
    const before = await read(order);
    expect(before['availabilityCounts']).toMatchObject({ none: 5 });
    await call(desk, people.kari, 'runAvailabilityChecks', { id: order['id'], expectedVersion: before['version'] });
    const asked = await read(order);
    expect(asked).toMatchObject({ version: before['version'] + 1, availabilityCounts: { pending: 5, none: 0 } });
    await answerChecks(desk.context);
    const after = await read(order);
    expect(after['availabilityCounts']).toMatchObject({ green: 5, pending: 0 });
    expect(after['lines'].map(({ version }: Answer) => version)).toEqual(before['lines'].map(({ version }: Answer) => version));
  });

  it('O-31 shows the carrier no check of a line that is being changed', async () => {
    const order = await checked();
    const { availabilityCheck: own } = await lineOf(order);
    await submit(order);
    expect((await lineOf(order, people.agent))['availabilityCheck']).toMatchObject({ colour: 'GREEN' });
    const { id, version } = await lineOf(order);
    await call(desk, people.kari, 'reopenOrderLine', { id, expectedVersion: version });
    expect((await lineOf(order, people.agent))['availabilityCheck']).toBeNull();
    const node = 'query N($id: ID!) { node(id: $id) { id } }';
    expect((await desk.run(people.agent, node, { id: own['id'] }))['node']).toBeNull();
    expect((await desk.run(people.elsa, node, { id: own['id'] }))['node']).toBeNull();
    expect((await desk.run(people.kari, node, { id: own['id'] }))['node']).toMatchObject({ id: own['id'] });
  });

  it('O-17 takes the checks of a line away with it, and all of it agrees', async () => {
    const order = await newOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
    await run(order);
    await answerChecks(desk.context);
    const { id, version } = await lineOf(order);
    expect(await call(desk, people.kari, 'removeOrderLine', { id, expectedVersion: version })).toMatchObject({
      __typename: 'OrderPayload',
    });
    expect(await contradictionsIn(desk.database.db)).toEqual(expect.not.arrayContaining([expect.stringContaining('avc_')]));
  });
});
