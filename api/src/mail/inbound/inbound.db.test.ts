import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { booked, done, foundShopper, moved, received, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../logger.ts';
import { startServer, type RunningServer } from '../../server.ts';
import { inboundDoor, largestMail } from './inbound.ts';
import { mail, pdf } from './raw-mail.testing.ts';

const secret = 'a secret of the mail server';
describe('replies that come in', () => {
  let desk: Desk;
  let people: People;
  let server: RunningServer;
  let mari: Shopper;
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '..', '.cache', 'inbound-'));

  beforeAll(async () => {
    desk = await openDesk('server', { poolSize: 6 });
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
    const given = { database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test', withTimers: false, logger: silentLogger };
    server = await startServer({ ...given, inboundSecret: secret });
  });
  afterAll(async () => {
    await server.close();
    await desk.close();
    rmSync(filesDir, { recursive: true, force: true });
  });

  const post = async (raw: string | Buffer, authorization = `Bearer ${secret}`) => {
    const headers = { 'content-type': 'message/rfc822', authorization };
    const response = await fetch(`${server.url}/mail/inbound`, { method: 'POST', headers, body: raw as BodyInit });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const tokenOf = async (bookingId: string): Promise<string> =>
    (await desk.database.db.booking.findUniqueOrThrow({ where: { id: bookingId } })).replyToken;
  const fresh = async (): Promise<{ id: string; to: string; token: string; bookingId: string }> => {
    const item = await booked(desk, mari);
    const token = await tokenOf(item['booking'].id);
    return { id: item['id'], to: `Sporbar <reply+${token}@sporbar.example>`, token, bookingId: item['booking'].id };
  };
  const receiptsOf = (packageId: string) =>
    desk.database.db.purchaseReceipt.findMany({ where: { packageId }, include: { file: true }, orderBy: { id: 'asc' } });
  const bytesKept = (): number => readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

  it('N-07 P-04 a reply with an attachment files the receipt on its package, as a file like any upload', async () => {
    const { id, to, bookingId } = await fresh();
    expect(await post(mail(to, [{ name: 'kvittering.pdf' }]))).toEqual({ status: 200, body: { receipts: 1, refused: [] } });
    const [receipt, ...others] = await receiptsOf(id);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({ channel: 'EMAIL', status: 'RECEIVED', receivedAt: desk.clock.now() });
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const file = { fileName: 'kvittering.pdf', mimeType: 'application/pdf', sizeBytes: pdf.length, sha256, uploadedById: mari.userId };
    expect(receipt?.file).toMatchObject({ ...file, organisationId: mari.organisationId });
    const event = await desk.database.db.statusEvent.findFirstOrThrow({ where: { objectId: receipt?.id ?? '' } });
    expect(event).toMatchObject({ move: 'fileMailedReceipt', actorKind: 'SYS', organisationId: mari.organisationId });
    expect(await desk.database.db.inboundMail.findFirst({ where: { bookingId } })).toMatchObject({
      sender: 'mari@example.test',
      receipts: 1,
    });
  });

  it('N-07 G-10 the same message again, and eight times at once, is filed once and leaves no bytes behind', async () => {
    const { id, to } = await fresh();
    const raw = mail(to, [{ name: 'a.pdf' }, { name: 'b.pdf' }]);
    const before = bytesKept();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(raw)));
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    expect(await post(raw)).toEqual({ status: 200, body: { receipts: 0, refused: [] } });
    expect(await receiptsOf(id)).toHaveLength(2);
    expect(bytesKept() - before).toBe(2);
  });

  it('N-07 D-50 a second mail goes to the package of the booking that has no receipt yet', async () => {
    const { booking } = await done(desk, mari.userId, 'bookPackage', {
      mode: 'AIR',
      sellerName: 'Shoe Barn',
      packages: [{ contents: 'Shoes' }, { contents: 'Laces' }],
    });
    const to = `reply+${await tokenOf(booking.id)}@sporbar.example`;
    await post(mail(to, [{ name: 'a.pdf' }, { name: 'b.pdf' }]));
    await post(mail(to, [{ name: 'c.pdf' }]));
    const packages = await desk.database.db.package.findMany({ where: { bookingId: booking.id }, orderBy: { id: 'asc' } });
    expect((await Promise.all(packages.map(({ id }) => receiptsOf(id)))).map(({ length }) => length)).toEqual([2, 1]);
  });

  it('N-07 finds the token wherever mail servers leave the address', async () => {
    const { id, token } = await fresh();
    const raw = mail('Sporbar <no-reply@sporbar.example>', [{ name: 'a.pdf' }], {
      headers: `Delivered-To: reply+${token.toUpperCase()}@sporbar.example`,
    });
    expect((await post(raw)).body).toMatchObject({ receipts: 1 });
    expect(await receiptsOf(id)).toHaveLength(1);
  });

  it('N-07 no token, an unknown one, two at once and one whose time is over get one and the same answer', async () => {
    const [one, two] = [await fresh(), await fresh()];
    const over = await received(desk, mari, people.warehouse);
    const { bookingId } = await desk.database.db.package.findUniqueOrThrow({ where: { id: over['id'] } });
    const overToken = await tokenOf(bookingId ?? '');
    await moved(desk, people.warehouse, over['id'], 'shipPackage');
    await moved(desk, people.customs, over['id'], 'arrivePackage');
    await moved(desk, people.customs, over['id'], 'recordReceipt', { channel: 'FAX' });
    await moved(desk, people.customs, over['id'], 'clearPackage');
    const addresses = [
      'no-reply@sporbar.example',
      `reply+${'0'.repeat(32)}@sporbar.example`,
      `reply+${one.token}x@sporbar.example`,
      `${one.to}, ${two.to}`,
      `reply+${overToken}@sporbar.example`,
      "reply+' OR 1=1 --@sporbar.example",
    ];
    const answers = [];
    for (const to of addresses) answers.push(await post(mail(to, [{ name: 'a.pdf' }])));
    answers.push(await post('no mail at all'));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 422, body: { message: 'This mail is not taken.' } })]),
    );
    expect((await receiptsOf(one.id)).length + (await receiptsOf(two.id)).length).toBe(0);
  });

  it.each(['', 'Bearer', 'Bearer another', `Basic ${secret}`, secret])(
    'N-07 "%s" does not prove the mail server, and nothing is read',
    async (authorization) => {
      const { id, to } = await fresh();
      expect((await post(mail(to, [{ name: 'a.pdf' }]), authorization)).status).toBe(401);
      expect(await receiptsOf(id)).toEqual([]);
    },
  );

  it('N-07 a secret that is too short opens nothing, and without one there is no such door', async () => {
    expect(() => inboundDoor('short')).toThrow('16 characters or more');
    const given = { database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test', withTimers: false, logger: silentLogger };
    const shut = await startServer(given);
    expect((await fetch(`${shut.url}/mail/inbound`, { method: 'POST', body: 'x' })).status).toBe(404);
    await shut.close();
    expect((await fetch(`${server.url}/mail/inbound`)).status).toBe(405);
  });

  it('P-02 D-31 takes 5,242,880 bytes and refuses one more, and takes what else came with it', async () => {
    const { id, to } = await fresh();
    const sized = (size: number) => Buffer.concat([pdf, Buffer.alloc(size - pdf.length, '%')]);
    const parts = [{ name: 'most.pdf', bytes: sized(5_242_880) }, { name: 'more.pdf', bytes: sized(5_242_881) }, { name: 'a.pdf' }];
    expect((await post(mail(to, parts))).body).toEqual({
      receipts: 2,
      refused: [{ fileName: 'more.pdf', code: 'FILE_TOO_LARGE', ruleId: 'P-02' }],
    });
    expect((await receiptsOf(id)).map(({ file }) => file?.fileName)).toEqual(['most.pdf', 'a.pdf']);
  });

  it('ATT-05 refuses what its bytes are not: an archive named as PDF, winmail.dat, nothing', async () => {
    const { id, to } = await fresh();
    const before = bytesKept();
    const { body } = await post(
      mail(to, [
        { name: 'kvittering.pdf', bytes: Buffer.from('PK\u0003\u0004 not a document') },
        { name: 'winmail.dat', type: 'application/ms-tnef', bytes: Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 1, 2, 3]) },
        { name: 'empty.pdf', bytes: Buffer.alloc(0) },
      ]),
    );
    expect(body).toMatchObject({ receipts: 0 });
    expect((body['refused'] as Answer[]).map((one) => [one['fileName'], one['ruleId']])).toEqual([
      ['kvittering.pdf', 'ATT-05'],
      ['winmail.dat', 'ATT-05'],
      ['empty.pdf', 'ATT-05'],
    ]);
    expect(await receiptsOf(id)).toEqual([]);
    expect(bytesKept()).toBe(before);
  });

  const archive = { name: 'kvittering.pdf', bytes: Buffer.from('PK\u0003\u0004 not a document') };
  /** Mails about a package that name what was refused. */
  const toldOf = (packageId: string) =>
    desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: packageId } }, text: { contains: archive.name } } });

  it('D-61 N-10 tells the account holder in their language what of a reply was refused and why, once, and an answer finds the booking', async () => {
    const { id, to, token } = await fresh();
    await desk.database.db.user.update({ where: { id: mari.userId }, data: { locale: 'nb' }, select: { id: true } });
    const raw = mail(to, [archive, { name: 'a.pdf' }]);
    expect((await post(raw)).body).toMatchObject({ receipts: 1 });
    expect((await post(raw)).status).toBe(200);
    const [told, ...others] = await toldOf(id);
    expect(others).toEqual([]);
    const { number } = await desk.database.db.package.findUniqueOrThrow({ where: { id } });
    expect(told).toMatchObject({
      to: 'mari@example.test',
      state: 'QUEUED',
      locale: 'nb',
      replyToken: token,
      subject: `Pakke ${number}: det du sendte, kunne ikke brukes`,
    });
    expect(told?.text).toContain('kvittering.pdf: ');
    expect(told?.text).not.toContain('a.pdf');
    expect(told?.text).toContain(`/packages/${id}`);
    expect((await post(mail(to, [archive]))).body).toMatchObject({ receipts: 0 });
    expect(await toldOf(id)).toHaveLength(2);
  });

  it('D-61 answers no machine, and nobody more often than five times a day', async () => {
    const [quiet, busy] = [await fresh(), await fresh()];
    for (const headers of ['Auto-Submitted: auto-replied', 'Precedence: bulk']) await post(mail(quiet.to, [archive], { headers }));
    expect(await toldOf(quiet.id)).toEqual([]);
    for (let count = 0; count < 7; count++) await post(mail(busy.to, [archive]));
    expect(await toldOf(busy.id)).toHaveLength(5);
  });

  it('N-07 D-50 a picture that the text shows is no receipt, a photograph that a phone sends inline is', async () => {
    const { id, to } = await fresh();
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const inline = (name: string, contentId: string) =>
      `--b\r\nContent-Type: image/png; name="${name}"\r\nContent-Disposition: inline; filename="${name}"\r\nContent-ID: <${contentId}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${png.toString('base64')}\r\n`;
    const text = 'Content-Type: text/html\r\n\r\n<p>Hei</p><img src="cid:logo@example">';
    const raw = mail(to, [inline('logo.png', 'logo@example'), inline('IMG_1.png', 'photo@example')], { text });
    expect((await post(raw)).body).toEqual({ receipts: 1, refused: [] });
    expect((await receiptsOf(id)).map(({ file }) => file?.fileName)).toEqual(['IMG_1.png']);
  });

  it('N-07 ATT-04 a mail with more attachments than a package takes is not taken', async () => {
    const { id, to } = await fresh();
    expect(
      (
        await post(
          mail(
            to,
            Array.from({ length: 21 }, (_, index) => ({ name: `${index}.pdf` })),
          ),
        )
      ).status,
    ).toBe(422);
    expect(await receiptsOf(id)).toEqual([]);
  });

  it('N-07 names and headers that carry more than they should come out tame', async () => {
    const { id, to } = await fresh();
    const name = '..\\..\\=?utf-8?B?YQ1ceA0K?=\u202Egpj.pdf';
    await post(mail(to, [{ name }], { headers: 'Subject: x\r\nBcc: everybody@example.test' }));
    const [receipt] = await receiptsOf(id);
    expect(receipt?.file?.fileName).not.toMatch(/[\p{Cc}\p{Cf}\\/]/u);
    expect(await desk.database.db.emailMessage.count({ where: { to: 'everybody@example.test' } })).toBe(0);
  });

  it('G-11 parts within parts without end, and headers without end, are given up and harm nobody', async () => {
    const { id, to } = await fresh();
    const nested = Array.from(
      { length: 400 },
      (_, depth) => `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`,
    );
    const deep = mail(to, [`--b\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${nested.join('')}`]);
    expect((await post(deep)).status).toBe(422);
    expect((await post(mail(to, [{ name: 'a.pdf' }], { headers: `X-Long: ${'x'.repeat(300_000)}` }))).status).toBe(422);
    expect(await receiptsOf(id)).toEqual([]);
    expect((await post(mail(to, [{ name: 'a.pdf' }]))).body).toMatchObject({ receipts: 1 });
  });

  it('G-11 a mail above 25 MB is refused before it is read', async () => {
    expect((await post(Buffer.alloc(largestMail + 1, 'x'))).status).toBe(413);
  });
});
