import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { foundUser } from '../identity/founding.ts';
import { call, goodLine, moveLine, newOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { expireOrderLines } from '../orders/order.timers.ts';
import { completedRequest, movedRequest, sentRequest } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Desk, type People } from '../testing.ts';

describe('mails owed by what happens', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  beforeEach(async () => {
    await desk.database.db.emailSubject.deleteMany();
    await desk.database.db.emailMessage.deleteMany();
    await setContact({ groupEmails: [], notifyAllStatuses: false });
  });
  afterAll(() => desk.close());

  const mails = () => desk.database.db.emailMessage.findMany({ orderBy: { to: 'asc' }, include: { subjects: true } });
  const setContact = (data: { groupEmails?: string[]; notifyAllStatuses?: boolean }) =>
    desk.database.db.contact.update({ where: { userId: people.kari }, data });
  const reject = async (statusDescription: string) => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription });
    return order;
  };

  it('N-01 N-12 a rejected line sends one mail about the line, and none about the header', async () => {
    const order = await reject('No duct into the house');
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'post@nordlys.example',
      state: 'QUEUED',
      locale: 'nb',
      subject: `Bestilling ${order['number']}: Avvist`,
    });
    expect(mail?.text).toContain('No duct into the house');
    expect(mail?.text.match(/Avvist/g)).toHaveLength(1);
    expect(mail?.subjects.map(({ objectId }) => objectId).sort()).toEqual([order['lines'][0].id, order['id']].sort());
  });

  it('N-04 the box widens the mails to every status, and without it there is silence', async () => {
    await walkTo(desk, people.delivery, (await sentOrder(desk, people.kari))['id'], 'ORDERED');
    expect(await mails()).toEqual([]);
    await setContact({ notifyAllStatuses: true });
    await walkTo(desk, people.delivery, (await sentOrder(desk, people.kari))['id'], 'ORDERED');
    expect((await mails()).map(({ subject }) => subject.split(': ')[1]).sort()).toEqual(['Påbegynt (O)', 'Registrert', 'Sendt']);
  });

  it('N-03 D-14 every Group Email of the contact gets it, and the organisation does not', async () => {
    await setContact({ groupEmails: ['kari@nordlys.example', 'ordre@nordlys.example'] });
    await reject('No duct');
    expect((await mails()).map(({ to, locale }) => [to, locale])).toEqual([
      ['kari@nordlys.example', 'en'],
      ['ordre@nordlys.example', 'en'],
    ]);
  });

  it('N-02 without any address one record says that none was sent', async () => {
    await desk.database.db.organisation.update({ where: { id: people.north.id }, data: { email: null } });
    await reject('No duct');
    await desk.database.db.organisation.update({ where: { id: people.north.id }, data: { email: 'post@nordlys.example' } });
    expect(await mails()).toMatchObject([{ to: null, state: 'SKIPPED_NO_ADDRESS' }]);
  });

  it('N-08 mails about what a closed user placed go to the organisation', async () => {
    const leaver = await foundUser(desk.context, {
      organisationId: people.north.id,
      username: 'lars',
      fullName: 'Lars',
      role: 'CUSTOMER',
      accessType: 'ORDERING',
      certifications: ['ORDERING'],
    });
    await desk.database.db.contact.update({ where: { userId: leaver }, data: { groupEmails: ['lars@nordlys.example'] } });
    const order = await sentOrder(desk, leaver);
    const admin = await foundUser(desk.context, {
      organisationId: people.carrier.id,
      username: 'una',
      fullName: 'Una',
      role: 'SUPPORT_AGENT',
      department: 'USER_ADMIN',
    });
    const { version } = await desk.database.db.user.findUniqueOrThrow({ where: { id: leaver } });
    const closing = `mutation M($input: CloseUserInput!) { closeUser(input: $input) { __typename ... on Refusal { code message } } }`;
    const closed = await desk.run(admin, closing, {
      input: { id: leaver, expectedVersion: version, idempotencyKey: freshKey(), reason: 'LEFT', comment: 'Left' },
    });
    expect(closed['closeUser'].__typename).not.toContain('Refusal');
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct' });
    expect((await mails()).filter(({ subject }) => subject.includes(order['number'])).map(({ to }) => to)).toEqual([
      'post@nordlys.example',
    ]);
  });

  it('N-09 one mail lists all that a transaction changed', async () => {
    await setContact({ notifyAllStatuses: true });
    const order = await newOrder(
      desk,
      people.kari,
      [goodLine(), goodLine({ contactPhone: '91234568', endUser: { kind: 'PRIVATE', name: 'Other', birthDate: '1980-12-31' } })],
      { orderType: 'PROJECT' },
    );
    expect(await call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] })).toMatchObject({
      __typename: 'OrderPayload',
    });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.text).toMatch(/Linje 1: Sendt[\s\S]*Linje 2: Sendt/);
  });

  it('N-09 a request that is sent again makes no second mail', async () => {
    const order = await sentOrder(desk, people.kari);
    const line = order['lines'][0];
    const input = { id: line.id, expectedVersion: line.version, statusDescription: 'No duct', idempotencyKey: freshKey() };
    await call(desk, people.delivery, 'rejectOrderLine', input);
    expect(await call(desk, people.delivery, 'rejectOrderLine', input)).toMatchObject({ replayed: true });
    expect(await mails()).toHaveLength(1);
  });

  it('N-11 a change that does not happen owes no mail: refused, or only tried', async () => {
    const order = await sentOrder(desk, people.kari);
    const line = order['lines'][0];
    await call(desk, people.delivery, 'rejectOrderLine', { id: line.id, expectedVersion: line.version - 1, statusDescription: 'No duct' });
    await call(desk, people.delivery, 'rejectOrderLine', {
      id: line.id,
      expectedVersion: line.version,
      statusDescription: 'No duct',
      dryRun: true,
    });
    expect(await mails()).toEqual([]);
  });

  it('N-11 a mail that cannot be queued takes the change with it', async () => {
    const order = await sentOrder(desk, people.kari);
    const line = order['lines'][0];
    const broken = { ...(await desk.contextOf(people.delivery)), ports: { ...desk.ports, siteUrl: 'not an address' } };
    const { moveByCarrier } = await import('../orders/delivery.commands.ts');
    await expect(
      moveByCarrier(broken, 'rejectOrderLine', {
        id: line.id,
        expectedVersion: line.version,
        statusDescription: 'x',
        idempotencyKey: freshKey(),
      }),
    ).rejects.toThrow();
    expect(await desk.database.db.orderLine.findUnique({ where: { id: line.id } })).toMatchObject({
      status: 'COMMITTED',
      version: line.version,
    });
  });

  it('D-05 O-26 a line that the clock cancels is mailed like one the carrier cancels', async () => {
    const order = await newOrder(desk, people.kari);
    desk.clock.passDays(14);
    await expireOrderLines(desk.context);
    const mail = (await mails()).find(({ subject }) => subject.includes(order['number']));
    expect(mail?.subject).toBe(`Bestilling ${order['number']}: Kansellert`);
    desk.clock.passDays(-14);
  });

  it('N-10 a Swedish organisation reads Swedish', async () => {
    const order = await sentOrder(desk, people.elsa);
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'Inget rör' });
    expect(await mails()).toMatchObject([{ to: 'post@ostkust.example', locale: 'sv', subject: `Beställning ${order['number']}: Avvisad` }]);
  });

  it('SR-22 SR-23 the carrier’s question and its answer come by mail', async () => {
    const { id, number } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which floor?' });
    expect(await mails()).toMatchObject([
      { subject: `Henvendelse ${number}: Mangelfull`, text: expect.stringContaining('Svar/løsning: Which floor?') },
    ]);
    const answered = await completedRequest(desk, people.kari, people.agent);
    expect((await mails()).map(({ subject }) => subject)).toContain(`Henvendelse ${answered['number']}: Ferdig behandlet`);
  });

  it('D-05 SR-26 a request cancelled by the carrier is mailed with the reason, one cancelled by the customer is not', async () => {
    const mine = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.kari, mine['id'], 'cancelServiceRequest');
    expect(await mails()).toEqual([]);
    const theirs = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, theirs['id'], 'cancelServiceRequest', { resolution: 'Not one of our lines' });
    expect(await mails()).toMatchObject([{ text: expect.stringContaining('Not one of our lines') }]);
  });

  it('D-19 a note of the carrier’s is in no mail, whoever ticked the box', async () => {
    await setContact({ notifyAllStatuses: true });
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', {
      text: 'The customer is difficult',
      visibleToCustomer: false,
    });
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    expect((await mails()).filter(({ text }) => text.includes('difficult'))).toEqual([]);
  });

  it('N-01 N-04 one’s own action is mailed as the tables say: to who acted too, and to nobody where they say nothing', async () => {
    await setContact({ groupEmails: ['kari@nordlys.example'], notifyAllStatuses: true });
    const { number } = await sentRequest(desk, people.kari);
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
      ['kari@nordlys.example', `Service request ${number}: Submitted`],
    ]);
    await setContact({ groupEmails: ['kari@nordlys.example'], notifyAllStatuses: false });
    await sentRequest(desk, people.kari);
    expect(await mails()).toHaveLength(1);
  });
});
