import { Worker } from 'node:worker_threads';

export interface MailPart {
  readonly fileName: string;
  readonly mimeType: string;
  readonly isShownInText: boolean;
  readonly content: Uint8Array;
}

/** What a reply is read for. */
export interface ParsedMail {
  readonly messageId: string | null;
  readonly sender: string;
  readonly recipients: readonly string[];
  /** A machine has written it: an absence note, a newsletter, a mail that could not be delivered. */
  readonly isAutomatic: boolean;
  /** What is not its text. */
  readonly parts: readonly MailPart[];
}

const patienceMs = 20_000;
const mostMemoryMb = 256;

/**
 * Reads a mail in a thread of its own, with so much time and memory and no more: whatever somebody has built into it, the
 * portal goes on. Null for what cannot be read.
 */
export function parseMail(raw: Uint8Array): Promise<ParsedMail | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: raw,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb, maxYoungGenerationSizeMb: 64 },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => end(null), patienceMs);
    const end = (mail: ParsedMail | null): void => {
      clearTimeout(timer);
      resolve(mail);
      void worker.terminate();
    };
    worker.once('message', (mail: ParsedMail) => end(mail));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
