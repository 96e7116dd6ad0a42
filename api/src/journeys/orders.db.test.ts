import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { line } from './order-line.testing.ts';
import { openPortal, type Portal } from './portal.testing.ts';
import { refusedBy, type Listener, type Program, type Said } from './program.testing.ts';

const projectLines = 50;

describe('a program with an API key orders', () => {
  let portal: Portal;
  let kari: Program;
  let ola: Program;
  let agent: Program;
  let systems: Program;
  let colleague: Listener;
  beforeAll(async () => {
    portal = await openPortal();
    ({ kari, ola, agent, systems, colleague } = portal);
  });
  afterAll(() => portal.close());
  beforeEach(() => portal.begin());

  it('J-03 a new line with green light and a technician booked by the customer', async () => {
    const endUser = { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31' };
    const place = {
      purpose: 'DELIVERY',
      street: 'Prøvegata',
      houseNumber: 7,
      floor: '2',
      entrance: 'B',
      postcode: '1788',
      city: 'Halden',
      country: 'NO',
    };
    const wanted = line({ endUser, address: place, accessLineNumber: '4717880001' });
    const spaced = await kari.do('createOrder', { lines: [{ ...wanted, contactPhone: '912 34 567' }], dryRun: true });
    expect(refusedBy(spaced)).toContain('O-14');
    const order = await kari.drafted([wanted]);
    expect(refusedBy(await kari.onOrder(order, 'submitOrder'))).toEqual(['K-02']);
    await kari.onLine(order, 'runAvailabilityCheck');
    await portal.answers();
    expect((await kari.line(order))['availabilityCheck']).toMatchObject({ state: 'DONE', colour: 'GREEN', bookingAllowed: true });
    expect(await kari.onOrder(order, 'submitOrder')).toMatchObject({ code: 'BOOKING_REQUIRED', ruleId: 'B-01' });
    const slots = 'query S($id: ID!) { appointmentSlots(lineId: $id, from: "2025-10-21", days: 1) { slots { slotStart free } } }';
    const { appointmentSlots } = await kari.ask<Said>(slots, { id: order['lines'][0].id });
    const morning = appointmentSlots.slots.find(({ slotStart }: Said) => slotStart === '2025-10-21T06:00:00.000Z');
    expect(morning.free).toBeGreaterThan(0);
    await kari.onLine(order, 'holdAppointmentSlot', { slotStart: morning.slotStart });
    await kari.on((await kari.line(order))['appointments'][0], 'confirmAppointment');
    expect(await kari.onOrder(order, 'submitOrder')).toMatchObject({ order: { status: 'COMMITTED' } });
    await colleague.hears('ORDER_LINE', 'COMMITTED');
    expect(await kari.line(order)).toMatchObject({ status: 'COMMITTED', agreedDate: '2025-10-21', accessLineNumber: '4717880001' });

    await systems.onLine(order, 'registerOrderLine', { customerOrderId: 'C-4711' });
    await colleague.hears('ORDER_LINE', 'REGISTERED');
    expect(await kari.line(order)).toMatchObject({ status: 'REGISTERED', customerOrderId: 'C-4711', slaActive: true });
    const found = await kari.ask<Said>('{ orders(first: 5, filter: { customerOrderId: "C-4711" }) { nodes { id } } }');
    expect(found['orders'].nodes).toEqual([{ id: order['id'] }]);

    const before = (await portal.mailsAbout(order)).length;
    for (const [move, status] of [
      ['startOrderLine', 'ORDERED'],
      ['designOrderLine', 'DESIGN'],
      ['readyOrderLine', 'READY'],
    ] as const) {
      await agent.onLine(order, move);
      await colleague.hears('ORDER_LINE', status);
      expect(await kari.order(order)).toMatchObject({ status: 'IN_PROCESS' });
    }
    expect(await portal.mailsAbout(order)).toHaveLength(before);
    await agent.onLine(order, 'scheduleOrderLine', { agreedDate: '2025-10-21' });
    await colleague.hears('ORDER_LINE', 'FIELD_SERVICE');
    expect(await kari.order(order)).toMatchObject({ status: 'IN_PROCESS' });
    expect(await portal.mailsAbout(order)).toHaveLength(before + 1);
    for (const move of ['testOrderLine', 'deliverOrderLine', 'confirmDelivery', 'finishOrderLine']) await agent.onLine(order, move);
    await colleague.hears('ORDER', 'FINISHED');
    const portfolio = await kari.ask<Said>('{ installedProducts(first: 5) { nodes { status product { code } endUser { name } } } }');
    expect(portfolio['installedProducts'].nodes).toEqual([
      { status: 'ACTIVE', product: { code: 'WHOLESALE_ADSL_SHARED' }, endUser: { name: 'Nils Nilsen' } },
    ]);
    await portal.comes('2025-10-14');
    expect(await kari.order(order)).toMatchObject({ status: 'FINISHED' });
    await portal.comes('2025-10-15');
    await colleague.hears('ORDER', 'CLOSED');
  });

  it('J-04 an availability check that is not answered twice lets the order go to manual treatment', async () => {
    const operatorAccess = line({ productCode: 'OA_SHARED', attributes: { equipment: 'FILTERS' } });
    const order = await ola.drafted([operatorAccess]);
    await ola.onLine(order, 'runAvailabilityCheck');
    await portal.isSilent();
    expect((await ola.line(order))['availabilityCheck']).toMatchObject({ state: 'TIMED_OUT', attempts: 1 });
    const held = await ola.onOrder(order, 'submitOrder');
    expect(held).toMatchObject({ code: 'AVAILABILITY_REQUIRED', ruleId: 'K-12' });
    expect(`${held['message']} ${held['hint']}`).toMatch(/again/i);
    await ola.onLine(order, 'runAvailabilityCheck');
    await portal.isSilent();
    const waiting = await ola.line(order);
    expect(waiting['availabilityCheck']).toMatchObject({
      state: 'DONE',
      colour: 'YELLOW',
      yellowReason: 'SYSTEM_ERROR',
      bookingAllowed: false,
      submitAllowed: true,
    });
    expect(waiting['booking'].need).toBe('NOT_POSSIBLE');
    expect(await ola.onLine(order, 'holdAppointmentSlot', { slotStart: '2025-10-21T06:00:00Z' })).toMatchObject({
      code: 'BOOKING_NOT_ALLOWED',
    });
    expect(await ola.onOrder(order, 'submitOrder')).toMatchObject({ order: { status: 'COMMITTED' } });
    await colleague.hears('ORDER_LINE', 'COMMITTED');
    await portal.followsUp();
    await colleague.hears('ORDER_LINE', 'IN_PROCESS');
    const queue = '{ orders(first: 5, filter: { lineStatus: [IN_PROCESS] }) { nodes { id } } }';
    expect((await agent.ask<Said>(queue))['orders'].nodes).toContainEqual({ id: order['id'] });
    portal.finds('RED');
    const another = await kari.drafted([operatorAccess]);
    await kari.onLine(another, 'runAvailabilityCheck');
    await portal.answers();
    expect(await kari.onOrder(another, 'submitOrder')).toMatchObject({ code: 'AVAILABILITY_RED', ruleId: 'K-09' });
  });

  it('J-05 a project of fifty home offices', async () => {
    const homeOffice = (houseNumber: number): Said =>
      line({
        productCode: 'WHOLESALE_ADSL_FULL',
        addOns: ['LINE_RENTAL'],
        address: { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber, postcode: '1788', city: 'Halden', country: 'NO' },
      });
    const order = await kari.drafted(
      Array.from({ length: projectLines }, (_, index) => homeOffice(index + 1)),
      { orderType: 'PROJECT' },
    );
    await kari.on(order, 'runAvailabilityChecks');
    await portal.answers();
    const checked = await kari.order(order);
    expect(checked['lines'].filter(({ availabilityCheck }: Said) => availabilityCheck.colour === 'GREEN')).toHaveLength(projectLines);
    expect(await kari.on(checked, 'addOrderLine', { line: homeOffice(99) })).toMatchObject({ code: 'LINE_LIMIT', ruleId: 'O-19' });
    expect(refusedBy(await kari.on(checked['lines'][2], 'updateOrderLine', { line: { productCode: 'SHDSL' } }))).toContain('O-18');
    expect(await kari.on(checked['lines'][2], 'holdAppointmentSlot', { slotStart: '2025-10-21T06:00:00Z' })).toMatchObject({
      code: 'BOOKING_NOT_ALLOWED',
    });
    const sent = await kari.on(checked, 'submitOrder');
    expect(sent['order'].lines.map(({ status }: Said) => status)).toEqual(Array.from({ length: projectLines }, () => 'COMMITTED'));
    await colleague.hears('ORDER', 'COMMITTED');
    for (const one of sent['order'].lines.slice(0, -1)) {
      await systems.step('registerOrderLine', { id: one.id, expectedVersion: one.version, customerOrderId: `C-${one.lineNo}` });
      await systems.step('startOrderLine', { id: one.id, expectedVersion: one.version + 1 });
    }
    await colleague.hears('ORDER', 'IN_PROCESS');
    await agent.onLine(order, 'markOrderLineIncomplete', { comment: 'The entrance is missing' }, projectLines - 1);
    await colleague.hears('ORDER', 'INCOMPLETE');
    expect((await kari.order(order))['status']).toBe('INCOMPLETE');
    await kari.onLine(order, 'updateOrderLine', { line: { address: { ...homeOffice(50)['address'], entrance: 'B' } } }, projectLines - 1);
    await kari.onLine(order, 'setOrderLineCustomerUpdate', {}, projectLines - 1);
    await colleague.hears('ORDER', 'CUSTOMER_UPDATE');
    await agent.onLine(order, 'resumeOrderLine', {}, projectLines - 1);
    await colleague.hears('ORDER', 'IN_PROCESS');
  });
});
