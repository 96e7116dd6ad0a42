/** The least that passes for a PDF. */
export const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');

interface Part {
  readonly name: string;
  readonly type?: string;
  readonly bytes?: Buffer;
  readonly headers?: string;
}

const partOf = ({ name, type = 'application/pdf', bytes = pdf, headers = '' }: Part): string =>
  `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n${headers}Content-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

export interface MoreOfMail {
  readonly id?: string;
  readonly from?: string;
  readonly headers?: string;
  readonly text?: string;
}

let nextId = 0;
/** A mail as a mail server hands it on. */
export function mail(to: string, parts: readonly (Part | string)[] = [], more: MoreOfMail = {}): string {
  nextId += 1;
  const head = [
    `From: ${more.from ?? 'Mari Kunde <mari@example.test>'}`,
    `To: ${to}`,
    'Subject: Re: Booking',
    `Message-ID: ${more.id ?? `<${nextId}@example.test>`}`,
    ...(more.headers === undefined ? [] : [more.headers]),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
  ];
  const text = more.text ?? 'Content-Type: text/plain\r\n\r\nHere it is.';
  return `${head.join('\r\n')}\r\n\r\n--b\r\n${text}\r\n${parts.map((part) => (typeof part === 'string' ? part : partOf(part))).join('')}--b--\r\n`;
}
