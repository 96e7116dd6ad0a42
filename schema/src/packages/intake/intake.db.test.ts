import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { booked, call, done, foundShopper, freshNumber, move, moved, readPackage, received, type Shopper } from '../package.testing.ts';

describe('what comes to the warehouse', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const matches = async (userId: string, label: Record<string, unknown>): Promise<Answer> => {
    const document = `query Q($suiteNumber: String, $name: String, $trackingNumber: String) { intakeMatches(suiteNumber: $suiteNumber, name: $name, trackingNumber: $trackingNumber) {
      accounts { suiteNumber } exact { id } alreadyHere { id } suggestions { likeness package { id } } } }`;
    return (await desk.run(userId, document, label))['intakeMatches'] as Answer;
  };
  const unbooked = async (more: Record<string, unknown> = {}): Promise<Answer> =>
    (
      await done(desk, people.warehouse, 'registerUnbookedPackage', {
        suiteNumber: mari.suiteNumber,
        trackingNumber: freshNumber(),
        ...more,
      })
    )['package'] as Answer;

  it('CA-07 finds the booked package by suite number and exact tracking number', async () => {
    const item = await booked(desk, mari);
    const { value } = item['trackingNumbers'][0];
    expect(await matches(people.warehouse, { suiteNumber: mari.suiteNumber, trackingNumber: ` ${value.toLowerCase()}` })).toMatchObject({
      accounts: [{ suiteNumber: mari.suiteNumber }],
      exact: { id: item['id'] },
      suggestions: [],
    });
  });

  it('CA-07 finds the customer by name, and nobody else’s booking by the number alone', async () => {
    const item = await booked(desk, mari);
    const other = await foundShopper(desk, 'jonas');
    const { value } = item['trackingNumbers'][0];
    expect((await matches(people.warehouse, { name: 'MARI ku' }))['accounts']).toEqual([{ suiteNumber: mari.suiteNumber }]);
    await desk.database.db.user.update({ where: { id: other.userId }, data: { fullName: 'Jorunn Lie' } });
    for (const name of ['jorunn', 'jonas Kunde'])
      expect((await matches(people.warehouse, { name }))['accounts']).toEqual([{ suiteNumber: other.suiteNumber }]);
    expect(await matches(people.warehouse, { suiteNumber: other.suiteNumber, trackingNumber: value })).toMatchObject({
      exact: null,
      suggestions: [],
    });
  });

  it('CA-07 receives under another number only when a person confirms, and keeps that number', async () => {
    const item = await booked(desk, mari, { trackingNumbers: ['9400111899223197'] });
    const scanned = '9400111899223179';
    expect((await matches(people.warehouse, { suiteNumber: mari.suiteNumber, trackingNumber: scanned }))['suggestions']).toContainEqual({
      likeness: 'FEW_CHARACTERS_OFF',
      package: { id: item['id'] },
    });
    expect(await move(desk, people.warehouse, item['id'], 'receivePackage', { trackingNumber: scanned })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'CA-07',
    });
    expect(await move(desk, people.system, item['id'], 'receivePackage', { trackingNumber: scanned, confirmed: true })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const here = await moved(desk, people.warehouse, item['id'], 'receivePackage', { trackingNumber: scanned, confirmed: true });
    expect(here).toMatchObject({ status: 'RECEIVED', trackingNumbers: [{ isExtra: false }, { value: scanned, isExtra: true }] });
  });

  it('CA-07 shows the label’s matches to carrier staff alone', async () => {
    await expect(matches(mari.userId, { suiteNumber: mari.suiteNumber })).rejects.toThrow('Your access does not include this.');
  });

  it('P-12 takes a package without a booking for the suite number', async () => {
    expect(await unbooked({ sellerName: 'Hat Shop' })).toMatchObject({
      status: 'NOT_BOOKED',
      mode: null,
      booking: null,
      suiteNumber: mari.suiteNumber,
      ballInCourt: { party: 'CUSTOMER' },
    });
    expect(await call(desk, people.warehouse, 'registerUnbookedPackage', { suiteNumber: '99999' })).toMatchObject({
      ruleId: 'CA-07',
      path: '/suiteNumber',
    });
  });

  it('CA-07 does not register as unbooked what is booked with exactly that number', async () => {
    const item = await booked(desk, mari);
    const again = { suiteNumber: mari.suiteNumber, trackingNumber: item['trackingNumbers'][0].value };
    expect(await call(desk, people.warehouse, 'registerUnbookedPackage', again)).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'CA-07',
      path: '/trackingNumber',
    });
    expect(await call(desk, people.warehouse, 'holdPackage', { ...again, holdReason: 'OTHER' })).toMatchObject({ ruleId: 'CA-07' });
  });

  it('P-20 tells that a parcel has been scanned already', async () => {
    const first = await unbooked();
    const again = { suiteNumber: mari.suiteNumber, trackingNumber: first['trackingNumbers'][0].value };
    expect(await call(desk, people.warehouse, 'registerUnbookedPackage', again)).toMatchObject({ ruleId: 'P-20' });
    expect(await matches(people.warehouse, again)).toMatchObject({ exact: null, alreadyHere: { id: first['id'] } });
  });

  it('D-29 keeps unbooked and on hold apart: the consignee is known, or the carrier has a reason to stop it', async () => {
    const held = await done(desk, people.warehouse, 'holdPackage', {
      suiteNumber: mari.suiteNumber,
      holdReason: 'UNIDENTIFIED',
      trackingNumber: freshNumber(),
    });
    expect(held['package']).toMatchObject({ status: 'HOLD', holdReason: 'UNIDENTIFIED', booking: null });
    expect(await unbooked()).toMatchObject({ status: 'NOT_BOOKED', holdReason: null });
  });

  it('P-10 puts a package on hold with a reason that its customer can read', async () => {
    const item = await received(desk, mari, people.warehouse);
    await moved(desk, people.warehouse, item['id'], 'holdPackage', {
      holdReason: 'SUSPECTED_DROP_SHIPMENT',
      comment: 'Ten identical parcels',
    });
    expect(await readPackage(desk, mari.userId, item['id'])).toMatchObject({ status: 'HOLD', holdReason: 'SUSPECTED_DROP_SHIPMENT' });
    const event = await desk.database.db.statusEvent.findFirstOrThrow({ where: { objectId: item['id'], toStatus: 'HOLD' } });
    expect(event).toMatchObject({
      comment: 'Ten identical parcels',
      customerVisible: true,
      changes: { holdReason: [null, 'SUSPECTED_DROP_SHIPMENT'] },
    });
  });

  it('P-10 wants either a package that is here or the suite number of a new one', async () => {
    expect(await call(desk, people.warehouse, 'holdPackage', { holdReason: 'OTHER' })).toMatchObject({ ruleId: 'P-10' });
    const item = await unbooked();
    expect(await call(desk, people.warehouse, 'holdPackage', { id: item['id'], holdReason: 'OTHER' })).toMatchObject({
      ruleId: 'P-10',
      path: '/expectedVersion',
    });
  });

  it('P-07 receives into standby what its customer wants kept, and releases it when asked', async () => {
    const item = await received(desk, mari, people.warehouse, { standby: true });
    expect(item).toMatchObject({ status: 'STANDBY', ballInCourt: { party: 'CUSTOMER' } });
    expect(await moved(desk, mari.userId, item['id'], 'releaseStandby')).toMatchObject({ status: 'RECEIVED', standby: false });
    expect(await moved(desk, mari.userId, item['id'], 'setStandby')).toMatchObject({ status: 'STANDBY', standby: true });
  });

  it('G-09 leaves intake to the warehouse', async () => {
    const item = await booked(desk, mari);
    const input = { trackingNumber: item['trackingNumbers'][0].value };
    expect(await move(desk, people.customs, item['id'], 'receivePackage', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await move(desk, mari.userId, item['id'], 'receivePackage', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moved(desk, people.system, item['id'], 'receivePackage', input)).toMatchObject({ status: 'RECEIVED' });
  });
});
