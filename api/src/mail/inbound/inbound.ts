import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@sporbar/schema/context.ts';
import { bookingOfReply, fileReply, isTaken, type RepliedTo } from '@sporbar/schema/packages/receipts/mailed-receipt.ts';
import { isReceiptPart, tokensIn } from '@sporbar/schema/packages/receipts/mailed.rules.ts';
import { answer } from '../../files/answers.ts';
import { refuseBody, withBodyUpTo } from '../../body-limit.ts';
import type { Backbone } from '../../graphql/request-context.ts';
import type { RefusalCode } from '@sporbar/schema/refusals.ts';
import { dropFiles, keepParts } from './keeping.ts';
import { parseMail, type ParsedMail } from './parsing.ts';

/** Twenty-five megabytes, as mail servers commonly pass on. */
export const largestMail = 25 * 1_048_576;
/** So many mails are read at the same time; the mail server sends others later. */
const mostAtOnce = 2;
const shortestSecret = 16;

export interface InboundDoor {
  /** Does this header prove the mail server? Takes the same time whatever it says. */
  readonly opensTo: (authorization: string | undefined) => boolean;
  underWay: number;
}

const digest = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/** Throws where the secret is too short to be one. */
export function inboundDoor(secret: string): InboundDoor {
  if (secret.length < shortestSecret) throw new Error(`INBOUND_MAIL_SECRET must have ${shortestSecret} characters or more`);
  const expected = digest(`Bearer ${secret}`);
  return { opensTo: (authorization) => timingSafeEqual(digest(authorization ?? ''), expected), underWay: 0 };
}

/**
 * `POST /mail/inbound`: a mail as it came (RFC 5322), from the mail server that proves itself by its secret. A reply to a
 * booking's mail brings the booking its receipts (N-07). A mail for nobody, for a booking whose time is over and one that
 * cannot be read get the same answer.
 */
export async function serveInbound(
  backbone: Backbone,
  door: InboundDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  if (!door.opensTo(request.headers.authorization)) {
    response.setHeader('connection', 'close');
    return answer(response, 401, { message: 'Authorization: Bearer <secret> is missing or wrong.' });
  }
  if (door.underWay >= mostAtOnce) {
    response.setHeader('retry-after', '10');
    return answer(response, 503, { message: 'Other mails are being read. Send it again.' });
  }
  door.underWay += 1;
  try {
    const limited = await withBodyUpTo(request, largestMail);
    if (limited === null) return await refuseBody(request, response, JSON.stringify({ message: 'A mail may have at most 25 MB.' }));
    const raw = Buffer.concat((await Array.fromAsync(limited)) as Buffer[]);
    const taken = await take(backbone, contextOf(backbone), raw);
    if (taken === null) return answer(response, 422, { message: 'This mail is not taken.' });
    answer(response, 200, taken);
  } finally {
    door.underWay -= 1;
  }
}

const contextOf = ({ db, clock, ports, wakeups, tails }: Backbone): Context => ({
  db,
  clock,
  ports,
  wakeups,
  tails,
  viewer: null,
  locale: 'en',
  requestId: crypto.randomUUID(),
  ip: null,
});

interface Taken {
  /** How many receipts it became; 0 for one that was taken before. */
  readonly receipts: number;
  readonly refused: readonly { readonly fileName: string; readonly code: RefusalCode; readonly ruleId: string }[];
}

async function take(backbone: Backbone, context: Context, raw: Buffer): Promise<Taken | null> {
  const mail = await parseMail(raw);
  const parts = mail?.parts.filter(isReceiptPart) ?? [];
  const to = mail === null ? null : await bookingFor(context, mail, Math.max(1, parts.length));
  if (mail === null || to === null) return null;
  const messageId = messageIdOf(mail, raw);
  if (parts.length === 0 || (await isTaken(context, to.bookingId, messageId))) return { receipts: 0, refused: [] };
  const { kept, refused } = await keepParts(backbone, to.accountHolderId, parts);
  const sender = printable(mail.sender).slice(0, 254);
  const reply = { to, messageId, sender, files: kept, refused, isAutomatic: mail.isAutomatic };
  const isFiled = await fileReply(context, reply).catch(async (error: unknown) => {
    await dropFiles(backbone, kept);
    throw error;
  });
  if (!isFiled) await dropFiles(backbone, kept);
  return {
    receipts: isFiled ? kept.length : 0,
    refused: refused.map(({ fileName, problem: { def } }) => ({ fileName, code: def.code, ruleId: def.ruleId })),
  };
}

/** A mail that is for several bookings at once is for none: nobody could say whose the receipt is. */
async function bookingFor(context: Context, { recipients }: ParsedMail, files: number): Promise<RepliedTo | null> {
  const [token, ...others] = tokensIn(recipients);
  return token === undefined || others.length > 0 ? null : bookingOfReply(context, token, files);
}

const longestId = 300;

/** What the same message is known by when it comes again: its id, or the digest of one that cannot be kept, or of the whole where it has none. */
function messageIdOf(mail: ParsedMail, raw: Buffer): string {
  const said = printable(mail.messageId ?? '');
  return said !== '' && said.length <= longestId ? said : `<${digest(said === '' ? raw : said).toString('hex')}>`;
}

const printable = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '');
