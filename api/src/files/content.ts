import { createHash } from 'node:crypto';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { judgeContent, largestFile, TextCheck } from '@sporbar/schema/files/file.rules.ts';
import type { FileFacts } from '@sporbar/schema/files/stored-file.ts';
import { refuseIfAny } from '@sporbar/schema/refusals.ts';
import { fileTypeFromBuffer } from 'file-type';

/** The upload went on beyond the limit: nothing more of it is read. */
export class TooLarge extends Error {}

/** What streamed by. */
export interface Passed {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly isText: boolean;
}

/** Counts, hashes and reads along while bytes stream by, and breaks off at the first byte too many (P-02). */
export class Inspection extends Transform {
  readonly #hash = createHash('sha256');
  readonly #text = new TextCheck();
  #size = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#size += chunk.length;
    if (this.#size > largestFile) return done(new TooLarge());
    this.#hash.update(chunk);
    this.#text.add(chunk);
    done(null, chunk);
  }

  /** Only once the last byte has passed. */
  passed(): Passed {
    return { sizeBytes: this.#size, sha256: this.#hash.digest('hex'), isText: this.#text.end() };
  }
}

/** The type that a file's bytes give away; null for none, as with plain text. */
async function detectedType(bytes: Readable): Promise<string | null> {
  const whole = Buffer.concat((await Array.fromAsync(bytes)) as Buffer[]);
  return (await fileTypeFromBuffer(whole))?.mime ?? null;
}

/** What bytes that have arrived are stored as, or Refused: the same for an upload and for what a mail brought (ATT-05). */
export async function judged(read: () => Promise<Readable>, passed: Passed): Promise<Pick<FileFacts, 'mimeType' | 'sizeBytes' | 'sha256'>> {
  const detected = passed.sizeBytes === 0 ? null : await detectedType(await read());
  const verdict = judgeContent({ ...passed, detected });
  if ('problem' in verdict) refuseIfAny([verdict.problem]);
  return { mimeType: 'mimeType' in verdict ? verdict.mimeType : '', sizeBytes: passed.sizeBytes, sha256: passed.sha256 };
}
