import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { booked, done, foundShopper, freshNumber, move, moved, type Shopper } from './package.testing.ts';

describe('at the same time, on a PostgreSQL server', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk('server', { poolSize: 12 });
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  it('P-20 gives a tracking number that several packages ask for at once to one of them', async () => {
    const items = await Promise.all(Array.from({ length: 6 }, () => booked(desk, mari)));
    const trackingNumber = freshNumber();
    const answers = await Promise.all(items.map((item) => move(desk, mari.userId, item['id'], 'addTrackingNumber', { trackingNumber })));
    const outcomes = answers.map((answer) => answer['ruleId'] ?? 'given').toSorted();
    expect(outcomes).toEqual(['P-20', 'P-20', 'P-20', 'P-20', 'P-20', 'given']);
  });

  it('P-11 withdraws a booking whole or not at all while its packages are being received', async () => {
    const first = await booked(desk, mari);
    const bookingId = first['booking'].id as string;
    const second = (
      await done(desk, mari.userId, 'addPackage', { id: bookingId, expectedVersion: 1, package: { trackingNumbers: [freshNumber()] } })
    )['package'];
    const [cancelled] = await Promise.all([
      desk.run(mari.userId, `mutation M($i: CancelBookingInput!) { cancelBooking(input: $i) { __typename } }`, {
        i: { id: bookingId, expectedVersion: 2, idempotencyKey: 'race' },
      }),
      move(desk, people.warehouse, second.id, 'receivePackage', { trackingNumber: second.trackingNumbers[0].value }),
    ]);
    const rows = await desk.database.db.package.findMany({ where: { bookingId }, orderBy: { number: 'asc' } });
    const whole = cancelled['cancelBooking'].__typename === 'PackagePayload';
    expect(rows.map(({ status }) => status)).toEqual(whole ? ['CANCELLED', 'CANCELLED'] : ['BOOKED', 'RECEIVED']);
  });

  it('P-06 gives packages of one booking consecutive versions of it, whoever comes first', async () => {
    const item = await booked(desk, mari);
    const input = { id: item['booking'].id, expectedVersion: 1, package: {} };
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        desk.run(mari.userId, `mutation M($i: AddPackageInput!) { addPackage(input: $i) { __typename } }`, {
          i: { ...input, idempotencyKey: freshNumber() },
        }),
      ),
    );
    expect(answers.map(({ addPackage }) => addPackage.__typename).toSorted()).toEqual([
      'ConflictRefusal',
      'ConflictRefusal',
      'PackagePayload',
    ]);
    expect(await moved(desk, mari.userId, item['id'], 'cancelPackage')).toMatchObject({ status: 'CANCELLED', booking: { version: 2 } });
  });
});
