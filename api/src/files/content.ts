import { createHash } from 'node:crypto';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { largestFile, TextCheck } from '@sporbar/schema/files/file.rules.ts';
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
export async function detectedType(bytes: Readable): Promise<string | null> {
  const whole = Buffer.concat((await Array.fromAsync(bytes)) as Buffer[]);
  return (await fileTypeFromBuffer(whole))?.mime ?? null;
}
