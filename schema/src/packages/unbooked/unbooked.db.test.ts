import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { done, foundShopper, freshNumber, move, moved, received, type Shopper } from '../package.testing.ts';

describe('packages that came unbooked or were stopped', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const unbooked = async (): Promise<Answer> =>
    (await done(desk, people.warehouse, 'registerUnbookedPackage', { suiteNumber: mari.suiteNumber, trackingNumber: freshNumber() }))[
      'package'
    ] as Answer;
  const listed = async (filter: Record<string, unknown>): Promise<string[]> => {
    const answer = await desk.run(
      mari.userId,
      'query Q($filter: PackageFilter) { packages(filter: $filter, first: 100) { nodes { id } } }',
      { filter },
    );
    return answer['packages'].nodes.map(({ id }: { id: string }) => id);
  };
  const forty = { amountMinor: 4000, currency: 'USD' };

  it('P-08 lets the customer give contents, value and a mode, which makes the booking', async () => {
    const item = await unbooked();
    expect(await move(desk, mari.userId, item['id'], 'resolveUnbookedPackage')).toMatchObject({
      problems: [
        { ruleId: 'P-11', path: '/mode' },
        { ruleId: 'P-08', path: '/contents' },
        { ruleId: 'P-08', path: '/declaredValue' },
      ],
    });
    const resolved = await move(desk, mari.userId, item['id'], 'resolveUnbookedPackage', {
      mode: 'SEA',
      contents: 'A hat',
      declaredValue: forty,
    });
    expect(resolved['package']).toMatchObject({ status: 'RECEIVED', mode: 'SEA', contents: 'A hat', declaredValue: forty });
    expect(resolved['booking']).toMatchObject({ sellerName: null, packages: [{ id: item['id'], mode: 'SEA' }] });
  });

  it('P-08 counts what was said before', async () => {
    const item = await unbooked();
    await moved(desk, mari.userId, item['id'], 'updatePackage', { contents: 'A hat', declaredValue: forty, mode: 'AIR' });
    expect(await moved(desk, mari.userId, item['id'], 'resolveUnbookedPackage', { standby: true })).toMatchObject({
      status: 'STANDBY',
      mode: 'AIR',
    });
  });

  it('P-22 shows a resolved package in the list of its mode, with an event that says so', async () => {
    const item = await unbooked();
    expect(await listed({ mode: 'SEA' })).not.toContain(item['id']);
    await moved(desk, mari.userId, item['id'], 'resolveUnbookedPackage', { mode: 'SEA', contents: 'A hat', declaredValue: forty });
    expect(await listed({ mode: 'SEA' })).toContain(item['id']);
    const event = await desk.database.db.statusEvent.findFirstOrThrow({ where: { objectId: item['id'], move: 'resolveUnbookedPackage' } });
    expect(event).toMatchObject({
      organisationId: mari.organisationId,
      fromStatus: 'NOT_BOOKED',
      toStatus: 'RECEIVED',
      changes: { mode: [null, 'SEA'] },
    });
  });

  it('P-15 leaves a package unbooked until staff has checked what its customer was unsure about', async () => {
    const item = await unbooked();
    expect(await move(desk, people.warehouse, item['id'], 'verifyUnbookedPackage', { contents: 'A hat', mode: 'AIR' })).toMatchObject({
      code: 'INVALID_TRANSITION',
      ruleId: 'P-15',
    });
    expect(await moved(desk, mari.userId, item['id'], 'askStaffToVerify')).toMatchObject({
      status: 'NOT_BOOKED',
      customerUnsure: true,
      ballInCourt: { party: 'CARRIER' },
    });
    expect(await move(desk, people.warehouse, item['id'], 'verifyUnbookedPackage', { mode: 'AIR' })).toMatchObject({
      ruleId: 'P-08',
      path: '/contents',
    });
    expect(await moved(desk, people.warehouse, item['id'], 'verifyUnbookedPackage', { contents: 'A hat', mode: 'AIR' })).toMatchObject({
      status: 'RECEIVED',
      customerUnsure: false,
      contents: 'A hat',
    });
  });

  it('P-09 releases a package on hold when its customer chooses air or sea', async () => {
    const held = await done(desk, people.warehouse, 'holdPackage', { suiteNumber: mari.suiteNumber, holdReason: 'NOT_YET_BOOKED' });
    const { id } = held['package'];
    expect(await moved(desk, mari.userId, id, 'updatePackage', { contents: 'A lamp' })).toMatchObject({
      status: 'HOLD',
      contents: 'A lamp',
    });
    expect(await move(desk, mari.userId, id, 'resolveHoldPackage')).toMatchObject({ ruleId: 'P-11', path: '/mode' });
    expect(await moved(desk, mari.userId, id, 'resolveHoldPackage', { mode: 'AIR' })).toMatchObject({
      status: 'RECEIVED',
      mode: 'AIR',
      holdReason: null,
    });
  });

  it('P-09 keeps the booking of a package that was on hold, and lets the warehouse release it too', async () => {
    const item = await received(desk, mari, people.warehouse);
    await moved(desk, people.warehouse, item['id'], 'holdPackage', { holdReason: 'OTHER' });
    expect(await moved(desk, people.warehouse, item['id'], 'resolveHoldPackage')).toMatchObject({
      status: 'RECEIVED',
      booking: { id: item['booking'].id },
    });
  });

  it('P-19 ships nothing that is unbooked, on hold or on standby', async () => {
    const standby = await received(desk, mari, people.warehouse, { standby: true });
    const held = await received(desk, mari, people.warehouse);
    await moved(desk, people.warehouse, held['id'], 'holdPackage', { holdReason: 'OTHER' });
    for (const [id, from] of [
      [(await unbooked())['id'], 'NOT_BOOKED'],
      [held['id'], 'HOLD'],
      [standby['id'], 'STANDBY'],
    ]) {
      expect(await move(desk, people.warehouse, id, 'shipPackage')).toMatchObject({ code: 'INVALID_TRANSITION', from });
    }
  });

  it('P-07 lets no customer tick standby on what came unbooked, or say what it weighs', async () => {
    const item = await unbooked();
    const answer = await move(desk, mari.userId, item['id'], 'updatePackage', { standby: true, weightGrams: 5 });
    expect(answer['problems']).toMatchObject([{ path: '/standby' }, { code: 'FORBIDDEN', path: '/weightGrams' }]);
    expect(await moved(desk, people.warehouse, item['id'], 'updatePackage', { weightGrams: 1200 })).toMatchObject({ weightGrams: 1200 });
  });
});
