import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { booked, done, foundShopper, moved, received, uploadedFile, type Shopper } from '../packages/package.testing.ts';
import { foundPeople, freshKey, openDesk, type Desk, type People } from '../testing.ts';

describe('mails to the holder of a mailbox', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  beforeEach(async () => {
    await desk.database.db.emailSubject.deleteMany();
    await desk.database.db.emailMessage.deleteMany();
  });
  afterAll(() => desk.close());

  const mails = () => desk.database.db.emailMessage.findMany({ orderBy: { id: 'asc' } });

  it('N-07 booking sends one mail for all its packages, with the token of the booking', async () => {
    const { booking } = await done(desk, mari.userId, 'bookPackage', {
      mode: 'AIR',
      sellerName: 'Shoe Barn',
      packages: [{ contents: 'Shoes' }, { contents: 'Laces' }],
    });
    const { replyToken } = await desk.database.db.booking.findUniqueOrThrow({ where: { id: booking.id } });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'mari@example.test', subject: `Booking ${booking.number} is registered`, replyToken });
    expect(mail?.text.match(/\/packages\/pkg_/g)).toHaveLength(2);
  });

  it('N-08 what the warehouse does is told to the account holder', async () => {
    const item = await received(desk, mari, people.warehouse);
    await moved(desk, people.warehouse, item['id'], 'holdPackage', {
      holdReason: 'SUSPECTED_DROP_SHIPMENT',
      comment: 'Three senders on one label',
    });
    const mail = (await mails()).at(-1);
    expect(mail).toMatchObject({ to: 'mari@example.test' });
    expect(mail?.text).toMatch(/third party sends[\s\S]*Three senders on one label/);
  });

  it('P-21 says at shipping that the documents are missing, and only then', async () => {
    const bare = await received(desk, mari, people.warehouse);
    const papers = await received(desk, mari, people.warehouse);
    await done(desk, mari.userId, 'uploadReceipt', {
      id: papers['id'],
      expectedVersion: papers['version'],
      fileId: await uploadedFile(desk, mari),
    });
    const before = (await mails()).length;
    await moved(desk, people.warehouse, papers['id'], 'shipPackage');
    expect(await mails()).toHaveLength(before);
    await moved(desk, people.warehouse, bare['id'], 'shipPackage');
    expect((await mails()).at(-1)?.text).toContain('The purchase receipt is missing');
  });

  it('INV-02 an invoice is told of with a link and nothing of what it says', async () => {
    const issue =
      'mutation M($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id number } } } }';
    const input = {
      organisationId: mari.organisationId,
      lines: [{ text: 'Freight by air', quantity: 1, unitAmountMinor: 18_900 }],
      idempotencyKey: freshKey(),
    };
    const { invoice } = (await desk.run(people.billing, issue, { input }))['issueInvoice'];
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: 'mari@example.test', subject: `Invoice ${invoice.number}: Issued` });
    expect(mail?.text).toContain(`/invoices/${invoice.id}`);
    expect(mail?.text).not.toMatch(/Freight|\b189/);
  });

  it('N-04 with the box ticked every status of a package is mailed', async () => {
    await desk.database.db.contact.updateMany({ where: { userId: mari.userId }, data: { notifyAllStatuses: true } });
    await received(desk, mari, people.warehouse);
    await desk.database.db.contact.updateMany({ where: { userId: mari.userId }, data: { notifyAllStatuses: false } });
    expect((await mails()).at(-1)?.subject).toMatch(/Package P-\d+: Received/);
  });

  it('P-06 a package added to a booking is mailed as well', async () => {
    const item = await booked(desk, mari);
    await done(desk, mari.userId, 'addPackage', { id: item['booking'].id, expectedVersion: 1, package: { contents: 'Laces' } });
    expect((await mails()).map(({ subject }) => subject)).toEqual(Array(2).fill(`Booking ${item['booking'].number} is registered`));
  });
});
