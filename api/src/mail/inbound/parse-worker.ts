import { parentPort, workerData } from 'node:worker_threads';
import PostalMime, { type Address } from 'postal-mime';
import type { ParsedMail } from './parsing.ts';

/** Deeper than any program nests the parts of a mail. */
const deepest = 32;
const longestHeaders = 262_144;
/** Where a mail says whom it is for, as mail servers write it. */
const recipientHeaders: ReadonlySet<string> = new Set(['delivered-to', 'x-original-to', 'x-envelope-to']);

const addressesOf = (list: readonly Address[] | undefined): string[] =>
  (list ?? []).flatMap((one) => (one.group === undefined ? [one.address] : one.group.map(({ address }) => address)));

/** How machines say that they have written a mail (RFC 3834, and what came before it). */
const isAutomatic = (key: string, value: string): boolean =>
  (key === 'auto-submitted' && value !== 'no') || (key === 'precedence' && ['bulk', 'list', 'junk', 'auto_reply'].includes(value));

async function parse(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw, {
    maxNestingDepth: deepest,
    maxHeadersSize: longestHeaders,
    rfc822Attachments: false,
    attachmentEncoding: 'arraybuffer',
  });
  const delivered = mail.headers.filter(({ key }) => recipientHeaders.has(key)).map(({ value }) => value.replace(/^<|>$/g, ''));
  const isShown = (contentId: string | undefined): boolean =>
    contentId !== undefined && (mail.html ?? '').includes(`cid:${contentId.replace(/^<|>$/g, '')}`);
  return {
    messageId: mail.messageId ?? null,
    sender: mail.from?.address ?? '',
    isAutomatic: mail.headers.some(({ key, value }) => isAutomatic(key, value.trim().toLowerCase())),
    recipients: [...addressesOf(mail.to), ...addressesOf(mail.cc), ...delivered],
    parts: mail.attachments.map(({ filename, mimeType, related, contentId, content }) => ({
      fileName: filename ?? '',
      mimeType,
      isShownInText: related === true || isShown(contentId),
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
  };
}

parentPort?.postMessage(await parse(workerData as Uint8Array));
