import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../ids.ts';
import { refusalFields } from '../identity/identity.testing.ts';
import { moveLine, newOrder, sentOrder } from '../orders/order.testing.ts';
import { movedRequest, newRequest } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { readableFile, storageKey, sweepFiles } from './stored-file.ts';

describe('files that hang on lines and requests', () => {
  let desk: Desk;
  let people: People;
  let line: { id: string; orderId: string };

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const order = await newOrder(desk, people.kari);
    line = { id: order['lines'][0].id, orderId: order['id'] };
  });

  /** What an upload leaves behind. */
  async function uploaded(by: string, fileName = 'kart.pdf'): Promise<string> {
    const id = newId('StoredFile');
    const { organisationId } = await desk.database.db.user.findUniqueOrThrow({ where: { id: by } });
    const key = storageKey(desk.clock.now(), by, id);
    await desk.ports.files.write(key, Readable.from([Buffer.from('bytes')]));
    const row = {
      id,
      organisationId,
      uploadedById: by,
      fileName,
      mimeType: 'application/pdf',
      sizeBytes: 5,
      sha256: 'a'.repeat(64),
      storageKey: key,
      createdAt: desk.clock.now(),
    };
    await desk.database.db.storedFile.create({ data: row });
    return id;
  }
  const versionOf = async (id: string): Promise<number> => {
    const rows = await desk.database.db.$queryRaw<{ version: number }[]>`
      SELECT "version" FROM "order_lines" WHERE "id" = ${id} UNION ALL SELECT "version" FROM "service_requests" WHERE "id" = ${id}`;
    return rows[0]?.version ?? 0;
  };
  const ask = async (by: string, name: string, ownerId: string, input: Record<string, unknown>): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `${refusalFields} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R ... on ConflictRefusal { currentVersion } ... on AttachmentPayload { changes { objectId } attachment { id fileName kind sizeBytes mimeType isMine uploadedByName downloadUrl } owner { id } } } }`;
    return (
      await desk.run(by, document, {
        input: { id: ownerId, expectedVersion: await versionOf(ownerId), idempotencyKey: freshKey(), ...input },
      })
    )[name];
  };
  const attach = async (by: string, ownerId: string, more: Record<string, unknown> = {}): Promise<Answer> =>
    ask(by, 'attachFile', ownerId, { fileId: await uploaded(by), ...more });

  it('ATT-03 hangs a sketch map on an order line, as a change of that line', async () => {
    const before = await versionOf(line.id);
    const answer = await attach(people.kari, line.id, { kind: 'MAP' });
    expect(answer).toMatchObject({
      attachment: { fileName: 'kart.pdf', kind: 'MAP', isMine: true, uploadedByName: 'kari Customer' },
      owner: { id: line.id },
      changes: [{ objectId: line.id }],
    });
    expect(await versionOf(line.id)).toBe(before + 1);
    const [event] = await desk.database.db.statusEvent.findMany({ where: { objectId: line.id }, orderBy: { id: 'desc' }, take: 1 });
    expect(event).toMatchObject({ move: 'attachFile', kind: 'UPDATED', changes: { attachments: [null, 'kart.pdf'] } });
  });

  it('ATT-02 hangs several files on one object, shown oldest first', async () => {
    for (const kind of ['MAP', 'ROOM_DRAWING', 'OTHER']) await attach(people.kari, line.id, { kind });
    const shown = await desk.run(
      people.kari,
      'query Q($id: ID!) { node(id: $id) { ... on OrderLine { attachments { kind fileName } } } }',
      { id: line.id },
    );
    expect(shown['node'].attachments.map(({ kind }: { kind: string }) => kind)).toEqual(['MAP', 'ROOM_DRAWING', 'OTHER']);
  });

  it('ATT-04 takes twenty files and not one more', async () => {
    const room = async (): Promise<boolean> =>
      (await desk.run(people.kari, 'query Q($id: ID!) { node(id: $id) { ... on OrderLine { canAttach } } }', { id: line.id }))['node']
        .canAttach;
    for (let count = 0; count < 20; count += 1) {
      expect(await room()).toBe(true);
      await attach(people.kari, line.id);
    }
    expect(await room()).toBe(false);
    expect(await attach(people.kari, line.id)).toMatchObject({ code: 'VALIDATION', ruleId: 'ATT-04' });
  });

  it('ATT-04 attaches a file once, and nobody else’s', async () => {
    const fileId = await uploaded(people.kari);
    await ask(people.kari, 'attachFile', line.id, { fileId });
    expect(await ask(people.kari, 'attachFile', line.id, { fileId })).toMatchObject({ ruleId: 'ATT-04', path: '/fileId' });
    expect(await ask(people.kari, 'attachFile', line.id, { fileId: await uploaded(people.ola) })).toMatchObject({
      code: 'NOT_FOUND',
      path: '/fileId',
    });
  });

  it('G-06 attaches nothing to a line that changed meanwhile', async () => {
    const version = await versionOf(line.id);
    await attach(people.kari, line.id);
    expect(await attach(people.ola, line.id, { expectedVersion: version })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: version + 1,
    });
  });

  it('G-09 attaches nothing to another organisation’s line, as if there were none', async () => {
    expect(await attach(people.elsa, line.id)).toMatchObject({ code: 'NOT_FOUND', path: '/id' });
    expect(await attach(people.kari, `oli_${'0'.repeat(32)}`)).toMatchObject({ code: 'NOT_FOUND', path: '/id' });
    expect(await attach(people.siri, line.id)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('S-04 counts a file as the answer to a line found incomplete, and takes none once it is sent', async () => {
    const order = await sentOrder(desk, people.kari);
    const id = order['lines'][0].id as string;
    expect(await attach(people.kari, id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    await moveLine(desk, people.delivery, order['id'], 'markOrderLineIncomplete', { comment: 'A map, please.' });
    await attach(people.kari, id);
    expect(await desk.database.db.orderLine.findUnique({ where: { id } })).toMatchObject({ changedSinceIncomplete: true });
  });

  it('ATT-08 lets the carrier answer a service request with a file', async () => {
    const { id } = await newRequest(desk, people.kari);
    await movedRequest(desk, people.kari, id, 'submitServiceRequest');
    expect(await attach(people.agent, id, { kind: 'ANSWER' })).toMatchObject({ attachment: { kind: 'ANSWER' } });
    const shown = await desk.run(
      people.kari,
      'query Q($id: ID!) { node(id: $id) { ... on ServiceRequest { attachments { kind isMine } } } }',
      { id },
    );
    expect(shown['node'].attachments).toEqual([{ kind: 'ANSWER', isMine: false }]);
  });

  it('ATT-07 lets the uploader delete while the line is NEW, and nobody else', async () => {
    const attachmentId = (await attach(people.kari, line.id))['attachment'].id;
    expect(await ask(people.ola, 'deleteAttachment', line.id, { attachmentId })).toMatchObject({ code: 'FORBIDDEN', ruleId: 'ATT-07' });
    expect(await ask(people.kari, 'deleteAttachment', line.id, { attachmentId })).toMatchObject({
      __typename: 'AttachmentPayload',
      attachment: null,
    });
    expect(await ask(people.kari, 'deleteAttachment', line.id, { attachmentId })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('IA-03 lets no right that was taken away be used to delete', async () => {
    const attachmentId = (await attach(people.kari, line.id))['attachment'].id;
    const change = (accessType: 'READ' | 'ORDERING') =>
      desk.database.db.user.update({ where: { id: people.kari }, data: { accessType }, select: { id: true } });
    await change('READ');
    expect(await ask(people.kari, 'deleteAttachment', line.id, { attachmentId })).toMatchObject({ code: 'FORBIDDEN', ruleId: 'G-09' });
    await change('ORDERING');
    expect(await desk.database.db.attachment.count({ where: { id: attachmentId } })).toBe(1);
  });

  it('ATT-07 keeps what the carrier has been sent', async () => {
    const attachmentId = (await attach(people.kari, line.id))['attachment'].id;
    const { version } = await desk.database.db.order.findUniqueOrThrow({ where: { id: line.orderId } });
    await desk.run(people.kari, 'mutation M($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename } }', {
      input: { id: line.orderId, expectedVersion: version, idempotencyKey: freshKey() },
    });
    expect(await ask(people.kari, 'deleteAttachment', line.id, { attachmentId })).toMatchObject({ code: 'FORBIDDEN', ruleId: 'ATT-07' });
  });

  it('ATT-06 opens a file for who may see what it hangs on, and for its uploader before', async () => {
    const fileId = await uploaded(people.kari);
    const reads = async (userId: string) => (await readableFile(desk.database.db, (await desk.contextOf(userId)).viewer!, fileId)) !== null;
    expect([await reads(people.kari), await reads(people.ola)]).toEqual([true, false]);
    await ask(people.kari, 'attachFile', line.id, { fileId });
    expect([await reads(people.ola), await reads(people.elsa), await reads(people.agent)]).toEqual([true, false, false]);
    const { version } = await desk.database.db.order.findUniqueOrThrow({ where: { id: line.orderId } });
    await desk.run(people.kari, 'mutation M($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename } }', {
      input: { id: line.orderId, expectedVersion: version, idempotencyKey: freshKey() },
    });
    expect(await reads(people.agent)).toBe(true);
  });

  it('P-02 sweeps files nothing has used for 24 hours, and bytes without a row, and keeps the rest', async () => {
    const kept = (await attach(people.kari, line.id))['attachment'].id;
    const unowned = await uploaded(people.kari);
    const orphan = storageKey(desk.clock.now(), people.kari, newId('StoredFile'));
    await desk.ports.files.write(orphan, Readable.from([Buffer.from('no row')]));
    desk.clock.passMinutes(24 * 60 - 1);
    expect(await desk.database.db.storedFile.count({ where: { id: unowned } })).toBe(1);
    await sweepFiles(desk.context);
    expect(await desk.database.db.storedFile.count({ where: { id: unowned } })).toBe(1);
    desk.clock.passMinutes(1);
    expect(await sweepFiles(desk.context)).toBeGreaterThanOrEqual(2);
    expect(await desk.database.db.storedFile.count({ where: { id: unowned } })).toBe(0);
    expect(await Array.fromAsync(desk.ports.files.keys())).not.toContain(orphan);
    expect(await desk.database.db.attachment.count({ where: { id: kept } })).toBe(1);
    expect(await sweepFiles(desk.context)).toBe(0);
  });
});
