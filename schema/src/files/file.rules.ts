import type { Problem } from '../refusals.ts';
import { noFile } from './file.refusals.ts';

/** P-02, ATT-04, D-31: 5 × 1,024 × 1,024 bytes, inclusive. */
export const largestFile = 5_242_880;

/** ATT-04. */
export const mostAttachments = 20;

/** How long a file that nothing uses is kept: long enough to try again tomorrow. */
export const unownedLiveMs = 24 * 3_600_000;

/** ATT-05: what is taken, by what the bytes say. */
export const takenTypes = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'text/plain': 'TXT',
} as const;

const phonePictures: readonly string[] = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

export interface ContentFacts {
  readonly sizeBytes: number;
  /** The type its first bytes give away; null when they give away none. */
  readonly detected: string | null;
  /** Every byte of it is valid UTF-8 without control characters. */
  readonly isText: boolean;
}

/** ATT-05: the type to store it under, or why it is not taken. The name plays no part. */
export function judgeContent({
  sizeBytes,
  detected,
  isText,
}: ContentFacts): { readonly mimeType: keyof typeof takenTypes } | { readonly problem: Problem } {
  if (sizeBytes === 0) return { problem: noFile.empty('/file') };
  if (sizeBytes > largestFile) return { problem: noFile.tooLarge('/file') };
  if (detected === null) return isText ? { mimeType: 'text/plain' } : { problem: noFile.notText('/file') };
  if (phonePictures.includes(detected)) return { problem: noFile.phonePicture('/file') };
  return Object.hasOwn(takenTypes, detected) ? { mimeType: detected as keyof typeof takenTypes } : { problem: noFile.wrongType('/file') };
}

/** Reads text as it comes in pieces: a control character or a byte that is no UTF-8 makes the whole no text (ATT-05). */
export class TextCheck {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #isText = true;

  add(bytes: Uint8Array): void {
    if (this.#isText) this.#isText = this.#holds(bytes, true);
  }

  /** The verdict, once every piece has been added. */
  end(): boolean {
    if (this.#isText) this.#isText = this.#holds(new Uint8Array(), false);
    return this.#isText;
  }

  #holds(bytes: Uint8Array, stream: boolean): boolean {
    try {
      return !/[^\P{Cc}\t\n\r\f]/u.test(this.#decoder.decode(bytes, { stream }));
    } catch {
      return false;
    }
  }
}

/** The name as it is kept and offered at download: its last part, without what file systems and headers stumble over. */
export function tidyFileName(given: string): string {
  const name = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  // Control characters, marks that turn the reading direction, and what Windows refuses.
  const tidied = name
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  return tidied.length <= 200 ? tidied : `${tidied.slice(0, 180)}${tidied.slice(-20)}`;
}

export interface AttachmentFacts {
  readonly uploadedById: string;
}

/** ATT-07: by its uploader, while the owner is NEW or INCOMPLETE. */
export function deletionProblems(attachment: AttachmentFacts, viewerId: string, ownerStatus: string): Problem[] {
  if (attachment.uploadedById !== viewerId) return [noFile.notUploader('/attachmentId')];
  return ownerStatus === 'NEW' || ownerStatus === 'INCOMPLETE' ? [] : [noFile.keptForGood('/attachmentId')];
}
