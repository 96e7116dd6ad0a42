import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Desk, type People } from '../../testing.ts';
import { booked, call, done, foundShopper, freshNumber, move, moved, readPackage, received, type Shopper } from '../package.testing.ts';

describe('booking what is on its way', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const inBooking = (id: string) => desk.database.db.package.findMany({ where: { bookingId: id }, orderBy: { id: 'asc' } });

  it('P-11 books with mode, seller and at least one package', async () => {
    const refused = await call(desk, mari.userId, 'bookPackage', { mode: 'AIR', sellerName: ' ', packages: [] });
    expect(refused['problems'].map(({ ruleId, path }: Record<string, string>) => `${ruleId} ${path}`)).toEqual([
      'P-11 /sellerName',
      'P-11 /packages',
    ]);
    const answer = await done(desk, mari.userId, 'bookPackage', { mode: 'SEA', sellerName: 'Shoe Barn', packages: [{}] });
    expect(answer['package']).toMatchObject({
      status: 'BOOKED',
      mode: 'SEA',
      sellerName: 'Shoe Barn',
      number: expect.stringMatching(/^P-\d+$/),
    });
    expect(answer['booking']['number']).toMatch(/^B-\d+$/);
  });

  it('P-11 books nothing for which neither air nor sea was chosen', async () => {
    const before = await desk.database.db.booking.count();
    for (const mode of [undefined, null, 'ROAD'])
      await expect(call(desk, mari.userId, 'bookPackage', { mode, sellerName: 'Shoe Barn', packages: [{}] })).rejects.toThrow(
        /mode|FreightMode/,
      );
    expect(await desk.database.db.booking.count()).toBe(before);
  });

  it('P-05 offers the upload right after booking', async () => {
    const item = await booked(desk, mari);
    expect(item['availableMoves']).toContainEqual({ name: 'uploadReceipt', allowed: true, blockedBy: [] });
  });

  it('P-06 adds a package to the same booking, which can then be edited', async () => {
    const first = await booked(desk, mari, {}, { mode: 'SEA' });
    const answer = await done(desk, mari.userId, 'addPackage', {
      id: first['booking'].id,
      expectedVersion: 1,
      package: { contents: 'Laces' },
    });
    expect(answer['package']).toMatchObject({
      status: 'BOOKED',
      mode: 'SEA',
      sellerName: 'Shoe Barn',
      booking: { id: first['booking'].id, version: 2 },
    });
    expect(answer['booking'].packages).toHaveLength(2);
    expect(await moved(desk, mari.userId, answer['package'].id, 'updatePackage', { standby: true })).toMatchObject({
      standby: true,
      contents: 'Laces',
    });
  });

  it('P-06 adds nothing to a booking that is over', async () => {
    const item = await booked(desk, mari);
    await moved(desk, mari.userId, item['id'], 'cancelPackage');
    expect(await call(desk, mari.userId, 'addPackage', { id: item['booking'].id, expectedVersion: 1, package: {} })).toMatchObject({
      code: 'INVALID_TRANSITION',
      ruleId: 'P-06',
    });
  });

  it('P-16 keeps several tracking numbers of one package', async () => {
    const item = await booked(desk, mari, { trackingNumbers: ['1z 55', '1Z56'] });
    const extended = await moved(desk, mari.userId, item['id'], 'addTrackingNumber', { trackingNumber: '1z 57' });
    expect(extended['trackingNumbers']).toEqual([
      { value: '1Z55', isExtra: false },
      { value: '1Z56', isExtra: true },
      { value: '1Z57', isExtra: true },
    ]);
  });

  it('P-20 refuses a tracking number that another open package of the customer has, and frees it when that one ends', async () => {
    const number = freshNumber();
    const first = await booked(desk, mari, { trackingNumbers: [number] });
    const second = { mode: 'AIR', sellerName: 'Hat Shop', packages: [{ trackingNumbers: [number.toLowerCase()] }] };
    expect(await call(desk, mari.userId, 'bookPackage', second)).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'P-20',
      path: '/packages/0/trackingNumbers/0',
    });
    await moved(desk, mari.userId, first['id'], 'cancelPackage');
    expect(await call(desk, mari.userId, 'bookPackage', second)).toMatchObject({ __typename: 'PackagePayload' });
  });

  it('P-20 lets two customers wait for the same number', async () => {
    const number = freshNumber();
    const other = await foundShopper(desk, 'jonas');
    await booked(desk, mari, { trackingNumbers: [number] });
    expect(await booked(desk, other, { trackingNumbers: [number] })).toMatchObject({ status: 'BOOKED' });
  });

  it('P-17 insures for at most the declared value until the package is shipped', async () => {
    const item = await booked(desk, mari);
    const tooMuch = await move(desk, mari.userId, item['id'], 'insurePackage', { insuredValue: { amountMinor: 8001, currency: 'USD' } });
    expect(tooMuch).toMatchObject({ ruleId: 'P-17', path: '/insuredValue' });
    expect(
      await moved(desk, mari.userId, item['id'], 'insurePackage', { insuredValue: { amountMinor: 8000, currency: 'USD' } }),
    ).toMatchObject({ insured: true });
    const lowered = await move(desk, mari.userId, item['id'], 'updatePackage', { declaredValue: { amountMinor: 7999, currency: 'USD' } });
    expect(lowered).toMatchObject({ ruleId: 'P-17', path: '/declaredValue' });
    expect(await moved(desk, mari.userId, item['id'], 'insurePackage')).toMatchObject({ insured: false, insuredValue: null });
    const gone = await received(desk, mari, people.warehouse);
    await moved(desk, people.warehouse, gone['id'], 'shipPackage');
    expect(await move(desk, mari.userId, gone['id'], 'insurePackage', { insuredValue: { amountMinor: 1, currency: 'USD' } })).toMatchObject(
      { code: 'INVALID_TRANSITION', from: 'IN_TRANSIT' },
    );
  });

  it('P-11 withdraws a whole booking, or names the package that has come', async () => {
    const first = await booked(desk, mari);
    await done(desk, mari.userId, 'addPackage', { id: first['booking'].id, expectedVersion: 1, package: {} });
    const cancelled = await done(desk, mari.userId, 'cancelBooking', { id: first['booking'].id, expectedVersion: 2 });
    expect(cancelled['packages'].map(({ status }: Record<string, string>) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    const other = await received(desk, mari, people.warehouse);
    await done(desk, mari.userId, 'addPackage', { id: other['booking'].id, expectedVersion: 1, package: {} });
    const refused = await call(desk, mari.userId, 'cancelBooking', { id: other['booking'].id, expectedVersion: 2 });
    expect(refused).toMatchObject({ code: 'INVALID_TRANSITION', from: 'RECEIVED', problems: [{ objectId: other['id'] }] });
    expect((await inBooking(other['booking'].id)).map(({ status }) => status)).toEqual(['RECEIVED', 'BOOKED']);
  });

  it('P-11 offers adding and withdrawing on the booking, and says when it is too late', async () => {
    const item = await received(desk, mari, people.warehouse);
    const answer = await desk.run(mari.userId, 'query Q($id: ID!) { booking(id: $id) { availableMoves { name allowed } } }', {
      id: item['booking'].id,
    });
    expect(answer['booking'].availableMoves).toEqual([
      { name: 'addPackage', allowed: true },
      { name: 'cancelBooking', allowed: false },
    ]);
  });

  it('P-11 needs a mailbox', async () => {
    expect(await call(desk, people.kari, 'bookPackage', { mode: 'AIR', sellerName: 'Shoe Barn', packages: [{}] })).toMatchObject({
      code: 'FORBIDDEN',
      ruleId: 'IA-20',
    });
    expect(await call(desk, people.warehouse, 'bookPackage', { mode: 'AIR', sellerName: 'Shoe Barn', packages: [{}] })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('G-09 hides packages and bookings of another customer', async () => {
    const item = await booked(desk, mari);
    const stranger = await foundShopper(desk, 'nina');
    expect(await readPackage(desk, stranger.userId, item['id'])).toBeNull();
    expect(await move(desk, stranger.userId, item['id'], 'cancelPackage')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await call(desk, stranger.userId, 'cancelBooking', { id: item['booking'].id, expectedVersion: 1 })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('G-06 refuses a stale version of a booking', async () => {
    const item = await booked(desk, mari);
    expect(await call(desk, mari.userId, 'cancelBooking', { id: item['booking'].id, expectedVersion: 9 })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
    });
  });

  it('N-07 remembers in every booking a token that a reply can be recognised by', async () => {
    const [one, two] = [await booked(desk, mari), await booked(desk, mari)];
    const tokens = await desk.database.db.booking.findMany({
      where: { id: { in: [one['booking'].id, two['booking'].id] } },
      select: { replyToken: true },
    });
    expect(new Set(tokens.map(({ replyToken }) => replyToken)).size).toBe(2);
    expect(tokens.every(({ replyToken }) => /^[0-9a-f]{32}$/.test(replyToken))).toBe(true);
  });
});
