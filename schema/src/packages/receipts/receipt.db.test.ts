import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableFile } from '../../files/stored-file.ts';
import { foundPeople, openDesk, type Desk, type People } from '../../testing.ts';
import { booked, call, foundShopper, move, moved, readPackage, received, uploadedFile, type Shopper } from '../package.testing.ts';

describe('purchase receipts', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
  });
  afterAll(() => desk.close());

  const upload = async (packageId: string, sizeBytes?: number) =>
    move(desk, mari.userId, packageId, 'uploadReceipt', { fileId: await uploadedFile(desk, mari, sizeBytes) });
  const uploaded = async (packageId: string) => (await upload(packageId))['package'].receipts.at(-1) as { id: string; version: number };
  const decide = (userId: string, name: string, receipt: { id: string; version: number }, more: Record<string, unknown> = {}) =>
    call(desk, userId, name, { id: receipt.id, expectedVersion: receipt.version, ...more });

  it('P-01 takes an upload from every row of the lists of air and sea packages', async () => {
    await booked(desk, mari);
    const answer = await desk.run(mari.userId, '{ packages(filter: { mode: AIR }) { nodes { availableMoves { name allowed } } } }');
    for (const node of answer['packages'].nodes) expect(node.availableMoves).toContainEqual({ name: 'uploadReceipt', allowed: true });
  });

  it('P-02 takes a file of 5,242,880 bytes and refuses one of 5,242,881', async () => {
    const item = await booked(desk, mari);
    expect(await upload(item['id'], 5_242_881)).toMatchObject({ code: 'FILE_TOO_LARGE', ruleId: 'P-02', path: '/fileId' });
    expect((await upload(item['id'], 5_242_880))['package']).toMatchObject({
      documentsMissing: false,
      receipts: [{ status: 'RECEIVED', channel: 'UPLOAD' }],
    });
  });

  it('P-03 recommends PDF first in the upload hint', async () => {
    const answer = await desk.run(mari.userId, '{ receiptUploadRules { maxBytes hint } }');
    expect(answer['receiptUploadRules']).toMatchObject({ maxBytes: 5_242_880, hint: expect.stringMatching(/^PDF/) });
  });

  it('P-04 records what came by e-mail, by fax or to the helpdesk', async () => {
    const item = await booked(desk, mari);
    for (const channel of ['EMAIL', 'FAX', 'HELPDESK']) await moved(desk, people.customs, item['id'], 'recordReceipt', { channel });
    expect((await readPackage(desk, mari.userId, item['id']))?.['receipts']).toMatchObject([
      { channel: 'EMAIL' },
      { channel: 'FAX' },
      { channel: 'HELPDESK' },
    ]);
  });

  it('D-30 records the channel of every receipt, and leaves UPLOAD to the customer', async () => {
    const item = await booked(desk, mari);
    expect(await move(desk, people.customs, item['id'], 'recordReceipt', { channel: 'UPLOAD' })).toMatchObject({
      ruleId: 'P-04',
      path: '/channel',
    });
    expect(await move(desk, people.customs, item['id'], 'uploadReceipt', { fileId: 'fil_1' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await move(desk, mari.userId, item['id'], 'recordReceipt', { channel: 'FAX' })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('P-14 takes receipts on every way in until customs have cleared the package', async () => {
    const item = await received(desk, mari, people.warehouse);
    await moved(desk, people.warehouse, item['id'], 'shipPackage');
    await moved(desk, people.customs, item['id'], 'arrivePackage');
    await moved(desk, people.customs, item['id'], 'recordReceipt', { channel: 'EMAIL' });
    expect((await upload(item['id']))['package'].receipts).toHaveLength(2);
    await moved(desk, people.customs, item['id'], 'clearPackage');
    expect(await upload(item['id'])).toMatchObject({ code: 'INVALID_TRANSITION', from: 'CLEARED' });
  });

  it('P-21 misses the documents again after a rejection, and tells the customer why', async () => {
    const item = await booked(desk, mari);
    const receipt = await uploaded(item['id']);
    expect(await decide(people.customs, 'rejectReceipt', receipt, { reason: ' ' })).toMatchObject({ ruleId: 'P-21', path: '/reason' });
    const answer = await decide(people.customs, 'rejectReceipt', receipt, { reason: 'The price cannot be read' });
    expect(answer['changes']).toContainEqual({ objectType: 'PURCHASE_RECEIPT', objectId: receipt.id, from: 'RECEIVED', to: 'REJECTED' });
    expect(await readPackage(desk, mari.userId, item['id'])).toMatchObject({
      documentsMissing: true,
      version: item['version'] + 2,
      receipts: [{ status: 'REJECTED', reviewReason: 'The price cannot be read' }],
    });
    const events = await desk.database.db.statusEvent.findMany({
      where: { rootId: item['id'], move: 'rejectReceipt' },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      { objectType: 'PURCHASE_RECEIPT', comment: 'The price cannot be read' },
      { objectType: 'PACKAGE', changes: { documentsMissing: [false, true] } },
    ]);
  });

  it('P-21 decides on a receipt once', async () => {
    const item = await booked(desk, mari);
    const receipt = await uploaded(item['id']);
    await decide(people.customs, 'acceptReceipt', receipt);
    expect(await decide(people.customs, 'rejectReceipt', { ...receipt, version: 2 }, { reason: 'Too late' })).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'ACCEPTED',
    });
    expect(await decide(people.customs, 'rejectReceipt', receipt, { reason: 'Too late' })).toMatchObject({ code: 'CONFLICT' });
  });

  it('P-01 uses a file once, and only for who uploaded it', async () => {
    const [item, other] = [await booked(desk, mari), await foundShopper(desk, 'jonas')];
    const fileId = await uploadedFile(desk, mari);
    await moved(desk, mari.userId, item['id'], 'uploadReceipt', { fileId });
    expect(await move(desk, mari.userId, item['id'], 'uploadReceipt', { fileId })).toMatchObject({ code: 'VALIDATION', ruleId: 'P-01' });
    expect(await move(desk, mari.userId, item['id'], 'uploadReceipt', { fileId: await uploadedFile(desk, other) })).toMatchObject({
      code: 'NOT_FOUND',
      path: '/fileId',
    });
  });

  it('ATT-06 opens a receipt’s file for its customer and the carrier alone', async () => {
    const item = await booked(desk, mari);
    const fileId = await uploadedFile(desk, mari);
    await moved(desk, mari.userId, item['id'], 'uploadReceipt', { fileId });
    const stranger = await foundShopper(desk, 'odd');
    const opens = async (userId: string): Promise<boolean> => {
      const { viewer } = await desk.contextOf(userId);
      return viewer !== null && (await readableFile(desk.database.db, viewer, fileId)) !== null;
    };
    expect([await opens(mari.userId), await opens(people.customs), await opens(stranger.userId)]).toEqual([true, true, false]);
  });

  it('G-09 hides another customer’s receipts', async () => {
    const receipt = await uploaded((await booked(desk, mari))['id']);
    const stranger = await foundShopper(desk, 'nina');
    expect(await decide(stranger.userId, 'acceptReceipt', receipt)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide(mari.userId, 'acceptReceipt', receipt)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
