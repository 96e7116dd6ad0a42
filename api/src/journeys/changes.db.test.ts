import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { line } from './order-line.testing.ts';
import { openPortal, type Portal } from './portal.testing.ts';
import { refusedBy, type Listener, type Program, type Said } from './program.testing.ts';

const morning = '2025-10-21T06:00:00.000Z';
const stages = [
  ['ORDERED', 'startOrderLine'],
  ['DESIGN', 'designOrderLine'],
  ['READY', 'readyOrderLine'],
  ['FIELD_SERVICE', 'scheduleOrderLine'],
  ['TEST', 'testOrderLine'],
  ['DELIVERY', 'deliverOrderLine'],
  ['', 'confirmDelivery'],
  ['FINISHED', 'finishOrderLine'],
] as const;

describe('a program with an API key changes, cancels, terminates and takes over', () => {
  let portal: Portal;
  let kari: Program;
  let elsa: Program;
  let agent: Program;
  let systems: Program;
  let colleague: Listener;
  beforeAll(async () => {
    portal = await openPortal();
    ({ kari, elsa, agent, systems, colleague } = portal);
  });
  afterAll(() => portal.close());
  beforeEach(() => portal.begin());

  const check = async (order: Said): Promise<void> => {
    await kari.onLine(order, 'runAvailabilityCheck');
    await portal.answers();
  };
  const book = async (order: Said): Promise<void> => {
    expect(await kari.onLine(order, 'holdAppointmentSlot', { slotStart: morning })).toMatchObject({ __typename: 'OrderPayload' });
    await kari.on((await kari.line(order))['appointments'][0], 'confirmAppointment');
  };
  const submitted = async (order: Said): Promise<Said> => {
    const answer = await kari.onOrder(order, 'submitOrder');
    expect(answer).toMatchObject({ order: { status: 'COMMITTED' } });
    return answer['order'];
  };
  /** Checked, booked and sent. */
  const sent = async (changes: Said = {}): Promise<Said> => {
    const order = await kari.drafted([line(changes)]);
    await check(order);
    await book(order);
    return submitted(order);
  };
  const register = (order: Said): Promise<Said> => systems.onLine(order, 'registerOrderLine', { customerOrderId: 'C-1' });
  const walk = async (order: Said, status: (typeof stages)[number][0]): Promise<void> => {
    for (const [reached, move] of stages) {
      const more = move === 'scheduleOrderLine' ? { agreedDate: '2025-10-21' } : {};
      expect(await agent.onLine(order, move, more)).toMatchObject({ __typename: 'OrderPayload' });
      if (reached === status) return;
    }
  };
  const moveOf = async (order: Said, name: string): Promise<Said> =>
    (await kari.line(order))['availableMoves'].find((move: Said) => move['name'] === name);

  it('J-06 a change of ISP', async () => {
    const takeover = {
      previousProduct: 'OA_SHARED',
      losingOperator: 'Ostkust Tele',
      existingPhoneNumber: '69170001',
      authorisationGivenBy: 'Nils Nilsen',
      ownerVerified: true,
    };
    const shared = line({ productCode: 'OA_SHARED', attributes: { equipment: 'FILTERS' }, requestedDate: '2025-10-16' });
    const order = await kari.drafted([{ ...shared, takeover }]);
    expect(order).toMatchObject({ action: 'CHANGE_ISP', lines: [{ firstValidDate: '2025-10-17' }] });
    await check(order);
    const early = await kari.onOrder(order, 'submitOrder');
    expect(early['problems'].map(({ code }: Said) => code as string)).toEqual(
      expect.arrayContaining(['AUTHORISATION_REQUIRED', 'REQUESTED_DATE_TOO_EARLY']),
    );
    const full = await kari.drafted([{ ...shared, productCode: 'OA_FULL', attributes: { equipment: 'NEW_SOCKET' }, takeover }]);
    const [first] = (await kari.onOrder(full, 'submitOrder'))['problems'].filter(({ ruleId }: Said) => ruleId === 'ISP-03');
    expect(first).toMatchObject({ code: 'ACCESS_TYPE_CHANGE', hint: expect.stringMatching(/convert|conversion/i) });
    const preview = async (from: string, to: string): Promise<Said> =>
      (
        await kari.ask<Said>(
          'query P($from: String!, $to: String!) { takeoverPreview(previousProduct: $from, newProduct: $to) { firstValidDate minDays needsTechnician reason } }',
          { from, to },
        )
      )['takeoverPreview'];
    expect(await preview('OA_SHARED', 'SHDSL')).toMatchObject({ firstValidDate: '2025-10-22', minDays: 21, needsTechnician: true });
    expect(await preview('RETAIL_ADSL', 'WHOLESALE_ADSL_SHARED')).toMatchObject({ firstValidDate: '2025-10-17', needsTechnician: false });

    const whole = { ...takeover, authorisationReference: 'NRDB-2025-6', aegServices: ['EXTRA_SOCKET'] };
    await kari.onLine(order, 'updateOrderLine', { line: { requestedDate: '2025-10-17', takeover: whole } });
    expect(await kari.onOrder(order, 'submitOrder')).toMatchObject({ code: 'BOOKING_REQUIRED' });
    await book(order);
    await submitted(order);
    await colleague.hears('ORDER_LINE', 'COMMITTED');
    expect(await moveOf(order, 'cancelOrderLine')).toMatchObject({ allowed: false, blockedBy: [{ ruleId: 'ISP-17' }] });
    const refused = await kari.onLine(order, 'cancelOrderLine');
    expect(refused).toMatchObject({
      code: 'USE_SERVICE_REQUEST',
      instead: { area: 'DELIVERY', topic: 'CANCELLATION', reference: order['number'] },
    });
    const asked = await kari.do('createServiceRequest', {
      objectId: order['id'],
      area: 'DELIVERY',
      subArea: 'OPERATOR_ACCESS',
      topic: 'CANCELLATION',
      description: 'The end user has changed his mind.',
    });
    expect(asked).toMatchObject({ serviceRequest: { area: 'DELIVERY', topic: 'CANCELLATION', linkedObject: { id: order['id'] } } });

    const unbooked = await kari.drafted([line({ takeover: { ...whole, previousProduct: 'RETAIL_ADSL', aegServices: [] } })]);
    await check(unbooked);
    expect((await kari.line(unbooked))['booking']).toMatchObject({ need: 'NOT_POSSIBLE' });
    await submitted(unbooked);
  });

  it('J-07 incomplete, reopened, cancelled, forgotten', async () => {
    const order = await sent();
    await register(order);
    await agent.onLine(order, 'markOrderLineIncomplete', { comment: 'The floor is missing' });
    await colleague.hears('ORDER_LINE', 'INCOMPLETE');
    expect((await portal.mailsAbout(order)).filter((text) => text.includes('The floor is missing'))).toHaveLength(1);
    const needsMe = await kari.ask<Said>('{ orders(first: 5, filter: { needsMe: true }) { nodes { id } } }');
    expect(needsMe['orders'].nodes).toContainEqual({ id: order['id'] });
    const offered = (await kari.line(order))['availableMoves'] as Said[];
    const statusMoves = offered.filter(({ to }) => to.some((status: string) => !['INCOMPLETE', 'CANCELLED'].includes(status)));
    expect(statusMoves.map(({ name }) => name as string)).toEqual(['setOrderLineCustomerUpdate']);
    await kari.onLine(order, 'updateOrderLine', { line: { contactName: 'Nina Nilsen' } });
    await kari.onLine(order, 'setOrderLineCustomerUpdate');
    await agent.onLine(order, 'resumeOrderLine');
    await colleague.hears('ORDER_LINE', 'REGISTERED');
    expect(await kari.line(order)).toMatchObject({ status: 'REGISTERED', customerOrderId: 'C-1' });

    await walk(order, 'DESIGN');
    await kari.onLine(order, 'reopenOrderLine');
    await colleague.hears('ORDER_LINE', 'NEW');
    await kari.onLine(order, 'updateOrderLine', { line: { attributes: { speedKbps: '16000', equipment: 'OWN_MODEM' } } });
    expect(refusedBy(await kari.onOrder(order, 'submitOrder'))).toContain('K-02');
    await check(order);
    const again = await submitted(order);
    expect(again['lines'][0]).toMatchObject({ revision: 1, status: 'COMMITTED' });
    const told = again['history'].find(
      ({ move, objectType, changes }: Said) => move === 'submitOrder' && objectType === 'ORDER_LINE' && changes !== null,
    );
    expect(told.changes.attributes).toEqual([
      { speedKbps: '8000', equipment: 'OWN_MODEM' },
      { speedKbps: '16000', equipment: 'OWN_MODEM' },
    ]);
    await register(order);
    await walk(order, 'FIELD_SERVICE');
    const reopen = await moveOf(order, 'reopenOrderLine');
    expect(reopen).toMatchObject({
      allowed: false,
      blockedBy: [{ code: expect.any(String) }],
      serviceRequest: { topic: 'NEW_DELIVERY_DATE' },
    });

    const other = await sent({ endUser: { kind: 'PRIVATE', name: 'Olga Olsen', birthDate: '1970-01-31' } });
    await register(other);
    await walk(other, 'DESIGN');
    expect(await moveOf(other, 'cancelOrderLine')).toMatchObject({ allowed: true, cost: { tier: 'WORK_STARTED' } });
    await kari.onLine(other, 'cancelOrderLine');
    expect(await kari.line(other)).toMatchObject({
      status: 'CANCELLED',
      cancelledBy: 'CUSTOMER',
      cancellationFeeTier: 'WORK_STARTED',
      statusCode: null,
    });

    const forgotten = await kari.drafted([line()]);
    await portal.comes('2025-10-14');
    expect(await kari.line(forgotten)).toMatchObject({
      status: 'NEW',
      willBeCancelledOn: '2025-10-15',
      ballInCourt: { dueAt: '2025-10-14' },
    });
    await portal.comes('2025-10-15');
    expect(await kari.order(forgotten)).toMatchObject({ status: 'CANCELLED', lines: [{ cancelledBy: 'SYSTEM' }] });
    expect(await portal.mailsAbout(forgotten)).toHaveLength(1);
  });

  it('J-08 O-23 a new line for somebody who moves leads to the move of what is installed, which is terminated later', async () => {
    const address = { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: 12, postcode: '1788', city: 'Halden', country: 'NO' };
    const endUser = { kind: 'PRIVATE', name: 'Tone Tangen', birthDate: '1965-05-05' };
    const order = await sent({ address, endUser });
    await register(order);
    await walk(order, 'FINISHED');
    const products =
      '{ installedProducts(first: 20) { nodes { id status circuitNumber terminatesOn endUser { name } address { singleLine } } } }';
    const installed = async (): Promise<Said> =>
      (await kari.ask<Said>(products))['installedProducts'].nodes.find(({ endUser: { name } }: Said) => name === 'Tone Tangen');
    const circuit = await installed();
    expect(circuit).toMatchObject({ status: 'ACTIVE' });
    const preview = `query P($number: String!) { terminationPreview(number: $number, requestedDate: "2025-10-10") { effectiveDate noticeDays notice
      installedProduct { id } problems { ruleId } } }`;
    const shown = (await kari.ask<Said>(preview, { number: circuit['circuitNumber'] }))['terminationPreview'];
    expect(shown).toMatchObject({ effectiveDate: '2025-10-31', noticeDays: 30, installedProduct: { id: circuit['id'] }, problems: [] });
    expect(shown.notice).toContain('Nordlys Nett');
    const elsewhere = line({ address: { ...address, houseNumber: 14 }, endUser });
    const anew = await kari.drafted([elsewhere]);
    expect(refusedBy(await kari.onOrder(anew, 'submitOrder'))).toContain('O-23');
    await kari.onLine(anew, 'updateOrderLine', { line: { isMoving: true } });
    expect(refusedBy(await kari.onOrder(anew, 'submitOrder'))).toContain('O-23');
    const { circuitToMove } = await kari.line(anew);
    expect(circuitToMove).toEqual({ id: circuit['id'], circuitNumber: circuit['circuitNumber'] });
    const modify = { kind: 'MOVE', installedProductId: circuitToMove.id };
    const { productCode: _product, attributes: _attributes, endUser: _endUser, ...typed } = elsewhere;
    const moving = await kari.drafted([{ ...typed, modify }]);
    expect(moving).toMatchObject({
      action: 'MODIFY',
      lines: [{ product: { code: 'WHOLESALE_ADSL_SHARED' }, endUser: { name: 'Tone Tangen' } }],
    });
    await check(moving);
    await book(moving);
    await submitted(moving);
    await register(moving);
    await walk(moving, 'FINISHED');
    expect(await installed()).toMatchObject({
      id: circuit['id'],
      status: 'ACTIVE',
      address: { singleLine: expect.stringContaining('Prøvegata 14') },
    });

    const termination = { number: circuit['circuitNumber'], scope: 'WHOLE' };
    for (const [by, number] of [
      [kari, 'C0000000000'],
      [elsa, termination.number],
    ] as const) {
      const answer = await by.do('createOrder', { lines: [{ requestedDate: '2025-10-10', termination: { ...termination, number } }] });
      expect(answer).toMatchObject({ code: 'NOT_FOUND', ruleId: 'TER-06' });
    }
    const ending = await kari.drafted([{ requestedDate: '2025-10-10', termination }]);
    expect(ending).toMatchObject({ action: 'TERMINATE', lines: [{ termination: { effectiveDate: '2025-10-31' } }] });
    await submitted(ending);
    await register(ending);
    expect(await installed()).toMatchObject({ status: 'PENDING_TERMINATION', terminatesOn: '2025-10-31' });
    await walk(ending, 'FINISHED');
    await portal.comes('2025-10-30');
    expect(await installed()).toMatchObject({ status: 'PENDING_TERMINATION' });
    await portal.comes('2025-10-31');
    expect(await installed()).toMatchObject({ status: 'TERMINATED' });
  });
});
