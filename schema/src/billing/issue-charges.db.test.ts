import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundShopper } from '../packages/package.testing.ts';
import { newId } from '../ids.ts';
import { call as callOrder, goodLine, moveLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const fields = `fragment I on Invoice { id number kid version status periodFrom periodTo customerInvoiceRef total { amountMinor currency } outstanding { amountMinor }
  lines { text quantity total { amountMinor } orderLine { id } } }`;

describe('issuing what is to be billed', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const call = async (userId: string, name: string, input: Record<string, unknown>): Promise<Answer> => {
    const document = `${fields} mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename
      ... on InvoicePayload { invoice { ...I } replayed } ... on Refusal { code ruleId path problems { ruleId path objectId } } } }`;
    return (await desk.run(userId, document, { input: { idempotencyKey: freshKey(), ...input } }))[name] as Answer;
  };
  const issue = (input: Record<string, unknown>, userId = people.billing) => call(userId, 'issueInvoiceFromCharges', input);
  const openOf = async (userId: string, organisationId: string | null, until: string | null = null): Promise<Answer | null> =>
    (
      await desk.run(
        userId,
        'query Q($id: ID, $until: Date) { openCharges(organisationId: $id, until: $until) { totalCount total { amountMinor currency } nodes { id kind text amount { amountMinor } orderLine { id } } } }',
        {
          id: organisationId,
          until,
        },
      )
    )['openCharges'] as Answer | null;
  const charge = async (organisationId: string, amountMinor: number | null, incurredOn = '2025-10-01'): Promise<string> => {
    const id = newId('InvoiceCharge');
    const row = { kind: 'WASTED_VISIT', productCode: 'SHDSL', reference: 'O-1', currency: 'NOK', createdAt: desk.clock.now() } as const;
    await desk.database.db.invoiceCharge.create({ data: { id, once: id, organisationId, amountMinor, incurredOn, ...row } });
    return id;
  };

  it('INV-01 bills a delivery: its charges become lines, name the order, and are open no more', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine()], { customerInvoiceRef: 'Prosjekt 7' });
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    const open = await openOf(people.billing, people.north.id);
    expect(open).toMatchObject({ totalCount: 2, total: { amountMinor: 939_00, currency: 'NOK' } });
    const { invoice } = await issue({ organisationId: people.north.id });
    const orderLine = { id: order['lines'][0].id };
    expect(invoice).toMatchObject({
      status: 'ISSUED',
      periodFrom: '2025-10-01',
      periodTo: '2025-10-01',
      customerInvoiceRef: 'Prosjekt 7',
      total: { amountMinor: 939_00, currency: 'NOK' },
      outstanding: { amountMinor: 939_00 },
      lines: [
        { quantity: 1, total: { amountMinor: 790_00 }, orderLine },
        { quantity: 1, total: { amountMinor: 149_00 }, orderLine },
      ],
    });
    expect(invoice.lines[0].text).toContain(order['number']);
    expect(await openOf(people.billing, people.north.id)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await issue({ organisationId: people.north.id })).toMatchObject({ code: 'VALIDATION', path: '/periodTo' });
  });

  it('M-15 puts nothing on an invoice for an order cancelled in time, by charges or by hand', async () => {
    const shopper = people.north.id;
    const order = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, order['id'], 'REGISTERED');
    await moveLine(desk, people.kari, order['id'], 'cancelOrderLine');
    expect(await openOf(people.billing, shopper)).toMatchObject({ totalCount: 0 });
    const line = { text: 'Etablering', quantity: 1, unitAmountMinor: 790_00, orderLineId: order['lines'][0].id };
    expect(await call(people.billing, 'issueInvoice', { organisationId: shopper, lines: [line] })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'M-15',
      path: '/lines/0/orderLineId',
    });
  });

  it('M-15 M-22 bills the visit in vain of an order that is cancelled in time afterwards, and nothing else of it', async () => {
    const address = { purpose: 'DELIVERY', street: 'Målgata', houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' };
    const endUser = { kind: 'PRIVATE', name: 'Olga Olsen', birthDate: '1970-01-31' };
    const { id } = await sentOrder(desk, people.elsa, [goodLine({ address, endUser, contactPhone: '91234599' })]);
    await walkTo(desk, people.agent, id, 'REGISTERED');
    const slot = { slotStart: '2025-10-02T06:00:00.000Z', slotEnd: '2025-10-02T10:00:00.000Z' };
    await moveLine(desk, people.agent, id, 'recordAppointment', slot);
    const visit = await desk.database.db.appointment.findFirstOrThrow({ where: { orderLine: { orderId: id } } });
    const report = { id: visit.id, expectedVersion: visit.version, outcome: 'NOBODY_HOME', chargeWastedVisit: true };
    await callOrder(desk, people.agent, 'reportVisit', report);
    await moveLine(desk, people.elsa, id, 'cancelOrderLine');
    const { lines } = (await issue({ organisationId: people.east.id }))['invoice'] as Answer;
    expect(lines).toMatchObject([{ text: expect.stringContaining('Resultatlöst besök'), orderLine: { id: visit.orderLineId } }]);
    const byHand = { text: 'Rental', quantity: 1, unitAmountMinor: 100, orderLineId: visit.orderLineId };
    expect(await call(people.billing, 'issueInvoice', { organisationId: people.east.id, lines: [byHand] })).toMatchObject({
      ruleId: 'M-15',
    });
  });

  it('INV-01 takes each charge into one invoice, however many issue at the same moment', async () => {
    const { organisationId } = await foundShopper(desk, 'samtidig');
    for (const amount of [100, 250, 50]) await charge(organisationId, amount);
    const key = freshKey();
    const answers = await Promise.all([
      issue({ organisationId }),
      issue({ organisationId }),
      issue({ organisationId, idempotencyKey: key }),
    ]);
    const invoices = await desk.database.db.invoice.findMany({ where: { organisationId }, include: { charges: true } });
    expect(answers.filter(({ invoice }) => invoice !== undefined)).toHaveLength(1);
    expect(invoices.map(({ totalMinor, charges }) => [totalMinor, charges.length])).toEqual([[400, 3]]);
  });

  it('INV-01 adds free lines, leaves out what is to wait, and keeps to the period', async () => {
    const { organisationId, userId } = await foundShopper(desk, 'utvalg');
    const [first, taken, later] = [
      await charge(organisationId, 100, '2025-09-30'),
      await charge(organisationId, 200),
      await charge(organisationId, 400),
    ];
    await charge(organisationId, 800, '2025-10-02');
    const lines = [{ text: 'Porto', quantity: 2, unitAmountMinor: 30 }];
    const { invoice } = await issue({ organisationId, periodFrom: '2025-10-01', only: [taken], lines });
    expect(invoice).toMatchObject({ total: { amountMinor: 260 }, periodFrom: '2025-10-01', periodTo: '2025-10-01' });
    expect(await issue({ organisationId, only: [first, taken] })).toMatchObject({ code: 'VALIDATION', problems: [{ path: '/only/1' }] });
    expect((await openOf(userId, null))?.['nodes'].map(({ id }: Answer) => id)).toEqual([first, later]);
    expect(await openOf(userId, null, '2025-10-02')).toMatchObject({ totalCount: 3 });
  });

  it('INV-01 asks for the price of what has none, and changes no other', async () => {
    const { organisationId } = await foundShopper(desk, 'uten');
    const [unpriced, priced] = [await charge(organisationId, null), await charge(organisationId, 100)];
    expect(await issue({ organisationId })).toMatchObject({ code: 'VALIDATION', problems: [{ path: '/prices', objectId: unpriced }] });
    const prices = [
      { chargeId: unpriced, amountMinor: 70 },
      { chargeId: priced, amountMinor: 1 },
    ];
    expect(await issue({ organisationId, prices })).toMatchObject({ problems: [{ path: '/prices/1/chargeId' }] });
    expect((await issue({ organisationId, prices: prices.slice(0, 1) }))['invoice'].total).toMatchObject({ amountMinor: 170 });
    const kept = await desk.database.db.invoiceCharge.findUniqueOrThrow({ where: { id: unpriced } });
    expect(kept.amountMinor).toBe(70);
  });

  it('G-06 tries an invoice out without issuing it', async () => {
    const { organisationId } = await foundShopper(desk, 'prøve');
    await charge(organisationId, 100);
    expect(await issue({ organisationId, dryRun: true })).toMatchObject({ __typename: 'InvoicePayload', invoice: null });
    expect(await openOf(people.billing, organisationId)).toMatchObject({ totalCount: 1 });
  });

  it('INV-06 finds the invoice of a payment by its KID', async () => {
    const { organisationId } = await foundShopper(desk, 'betaler');
    await charge(organisationId, 500);
    const { kid, id } = (await issue({ organisationId }))['invoice'] as Answer;
    expect(kid).toMatch(/^\d{10}$/);
    const pay = (input: Record<string, unknown>, userId = people.system) =>
      call(userId, 'recordPaymentByKid', { kid, amountMinor: 200, ...input });
    const spaced = `${String(kid).slice(0, 4)} ${String(kid).slice(4)}`;
    expect((await pay({ kid: spaced }))['invoice']).toMatchObject({ id, status: 'PARTIALLY_PAID', outstanding: { amountMinor: 300 } });
    const key = freshKey();
    await Promise.all([pay({ amountMinor: 300, idempotencyKey: key }), pay({ amountMinor: 300, idempotencyKey: key })]);
    expect(await desk.database.db.payment.count({ where: { invoiceId: id } })).toBe(2);
    expect(await pay({ kid: '12345675' })).toMatchObject({ code: 'VALIDATION', ruleId: 'INV-06', path: '/kid' });
    expect(await pay({ kid: '12345674' })).toMatchObject({ code: 'NOT_FOUND', path: '/kid' });
    for (const other of [people.agent, people.ola, people.kari]) expect(await pay({}, other)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('INV-07 shows what is open to its customer and to billing, and lets billing alone issue it', async () => {
    const { organisationId, userId } = await foundShopper(desk, 'innsyn');
    await charge(organisationId, 100);
    const seen = await openOf(userId, null);
    expect(seen).toMatchObject({ totalCount: 1 });
    expect(await openOf(userId, organisationId)).toEqual(seen);
    expect(await openOf(people.ola, organisationId)).toBeNull();
    expect(await openOf(people.ola, 'org_unknown')).toBeNull();
    for (const user of [people.kari, people.agent, people.warehouse])
      await expect(openOf(user, organisationId)).rejects.toThrow('invoices');
    for (const user of [userId, people.ola, people.sales, people.superuser])
      expect(await issue({ organisationId }, user)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await issue({ organisationId: people.carrier.id })).toMatchObject({ path: '/organisationId' });
    const toBill = async (user: string): Promise<Answer[]> =>
      (await desk.run(user, '{ customersToBill { organisation { id } openCharges } }'))['customersToBill'];
    expect(await toBill(people.billing)).toContainEqual({ organisation: { id: organisationId }, openCharges: 1 });
    expect(await toBill(userId)).toEqual([]);
    await expect(toBill(people.agent)).rejects.toThrow('invoices');
  });
});
