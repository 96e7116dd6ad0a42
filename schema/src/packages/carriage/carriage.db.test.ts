import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import {
  booked,
  done,
  foundShopper,
  freshNumber,
  move,
  moved,
  readPackage,
  received,
  uploadedFile,
  type Shopper,
} from '../package.testing.ts';

describe('from the warehouse to the door', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const upload = async (shopper: Shopper, id: string) =>
    moved(desk, shopper.userId, id, 'uploadReceipt', { fileId: await uploadedFile(desk, shopper) });
  const shipped = async (shopper: Shopper, before: (id: string) => Promise<unknown> = async () => {}): Promise<string> => {
    const item = await received(desk, shopper, people.warehouse);
    await before(item['id']);
    await moved(desk, people.warehouse, item['id'], 'shipPackage');
    return item['id'] as string;
  };
  const arrived = async (shopper: Shopper, before?: (id: string) => Promise<unknown>): Promise<Answer> => {
    const id = await shipped(shopper, before);
    desk.clock.passMinutes(1);
    return moved(desk, people.customs, id, 'arrivePackage');
  };

  it('P-13 charges no clearance when the receipt came before the goods', async () => {
    expect(await arrived(mari, (id) => upload(mari, id))).toMatchObject({ status: 'ARRIVED', clearanceFeeApplies: false, charges: [] });
  });

  it('P-13 charges the clearance without a receipt, and does not take it back for a later one', async () => {
    const item = await arrived(mari);
    expect(item).toMatchObject({
      clearanceFeeApplies: true,
      ballInCourt: { party: 'CUSTOMER' },
      charges: [{ kind: 'CLEARANCE', amount: { amountMinor: 27_500, currency: 'NOK' } }],
    });
    expect(await upload(mari, item['id'])).toMatchObject({
      clearanceFeeApplies: true,
      documentsMissing: false,
      ballInCourt: { party: 'CARRIER' },
    });
  });

  it('P-13 tells beforehand what arriving would decide, and a receipt changes it', async () => {
    const expected = async (shopper: Shopper, id: string): Promise<boolean | null> =>
      (await desk.run(shopper.userId, 'query Q($id: ID!) { package(id: $id) { clearanceFeeExpected } }', { id }))['package']
        .clearanceFeeExpected;
    const item = await booked(desk, mari);
    expect(await expected(mari, item['id'])).toBe(true);
    await upload(mari, item['id']);
    expect(await expected(mari, item['id'])).toBe(false);
    expect(await expected(mari, (await arrived(mari))['id'])).toBeNull();
    const firm = await foundShopper(desk, 'foretak', 'BUSINESS');
    const ofFirm = await booked(desk, firm);
    await upload(firm, ofFirm['id']);
    expect(await expected(firm, ofFirm['id'])).toBe(true);
  });

  it('P-13 charges a business whenever its receipt came', async () => {
    const firm = await foundShopper(desk, 'firma', 'BUSINESS');
    expect(await arrived(firm, (id) => upload(firm, id))).toMatchObject({ clearanceFeeApplies: true });
  });

  it('P-21 clears nothing through customs without a usable receipt', async () => {
    const item = await arrived(mari);
    expect(item['availableMoves']).toEqual(expect.not.arrayContaining([{ name: 'clearPackage', allowed: true, blockedBy: [] }]));
    expect(await move(desk, people.customs, item['id'], 'clearPackage')).toMatchObject({ code: 'VALIDATION', ruleId: 'P-21' });
    await upload(mari, item['id']);
    expect(await moved(desk, people.customs, item['id'], 'clearPackage')).toMatchObject({ status: 'CLEARED' });
  });

  it('P-19 says with the shipping event when documents are missing, so that the customer can be told', async () => {
    const [without, having] = [await shipped(mari), await shipped(mari, (id) => upload(mari, id))];
    const events = await desk.database.db.statusEvent.findMany({
      where: { objectId: { in: [without, having] }, move: 'shipPackage' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ changes }) => changes)).toEqual([{ documentsMissing: [null, true] }, null]);
  });

  it('P-20 frees the tracking number when the package has been delivered', async () => {
    const number = freshNumber();
    const item = await received(desk, mari, people.warehouse, { trackingNumbers: [number] });
    await upload(mari, item['id']);
    await moved(desk, people.warehouse, item['id'], 'shipPackage');
    for (const name of ['arrivePackage', 'clearPackage', 'deliverPackage']) await moved(desk, people.customs, item['id'], name);
    expect(await readPackage(desk, mari.userId, item['id'])).toMatchObject({ status: 'DELIVERED', ballInCourt: { party: 'NOBODY' } });
    expect(await booked(desk, mari, { trackingNumbers: [number] })).toMatchObject({ status: 'BOOKED' });
  });

  it('P-13 leaves arrival to customs and to the carrier’s systems', async () => {
    const id = await shipped(mari);
    expect(await move(desk, people.warehouse, id, 'arrivePackage')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moved(desk, people.system, id, 'arrivePackage')).toMatchObject({ status: 'ARRIVED' });
  });

  it('P-18 lists the shipments that miss documents and those that cannot be identified', async () => {
    const shopper = await foundShopper(desk, 'liste');
    const [missing, complete] = [await booked(desk, shopper), await booked(desk, shopper)];
    await upload(shopper, complete['id']);
    const held = await received(desk, shopper, people.warehouse);
    await moved(desk, people.warehouse, held['id'], 'holdPackage', { holdReason: 'UNIDENTIFIED' });
    const list = async (filter: string): Promise<string[]> => {
      const answer = await desk.run(shopper.userId, `{ packages(filter: { ${filter} }) { totalCount nodes { id } } }`);
      return answer['packages'].nodes.map(({ id }: { id: string }) => id);
    };
    expect(await list('documentsMissing: true, status: [BOOKED]')).toEqual([missing['id']]);
    expect(await list('documentsMissing: false')).toEqual([complete['id']]);
    const { id, version } = await desk.database.db.purchaseReceipt.findFirstOrThrow({ where: { packageId: complete['id'] } });
    await done(desk, people.customs, 'rejectReceipt', { id, expectedVersion: version, reason: 'The price cannot be read' });
    expect(await list('documentsMissing: true, status: [BOOKED]')).toEqual([complete['id'], missing['id']]);
    expect(await list('documentsMissing: false')).toEqual([]);
    expect(await list('holdReason: [UNIDENTIFIED]')).toEqual([held['id']]);
    expect(await list('needsMe: true')).toEqual([held['id']]);
  });

  it('G-10 pages, sorts and searches packages', async () => {
    const shopper = await foundShopper(desk, 'sider');
    const items = [
      await booked(desk, shopper, { contents: 'Red lamp' }),
      await booked(desk, shopper, { contents: 'Blue lamp' }),
      await booked(desk, shopper, { contents: 'Hat' }),
    ];
    const page = async (args: string) =>
      (await desk.run(shopper.userId, `{ packages(${args}) { totalCount pageInfo { endCursor hasNextPage } nodes { number } } }`))[
        'packages'
      ] as Answer;
    const first = await page('first: 2, sort: NUMBER, direction: ASC');
    expect(first).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [{ number: items[0]?.['number'] }, { number: items[1]?.['number'] }],
    });
    expect((await page(`first: 2, sort: NUMBER, direction: ASC, after: "${first['pageInfo'].endCursor}"`))['nodes']).toEqual([
      { number: items[2]?.['number'] },
    ]);
    expect(await page('filter: { text: "blue LAMP" }')).toMatchObject({ totalCount: 1, nodes: [{ number: items[1]?.['number'] }] });
    const spaced = items[2]?.['trackingNumbers'][0].value.replace('1Z', '1z ');
    expect(await page(`filter: { trackingNumber: "${spaced}" }`)).toMatchObject({ totalCount: 1 });
    expect(
      (await desk.run(shopper.userId, `{ packageByNumber(number: "${items[0]?.['number'].toLowerCase()}") { id } }`))['packageByNumber'],
    ).toEqual({ id: items[0]?.['id'] });
  });
});
