import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { booked, foundShopper, type Shopper } from '@sporbar/schema/packages/package.testing.ts';
import { openDesk, type Answer, type Desk } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { largestMail } from '../mail/inbound/inbound.ts';
import { mail, type MoreOfMail } from '../mail/inbound/raw-mail.testing.ts';
import { startServer, type RunningServer } from '../server.ts';
import { insideWords } from './attacker.testing.ts';

const secret = 'a secret of the mail server';

/** Somebody writes to the portal with bad intent; the mail server hands on whatever comes. */
describe('replies by mail, attacked', () => {
  let desk: Desk;
  let server: RunningServer;
  let mari: Shopper;
  let other: Shopper;
  let to: string;
  let packageId: string;
  const faults: unknown[] = [];
  const filesDir = mkdtempSync(join(import.meta.dirname, '..', '..', '..', '.cache', 'attacked-'));

  beforeAll(async () => {
    desk = await openDesk('server', { poolSize: 6 });
    [mari, other] = [await foundShopper(desk, 'mari'), await foundShopper(desk, 'other')];
    const logger = { ...silentLogger, error: (facts: object) => void faults.push(facts) };
    const given = { database: desk.database, clock: desk.clock, filesDir, linkSecret: 'test', withTimers: false, logger };
    server = await startServer({ ...given, inboundSecret: secret });
  });
  beforeEach(async () => {
    const item = await booked(desk, mari);
    packageId = item['id'] as string;
    const { replyToken } = await desk.database.db.booking.findUniqueOrThrow({ where: { id: item['booking'].id } });
    to = `reply+${replyToken}@sporbar.example`;
  });
  afterAll(async () => {
    await server.close();
    await desk.close();
    rmSync(filesDir, { recursive: true, force: true });
  });

  const send = (body: unknown, authorization = `Bearer ${secret}`, more: object = {}): Promise<Response> =>
    fetch(`${server.url}/mail/inbound`, { method: 'POST', headers: { authorization }, body: body as BodyInit, ...more });
  const post = async (raw: string | Buffer): Promise<{ status: number; body: Answer }> => {
    const response = await send(raw);
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const posted = (more: MoreOfMail, name = 'a.pdf') => post(mail(to, [{ name }], more));
  const receipts = () => desk.database.db.purchaseReceipt.findMany({ where: { packageId }, include: { file: true } });
  const bytesKept = (): number => readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

  it('G-09 who knows the address of somebody else’s booking can give to it, and gets nothing from it', async () => {
    const from = 'Other Shopper <other@example.test>';
    const answer = await post(mail(to, [{ name: 'a.pdf' }, { name: 'b.pdf', bytes: Buffer.from('MZ') }], { from }));
    expect(answer).toMatchObject({ status: 200, body: { receipts: 1, refused: [{ fileName: 'b.pdf' }] } });
    const [receipt] = await receipts();
    expect(receipt?.file).toMatchObject({ uploadedById: mari.userId, organisationId: mari.organisationId });
    const told = await desk.database.db.emailMessage.findMany({ where: { text: { contains: 'b.pdf' } }, select: { to: true } });
    expect(told).toEqual([{ to: 'mari@example.test' }]);
    const query = 'query N($id: ID!) { node(id: $id) { id } }';
    expect((await desk.run(other.userId, query, { id: receipt?.id }))['node']).toBeNull();
  });

  it('N-07 G-10 a message is known again by its id and its booking alone, however the rest is changed', async () => {
    const id = '<replayed@example.test>';
    expect((await posted({ id })).body).toMatchObject({ receipts: 1 });
    expect((await posted({ id, from: 'mari@elsewhere.test' }, 'another.pdf')).body).toMatchObject({ receipts: 0 });
    const bare = mail(to, [{ name: 'bare.pdf' }]).replace(/Message-ID:.*\r\n/, '');
    expect([(await post(bare)).body, (await post(bare)).body]).toMatchObject([{ receipts: 1 }, { receipts: 0 }]);
    expect(await receipts()).toHaveLength(2);
    expect(bytesKept()).toBe(await desk.database.db.storedFile.count());
  });

  it('N-07 ids of messages that are long, or that no database can hold, are no fault, and two long ones are two', async () => {
    const long = (end: string): string => `<${'x'.repeat(5_000)}${end}@example.test>`;
    for (const id of [long('1'), long('2'), '<nul\u0000byte@example.test>', '<\uD800@example.test>', '']) {
      expect(await posted({ id }), JSON.stringify(id).slice(-40)).toMatchObject({ status: 200, body: { receipts: 1 } });
    }
    expect((await posted({ id: long('2') })).body).toMatchObject({ receipts: 0 });
  });

  it('N-07 a sender who writes headers and bytes into their name stays a sender', async () => {
    const senders = [
      '"x\r\n Bcc: everybody@example.test" <a@example.test>',
      'a\u0000b@example.test',
      `${'å'.repeat(400)}@example.test`,
      '=?utf-8?B?DQpCY2M6IGV2ZXJ5Ym9keUBleGFtcGxlLnRlc3Q=?= <a@example.test>',
      '<script>alert(1)</script>@example.test',
      '',
    ];
    for (const from of senders) expect((await posted({ from })).status, from).toBe(200);
    const kept = await desk.database.db.inboundMail.findMany({ where: { packageId }, select: { sender: true } });
    expect(kept).toHaveLength(senders.length);
    for (const { sender } of kept) expect(sender).not.toMatch(/\p{Cc}/u);
    expect(await desk.database.db.emailMessage.count({ where: { to: { contains: 'everybody' } } })).toBe(0);
  });

  it('G-11 a mail that is broken anywhere is taken or not taken, and never a fault', async () => {
    const good = mail(to, [{ name: 'kvittering åæø.pdf' }, { name: 'b.pdf', headers: 'Content-ID: <\r\nX: y\r\n' }]);
    const cuts = Array.from({ length: 9 }, (_, index) => good.slice(0, Math.floor((good.length * index) / 9)));
    const turned = Array.from({ length: 6 }, (_, index) =>
      good.replaceAll(['b', '\r', ':', '=', '\n', ';'][index % 6] ?? '', index % 2 === 0 ? '\u0000' : '=?'),
    );
    const odd = [
      good.replaceAll('base64', 'quoted-printable'),
      good.replaceAll('base64', 'x-unknown'),
      good.replace('boundary=b', 'boundary=""'),
      good.replace('multipart/mixed', 'message/rfc822'),
      good.replace('text/plain', 'text/plain; charset=utf-7-no-such'),
      Buffer.concat([Buffer.from(good.slice(0, 200)), randomBytes(20_000)]),
      randomBytes(20_000),
    ];
    for (const raw of [...cuts.slice(1), ...turned, ...odd]) {
      const { status, body } = await post(raw);
      expect([200, 422], raw.toString().slice(0, 300)).toContain(status);
      expect(JSON.stringify(body)).not.toMatch(insideWords);
    }
    expect(faults).toEqual([]);
  });

  it('G-11 tens of thousands of parts are too many for a package, and the next mail is taken', async () => {
    const crumbs = '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n'.repeat(30_000);
    expect((await post(mail(to, [crumbs]))).status).toBe(422);
    expect(await receipts()).toEqual([]);
    expect((await posted({})).body).toMatchObject({ receipts: 1 });
  });

  it('G-11 a body without a declared end is read up to the limit and no further', async () => {
    const chunk = new Uint8Array(1_048_576);
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const answered = await send(endless, undefined, { duplex: 'half' }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(answered);
    expect(given).toBeLessThan(3 * largestMail);
    expect((await posted({})).body).toMatchObject({ receipts: 1 });
  });

  /** Begins a mail of a megabyte, sends a piece of it and hangs up. */
  const hangUp = async (authorization: string): Promise<void> => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = `POST /mail/inbound HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nAuthorization: ${authorization}\r\n\r\n`;
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(`${head}${'x'.repeat(1_000)}`, resolve));
    socket.destroy();
    await once(socket, 'close');
  };

  it('G-11 who hangs up half-way, or has no secret, keeps nobody else out', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => hangUp(`Bearer ${index % 2 === 0 ? secret : 'guessed'}`)));
    await expect.poll(async () => (await posted({ id: '<patient@example.test>' })).status, { timeout: 20_000 }).toBe(200);
    expect(await receipts()).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('G-09 a guess of the secret is told nothing, however near it is', async () => {
    const guesses = [
      '',
      'Bearer ',
      `Bearer ${secret.slice(0, -1)}`,
      `Bearer ${secret} `.trimEnd() + 'x',
      `bearer ${secret}`,
      `Bearer  ${secret}`,
    ];
    const answers = await Promise.all(
      guesses.map(async (guess) => {
        const response = await send(mail(to, [{ name: 'a.pdf' }]), guess);
        return `${response.status} ${await response.text()}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 /);
    expect(await receipts()).toEqual([]);
  });
});
