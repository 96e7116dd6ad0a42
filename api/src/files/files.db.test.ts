import { request as open, type IncomingMessage } from 'node:http';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { freshKey, type Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServed, type Served } from '../served.testing.ts';
import { samples } from './samples.testing.ts';

describe('uploads and downloads', () => {
  let served: Served;
  let cookie: string;

  beforeAll(async () => {
    served = await openServed();
    cookie = await served.cookieOf(served.people.kari);
  });
  afterAll(() => served.close());

  const put = async (
    given: BodyInit | Buffer,
    name = 'fil.txt',
    headers: Record<string, string> = { cookie },
    more = '',
  ): Promise<{ status: number; body: Answer }> => {
    const body = Buffer.isBuffer(given) ? new Uint8Array(given) : given;
    const streamed = body instanceof ReadableStream ? { duplex: 'half' as const } : {};
    const response = await fetch(`${served.url}/files?name=${encodeURIComponent(name)}${more}`, {
      method: 'PUT',
      headers,
      body,
      ...streamed,
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  /** Text of so many bytes, in pieces, without saying how many will come. */
  const streamOf = (bytes: number): ReadableStream<Uint8Array> => {
    let left = bytes;
    return new ReadableStream({
      pull: (controller) => {
        if (left === 0) return controller.close();
        const size = Math.min(left, 60_000);
        left -= size;
        controller.enqueue(new Uint8Array(size).fill(0x61));
      },
    });
  };
  const stored = (id: string) => served.desk.database.db.storedFile.findUnique({ where: { id } });
  const keys = () => Array.fromAsync(served.server.backbone.ports.files.keys());

  it('P-02 takes 5,242,880 bytes, streamed, and keeps them as they came', async () => {
    const { status, body } = await put(streamOf(5_242_880));
    expect(status).toBe(201);
    expect(body).toMatchObject({ mimeType: 'text/plain', sizeBytes: 5_242_880 });
    const file = await stored(body['fileId']);
    expect(file).toMatchObject({
      uploadedById: served.people.kari,
      organisationId: served.people.north.id,
      sha256: body['sha256'],
      createdAt: served.desk.clock.now(),
    });
    const bytes = Buffer.concat((await Array.fromAsync(await served.server.backbone.ports.files.read(file?.storageKey ?? ''))) as Buffer[]);
    expect(bytes.length).toBe(5_242_880);
  });

  it('P-02 refuses 5,242,881 bytes while they stream in, and keeps none of them', async () => {
    const before = await keys();
    const answered = await put(streamOf(5_242_881)).catch(() => undefined);
    // A client may be cut off before it has read the answer; what must not be is a file.
    if (answered !== undefined) expect(answered).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE', ruleId: 'P-02' } });
    expect(await keys()).toEqual(before);
  });

  it('P-02 refuses by the declared length before a byte is read, in the shape of every refusal', async () => {
    const response = await new Promise<IncomingMessage>((resolve) => {
      const sending = open(
        `${served.url}/files?name=stor.pdf`,
        { method: 'PUT', headers: { cookie, 'content-length': 5_242_881, 'accept-language': 'nb' } },
        resolve,
      );
      sending.on('error', () => {});
      sending.flushHeaders();
    });
    const body = JSON.parse(Buffer.concat((await Array.fromAsync(response)) as Buffer[]).toString()) as Answer;
    expect(response.statusCode).toBe(413);
    expect(body).toMatchObject({
      __typename: 'GeneralRefusal',
      code: 'FILE_TOO_LARGE',
      ruleId: 'P-02',
      path: '/file',
      problems: [{ code: 'FILE_TOO_LARGE', path: '/file' }],
    });
    expect(body['message']).toContain('høyst 5 MB');
    response.destroy();
  });

  it('ATT-05 knows each type that is taken by its bytes, whatever the name says', async () => {
    for (const { name, mimeType, bytes } of samples.taken)
      expect((await put(bytes, `anything-${name}.exe`)).body).toMatchObject({ mimeType });
  });

  it('ATT-05 refuses what is not taken, whatever the name says, and keeps nothing of it', async () => {
    const before = await keys();
    for (const { name, bytes } of samples.refused)
      expect([name, await put(bytes, `${name}.pdf`)]).toMatchObject([name, { status: 415, body: { code: 'FILE_TYPE', ruleId: 'ATT-05' } }]);
    expect((await put('', 'empty.txt')).body).toMatchObject({ code: 'VALIDATION', ruleId: 'ATT-05' });
    expect(await keys()).toEqual(before);
  });

  it('ATT-05 refuses a phone’s HEIC and says how to send it', async () => {
    expect((await put(samples.heic, 'IMG_0001.jpg')).body).toMatchObject({ code: 'FILE_TYPE', hint: expect.stringContaining('JPEG') });
  });

  it('IA-03 takes files from who may attach them, and from nobody else', async () => {
    expect((await put('x', 'a.txt', {})).body).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await put('x', 'a.txt', { cookie: await served.cookieOf(served.people.siri) })).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await put('x', 'a.txt', { authorization: `Bearer ${await served.keyOf(served.people.kari, ['read'])}` })).body).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await put('x', 'a.txt', { authorization: `Bearer ${await served.keyOf(served.people.kari)}` })).status).toBe(201);
    expect((await put('x', 'a.txt', { cookie: await served.cookieOf(served.people.agent) })).status).toBe(201);
    expect((await put('x', '')).body).toMatchObject({ code: 'VALIDATION', path: '/name' });
  });

  it('ATT-05 leaves nothing behind of an upload that was cut off', async () => {
    const before = await keys();
    await new Promise<void>((resolve) => {
      const sending = open(`${served.url}/files?name=a.txt`, { method: 'PUT', headers: { cookie, 'content-length': 1_000_000 } });
      sending.on('error', () => resolve());
      sending.write(Buffer.alloc(200_000, 'a'), () => sending.destroy());
    });
    await expect.poll(keys).toEqual(before);
  });

  it('G-03 keeps the bytes when only the database failed, and takes them up on a retry by the same user', async () => {
    const { db } = served.desk.database;
    await db.$executeRawUnsafe('ALTER TABLE "stored_files" RENAME TO "stored_files_away"');
    const failed = await put('typed once, sent once', 'notat.txt');
    await db.$executeRawUnsafe('ALTER TABLE "stored_files_away" RENAME TO "stored_files"');
    expect(failed).toMatchObject({ status: 503, body: { __typename: 'TechnicalRefusal', code: 'TECHNICAL_ERROR', retryable: true } });
    const retry = `&retry=${failed.body['retry']}`;
    expect((await put('', 'notat.txt', { cookie: await served.cookieOf(served.people.ola) }, retry)).body).toMatchObject({
      code: 'NOT_FOUND',
      path: '/retry',
    });
    const again = await put('', 'notat.txt', { cookie }, retry);
    expect(again).toMatchObject({ status: 201, body: { fileName: 'notat.txt', sizeBytes: 21, mimeType: 'text/plain' } });
    expect((await put('', 'notat.txt', { cookie }, retry)).body['fileId']).toBe(again.body['fileId']);
    expect((await put('', 'notat.txt', { cookie }, '&retry=Li4vLi4vc2VjcmV0')).body).toMatchObject({ code: 'NOT_FOUND' });
  });

  describe('of an attachment', () => {
    /** A file on a line of kari's; answers where to fetch it, asked as the user given. */
    async function attached(bytes: BodyInit = 'kartet', name = 'kart «A».txt') {
      const { fileId } = (await put(bytes, name)).body;
      const order = await newOrder(served.desk, served.people.kari);
      const { id, version } = order['lines'][0] as { id: string; version: number };
      await served.ask(cookie, 'mutation M($input: AttachFileInput!) { attachFile(input: $input) { __typename } }', {
        input: { id, expectedVersion: version, fileId, idempotencyKey: freshKey() },
      });
      const linkFor = async (userId: string): Promise<string> => {
        const answer = await served.desk.run(
          userId,
          'query Q($id: ID!) { node(id: $id) { ... on OrderLine { attachments { downloadUrl } } } }',
          { id },
        );
        return answer['node'].attachments[0].downloadUrl as string;
      };
      return { fileId: fileId as string, linkFor };
    }
    const get = (path: string, headers: Record<string, string> = { cookie }) => fetch(`${served.url}${path}`, { headers });

    // The links of the desk and of the server are signed with different secrets unless they are the same.
    const asServer = async <T>(run: () => Promise<T>): Promise<T> => {
      const { linkSecret } = served.desk.ports;
      served.desk.ports.linkSecret = served.server.backbone.ports.linkSecret;
      return run().finally(() => (served.desk.ports.linkSecret = linkSecret));
    };

    it('ATT-06 serves it inert: as a download, with its type, in a sandbox', async () => {
      const link = await asServer(async () => (await attached()).linkFor(served.people.kari));
      const response = await get(link);
      expect(await response.text()).toBe('kartet');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'content-length': '6',
        'content-disposition': `attachment; filename="kart _A_.txt"; filename*=UTF-8''kart%20%C2%ABA%C2%BB.txt`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
    });

    it('ATT-06 serves it to a colleague by the colleague’s own link, and to nobody by another’s', async () => {
      const { linkFor, fileId } = await asServer(() => attached());
      const [mine, colleagues] = await asServer(() => Promise.all([linkFor(served.people.kari), linkFor(served.people.ola)]));
      expect((await get(colleagues, { cookie: await served.cookieOf(served.people.ola) })).status).toBe(200);
      const elsa = await served.cookieOf(served.people.elsa);
      expect((await get(mine, { cookie: elsa })).status).toBe(404);
      expect((await get(mine, {})).status).toBe(401);
      expect((await get(`/files/${fileId}`)).status).toBe(404);
    });

    it('ATT-06 has the link expire after five minutes', async () => {
      const link = await asServer(async () => (await attached()).linkFor(served.people.kari));
      served.desk.clock.passMinutes(5);
      const response = await get(link);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ ruleId: 'ATT-06' });
    });
  });
});
