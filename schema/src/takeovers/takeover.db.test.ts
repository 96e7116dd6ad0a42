import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstalledProduct, Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { contradictionsIn } from '../contradictions.testing.ts';
import { newId } from '../ids.ts';
import { call, goodLine, moveLine, newOrder, readOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { takeDown } from '../portfolio/portfolio.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { takenProduct, takeoverLine } from './takeover.testing.ts';

describe('a change of ISP', () => {
  let desk: Desk;
  let people: People;
  let next = 0;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const number = () => String(69_170_000 + ++next);
  const submit = (order: Answer, user = people.kari): Promise<Answer> =>
    call(desk, user, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
  const take = (phone: string, user = people.kari): Promise<Answer> => sentOrder(desk, user, [takeoverLine(phone)]);
  const finish = (order: Answer): Promise<void> => walkTo(desk, people.agent, order['id'], 'FINISHED');
  const product = (id: string): Promise<Answer> => desk.database.db.installedProduct.findUniqueOrThrow({ where: { id } });
  const gainedBy = (order: Answer): Promise<Answer> =>
    desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: order['id'] } } });

  it('ISP-01 ISP-13 is an order of its own, placed by whom the end user comes to', async () => {
    const order = await newOrder(desk, people.kari, [takeoverLine(number(), { newEndUser: { kind: 'PRIVATE', name: 'Kari Ny' } })]);
    const document = `query Q($id: ID!) { order(id: $id) { action lines { firstValidDate takeover { previousProduct { code } losingOperator
      existingPhoneNumber authorisationReference authorisationGivenBy ownerVerified newEndUser { kind name } aegServices } } } }`;
    expect((await desk.run(people.kari, document, { id: order['id'] }))['order']).toEqual({
      action: 'CHANGE_ISP',
      lines: [
        {
          firstValidDate: '2025-10-17',
          takeover: {
            previousProduct: { code: 'WHOLESALE_ADSL_SHARED' },
            losingOperator: 'Ostkust Tele',
            existingPhoneNumber: String(69_170_000 + next),
            authorisationReference: 'NRDB-2025-1',
            authorisationGivenBy: 'Nils Nilsen',
            ownerVerified: true,
            newEndUser: { kind: 'PRIVATE', name: 'Kari Ny' },
            aegServices: [],
          },
        },
      ],
    });
  });

  it('ISP-01 takes over nobody from the own organisation', async () => {
    const refusal = await call(desk, people.kari, 'createOrder', { lines: [takeoverLine(number(), { losingOperator: 'nordlys  nett' })] });
    expect(refusal).toMatchObject({ code: 'VALIDATION', ruleId: 'ISP-01', path: '/lines/0/takeover/losingOperator' });
  });

  it('ISP-09 knows what the end user can have had', async () => {
    const refusal = await call(desk, people.kari, 'createOrder', { lines: [takeoverLine(number(), { previousProduct: 'DIAL_UP' })] });
    expect(refusal).toMatchObject({ code: 'VALIDATION', ruleId: 'ISP-09', path: '/lines/0/takeover/previousProduct' });
  });

  it('O-33 is one line of a standard order, from the beginning', async () => {
    const project = await call(desk, people.kari, 'createOrder', { lines: [takeoverLine(number())], orderType: 'PROJECT' });
    expect(project).toMatchObject({ code: 'VALIDATION', ruleId: 'O-33', path: '/orderType' });
    const order = await newOrder(desk, people.kari);
    const late = await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { takeover: { losingOperator: 'X' } } });
    expect(late).toMatchObject({ ruleId: 'O-33', path: '/line/takeover' });
  });

  it('ISP-18 ISP-12 is not sent without its authorisation, and the carrier learns nothing of it', async () => {
    const order = await newOrder(desk, people.kari, [takeoverLine(number(), { authorisationReference: null })]);
    expect((await submit(order))['problems']).toMatchObject([{ code: 'AUTHORISATION_REQUIRED', ruleId: 'ISP-12' }]);
    expect(await readOrder(desk, people.kari, order['id'])).toMatchObject({ status: 'NEW', submittedAt: null });
    expect(await readOrder(desk, people.agent, order['id'])).toBeNull();
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line: { takeover: { authorisationReference: 'NRDB-7' } } });
    expect(await submit(await readOrder(desk, people.kari, order['id']))).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
  });

  it('ISP-15 says when it can be at the earliest', async () => {
    const order = await newOrder(desk, people.kari, [{ ...takeoverLine(number()), requestedDate: '2025-10-16' }]);
    expect(await submit(order)).toMatchObject({ code: 'REQUESTED_DATE_TOO_EARLY', ruleId: 'ISP-15', firstValidDate: '2025-10-17' });
  });

  it('ISP-17 M-07 is cancelled by a button while new, and by a service request once sent', async () => {
    const draft = await newOrder(desk, people.kari, [takeoverLine(number())]);
    expect(await moveLine(desk, people.kari, draft['id'], 'cancelOrderLine')).toMatchObject({ lines: [{ status: 'CANCELLED' }] });
    const order = await take(number());
    const serviceRequest = { area: 'DELIVERY', topic: 'CANCELLATION', reference: order['number'] };
    expect(await moveLine(desk, people.kari, order['id'], 'cancelOrderLine')).toMatchObject({
      code: 'USE_SERVICE_REQUEST',
      serviceRequest,
    });
    const moves: Answer[] = order['lines'][0].availableMoves;
    expect(moves.find(({ name }) => name === 'cancelOrderLine')).toMatchObject({ allowed: false, blockedBy: [{ ruleId: 'ISP-17' }] });
  });

  it('M-07 counts a reopened change of ISP as sent', async () => {
    const order = await take(number());
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    expect(await moveLine(desk, people.kari, order['id'], 'cancelOrderLine')).toMatchObject({
      code: 'USE_SERVICE_REQUEST',
      ruleId: 'ISP-17',
    });
  });

  it('D-23 O-31 restores what it said, and shows the carrier what was sent, when a reopening is undone', async () => {
    const order = await take(number());
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    await moveLine(desk, people.kari, order['id'], 'updateOrderLine', {
      line: { takeover: { losingOperator: 'Vestnett', ownerVerified: false, existingPhoneNumber: null } },
    });
    const said = async (user: string) =>
      (
        await desk.run(
          user,
          'query Q($id: ID!) { order(id: $id) { lines { takeover { losingOperator ownerVerified existingPhoneNumber } } } }',
          {
            id: order['id'],
          },
        )
      )['order'].lines[0].takeover;
    const sent = { losingOperator: 'Ostkust Tele', ownerVerified: true, existingPhoneNumber: String(69_170_000 + next) };
    expect(await said(people.agent)).toEqual(sent);
    expect(await said(people.kari)).toEqual({ losingOperator: 'Vestnett', ownerVerified: false, existingPhoneNumber: null });
    await moveLine(desk, people.kari, order['id'], 'undoReopenOrderLine');
    expect(await said(people.kari)).toEqual(sent);
  });

  it('ISP-19 CAT-14 ends what the losing organisation had on the day the taking one’s begins', async () => {
    const phone = number();
    const losing = await takenProduct(desk, people, phone);
    const order = await take(phone);
    await finish(order);
    const gained = await gainedBy(order);
    expect(await product(losing)).toMatchObject({ organisationId: people.east.id, status: 'TERMINATED', terminatesOn: '2025-10-01' });
    expect(gained).toMatchObject({ organisationId: people.north.id, status: 'ACTIVE', activeFrom: '2025-10-01', phoneNumber: phone });
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] } });
    expect(line).toMatchObject({ status: 'FINISHED', postedAt: expect.any(Date) as Date });
    expect(await contradictionsIn(desk.database.db)).toEqual([]);
  });

  describe('of a line of its own, which no phone number names', () => {
    const full = 'WHOLESALE_ADSL_FULL';
    const asked = goodLine()['address'] as Record<string, unknown>;
    let door = 0;
    /** A place of a test's own, and what stands there for Nils. */
    async function there(changes: Partial<InstalledProduct> = {}): Promise<{ losing: string; address: Record<string, unknown> }> {
      const address = { ...asked, floor: String(++door) };
      const row = { id: newId('Address'), idKind: 'STREET', ...address } as Prisma.AddressCreateManyInput;
      await desk.database.db.address.createMany({ data: row });
      const nils = { endUserKind: 'PRIVATE', endUserName: 'NILS NILSEN', endUserBirthDate: '1980-12-31' } as const;
      const losing = await takenProduct(desk, people, null, { productCode: full, addressId: row.id, ...nils, ...changes });
      return { losing, address };
    }
    const taking = (address: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
      ...takeoverLine('', { previousProduct: full, existingPhoneNumber: null }),
      ...{ productCode: full, addOns: ['LINE_RENTAL'], address },
      ...more,
    });
    const afterTaking = async (losing: string, line: Record<string, unknown>): Promise<string> => {
      await finish(await sentOrder(desk, people.kari, [line]));
      return (await product(losing))['status'] as string;
    };

    it('ISP-19 ISP-11 ends what the same end user has at the exact address', async () => {
      const { losing, address } = await there();
      expect(await afterTaking(losing, taking(address))).toBe('TERMINATED');
    });

    it('ISP-19 ISP-14 knows it by whose it was, whoever gets the line', async () => {
      const { losing, address } = await there();
      const newEndUser = { kind: 'PRIVATE', name: 'Kari Ny', birthDate: '1990-05-05' };
      const line = taking(address);
      expect(await afterTaking(losing, { ...line, takeover: { ...(line['takeover'] as object), newEndUser } })).toBe('TERMINATED');
    });

    it.each([
      ['another person there', { endUserBirthDate: '1980-12-30' }, {}],
      ['another kind of product', { productCode: 'SHDSL' }, {}],
      ['another line into the same home', { accessLineNumber: '4717880111' }, { accessLineNumber: '4717880222' }],
    ] as const)('ISP-19 leaves alone %s', async (_what, held, said) => {
      const { losing, address } = await there(held);
      expect(await afterTaking(losing, taking(address, said))).toBe('ACTIVE');
    });

    it('ISP-19 leaves alone the same person’s at another door, and both where two would do', async () => {
      const [here, beside] = [await there(), await there()];
      expect(await afterTaking(beside.losing, taking(here.address))).toBe('ACTIVE');
      const { losing, address } = await there();
      const { addressId } = await product(losing);
      const nils = { endUserKind: 'PRIVATE', endUserName: 'Nils Nilsen', endUserBirthDate: '1980-12-31' } as const;
      const twin = await takenProduct(desk, people, null, { productCode: full, addressId, ...nils });
      expect([await afterTaking(losing, taking(address)), (await product(twin))['status']]).toEqual(['ACTIVE', 'ACTIVE']);
    });
  });

  it('ISP-19 writes both organisations’ logs in one transaction', async () => {
    const phone = number();
    const losing = await takenProduct(desk, people, phone);
    const order = await take(phone);
    await finish(order);
    const gained = await gainedBy(order);
    const events = await desk.database.db.statusEvent.findMany({
      where: { objectId: { in: [losing, gained['id']] } },
      orderBy: { id: 'asc' },
    });
    const [, ended, begun] = [
      ...events.filter(({ objectId }) => objectId === losing),
      ...events.filter(({ objectId }) => objectId !== losing),
    ];
    expect(ended).toMatchObject({ organisationId: people.east.id, toStatus: 'TERMINATED', comment: 'Slutkunden har bytt operatör.' });
    expect(begun).toMatchObject({ organisationId: people.north.id, toStatus: 'ACTIVE' });
    expect(ended?.transactionId).toBe(begun?.transactionId);
  });

  it('ISP-14 delivers to the new end user where the order names one', async () => {
    const newEndUser = { kind: 'PRIVATE', name: 'Kari Ny', birthDate: '1990-05-05' };
    const order = await sentOrder(desk, people.kari, [takeoverLine(number(), { newEndUser })]);
    await finish(order);
    expect(await gainedBy(order)).toMatchObject({ endUserName: 'Kari Ny', endUserBirthDate: '1990-05-05' });
  });

  it('ISP-19 leaves alone what is not the product the order names, and what is one’s own', async () => {
    const phone = number();
    const other = await takenProduct(desk, people, phone, { productCode: 'PSTN' });
    const own = await takenProduct(desk, people, phone, { organisationId: people.north.id });
    await finish(await take(phone));
    expect([await product(other), await product(own)]).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
  });

  it('ISP-19 finishes where the product is gone meanwhile, and tells the desk alone', async () => {
    const phone = number();
    const losing = await takenProduct(desk, people, phone);
    const order = await take(phone);
    await takeDown(desk.context, losing);
    await finish(order);
    const gained = await gainedBy(order);
    const { circuitNumber } = await product(losing);
    const notes = await desk.database.db.statusEvent.findMany({ where: { objectId: gained['id'], kind: 'UPDATED' } });
    expect(notes).toMatchObject([
      { organisationId: people.carrier.id, customerVisible: false, comment: expect.stringContaining(circuitNumber) as string },
    ]);
    expect(await contradictionsIn(desk.database.db)).toEqual([]);
  });

  it('ISP-19 leaves alone a product that became another one meanwhile', async () => {
    const phone = number();
    const losing = await takenProduct(desk, people, phone);
    const order = await take(phone);
    await desk.database.db.installedProduct.update({ where: { id: losing }, data: { productCode: 'SHDSL' } });
    await finish(order);
    expect(await product(losing)).toMatchObject({ status: 'ACTIVE' });
    expect(await gainedBy(order)).toMatchObject({ status: 'ACTIVE' });
  });

  it('M-19 ISP-04 the losing organisation converts no access while the change of ISP is open', async () => {
    const phone = number();
    const losing = await takenProduct(desk, people, phone);
    await take(phone);
    const modify = { installedProductId: losing, kind: 'ACCESS_TYPE_CONVERSION' };
    const refusal = await call(desk, people.elsa, 'createOrder', { lines: [{ modify, productCode: 'WHOLESALE_ADSL_FULL' }] });
    expect(refusal).toMatchObject({ code: 'ACCESS_TYPE_CHANGE', ruleId: 'M-19' });
    expect(JSON.stringify(refusal)).not.toContain('Nordlys');
  });

  it('M-19 ISP-04 the access of what was taken over is converted once that is posted', async () => {
    const order = await take(number());
    await finish(order);
    const modify = { installedProductId: (await gainedBy(order))['id'], kind: 'ACCESS_TYPE_CONVERSION' };
    const full = { productCode: 'WHOLESALE_ADSL_FULL', attributes: goodLine()['attributes'], addOns: ['LINE_RENTAL'] };
    const conversion = await call(desk, people.kari, 'createOrder', { lines: [{ modify, ...full, requestedDate: '2025-10-21' }] });
    expect(await submit(conversion['order'])).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
  });
});
