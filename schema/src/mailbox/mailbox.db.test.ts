import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booked, call, done, foundShopper, type Shopper } from '../packages/package.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

describe('the account of a mailbox', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const read = async (userId: string): Promise<Answer> =>
    (
      await desk.run(
        userId,
        '{ mailboxAccount { id version suiteNumber usAddress { text suiteNumber } homeAddress { city } jobAddress { city } } }',
      )
    )['mailboxAccount'] as Answer;
  const change = async (name: string, more: Record<string, unknown>, shopper = mari): Promise<Answer> => {
    const { id, version } = await read(shopper.userId);
    return call(desk, shopper.userId, name, { id, expectedVersion: version, ...more });
  };
  const address = (more: Record<string, unknown> = {}) => ({
    address: { purpose: 'JOB', country: 'NO', street: 'Torget', houseNumber: 2, postcode: '1788', ...more },
  });
  const deliveredTo = async (bookingId: string): Promise<string> =>
    (await desk.run(mari.userId, 'query Q($id: ID!) { booking(id: $id) { deliveryAddress { singleLine } } }', { id: bookingId }))['booking']
      .deliveryAddress.singleLine as string;

  it('CA-01 shows the address in the US, ready to be copied', async () => {
    const { usAddress, suiteNumber } = await read(mari.userId);
    expect(usAddress.text.split('\n')).toEqual(['mari Kunde', expect.any(String), `Suite ${suiteNumber}`, expect.any(String), 'USA']);
  });

  it('CA-02 gives every mailbox a number of its own, which is the customer number', async () => {
    const other = await foundShopper(desk, 'jonas');
    expect(other.suiteNumber).not.toBe(mari.suiteNumber);
    expect((await read(other.userId))['suiteNumber']).toBe(other.suiteNumber);
    const found = await desk.run(people.warehouse, `{ mailboxAccount(suiteNumber: "${other.suiteNumber}") { organisation { id } } }`);
    expect(found['mailboxAccount']).toEqual({ organisation: { id: other.organisationId } });
  });

  it('CA-04 fills in the city from the postcode and refuses one that contradicts it', async () => {
    expect((await change('updateHomeAddress', address()))['account'].homeAddress).toMatchObject({ city: 'Halden', isCityVerified: true });
    expect(await change('updateHomeAddress', address({ city: 'Oslo' }))).toMatchObject({ ruleId: 'CA-04', path: '/address/city' });
    expect(await change('updateHomeAddress', address({ country: 'SE', postcode: '1788' }))).toMatchObject({
      ruleId: 'CA-04',
      path: '/address/postcode',
    });
  });

  it('CA-05 refuses an unknown Norwegian postcode and takes a typed Swedish city unverified', async () => {
    expect(await change('updateHomeAddress', address({ postcode: '9999', city: 'Nowhere' }))).toMatchObject({
      ruleId: 'CA-05',
      path: '/address/postcode',
    });
    const shopper = await foundShopper(desk, 'svea');
    const swedish = await change('updateHomeAddress', address({ country: 'SE', postcode: '999 99', city: 'Nyby' }), shopper);
    expect(swedish['account']).toMatchObject({ destinationCountry: 'SE', homeAddress: { city: 'Nyby', isCityVerified: false } });
  });

  it('CA-03 adds, replaces and deletes the job address', async () => {
    expect((await change('setJobAddress', address()))['account'].jobAddress.singleLine).toContain('Torget 2');
    expect((await change('setJobAddress', address({ houseNumber: 3 })))['account'].jobAddress.singleLine).toContain('Torget 3');
    expect((await change('deleteJobAddress', {}))['account'].jobAddress).toBeNull();
    expect(await change('deleteJobAddress', {})).toMatchObject({ code: 'VALIDATION', ruleId: 'CA-03' });
    expect(
      await call(desk, mari.userId, 'bookPackage', { mode: 'AIR', sellerName: 'Shop', deliverTo: 'JOB', packages: [{}] }),
    ).toMatchObject({ ruleId: 'CA-03', path: '/deliverTo' });
  });

  it('CA-09 refuses to delete a job address of open bookings, and moves them home when asked', async () => {
    await change('setJobAddress', address({ houseNumber: 7 }));
    const item = await booked(desk, mari, {}, { deliverTo: 'JOB' });
    const bookingId = item['booking'].id as string;
    expect(await change('deleteJobAddress', {})).toMatchObject({
      code: 'ADDRESS_IN_USE',
      ruleId: 'CA-09',
      existingIds: [bookingId],
      message: expect.stringContaining(item['booking'].number),
    });
    expect(await deliveredTo(bookingId)).toContain('Torget 7');
    expect((await change('deleteJobAddress', { moveBookingsToHome: true }))['account'].jobAddress).toBeNull();
    expect(await deliveredTo(bookingId)).toContain('Torget 2');
    const event = await desk.database.db.statusEvent.findFirstOrThrow({ where: { objectId: item['id'], move: 'deleteJobAddress' } });
    expect(event.changes).toEqual({ deliveryAddress: [expect.stringContaining('Torget 7'), expect.stringContaining('Torget 2')] });
  });

  it('CA-09 lets a job address go once its bookings have ended', async () => {
    await change('setJobAddress', address({ houseNumber: 8 }));
    const item = await booked(desk, mari, {}, { deliverTo: 'JOB' });
    await done(desk, mari.userId, 'cancelPackage', { id: item['id'], expectedVersion: 1 });
    expect((await change('deleteJobAddress', {}))['account'].jobAddress).toBeNull();
    expect(await deliveredTo(item['booking'].id)).toContain('Torget 8');
  });

  it('CA-09 sends open bookings after a customer who moves', async () => {
    const item = await booked(desk, mari);
    await change('updateHomeAddress', address({ houseNumber: 9 }));
    expect(await deliveredTo(item['booking'].id)).toContain('Torget 9');
    await change('updateHomeAddress', address({ houseNumber: 2 }));
  });

  it('G-09 leaves the addresses to the account holder', async () => {
    const { id, version } = await read(mari.userId);
    const input = { id, expectedVersion: version, ...address() };
    const stranger = await foundShopper(desk, 'nina');
    expect(await call(desk, stranger.userId, 'setJobAddress', input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await call(desk, people.warehouse, 'setJobAddress', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await call(desk, mari.userId, 'setJobAddress', { ...input, expectedVersion: version + 5 })).toMatchObject({ code: 'CONFLICT' });
  });

  it('AUD-01 audits a change of address under the name of who made it', async () => {
    const { id } = await read(mari.userId);
    await change('updateHomeAddress', address({ houseNumber: 2 }));
    const entries = await desk.database.db.auditEntry.findMany({ where: { objectId: id, action: 'updateHomeAddress' } });
    expect(entries.at(-1)).toMatchObject({
      actorUsername: 'mari',
      before: { homeAddressId: expect.any(String) },
      after: { homeAddressId: expect.any(String) },
    });
  });
});
