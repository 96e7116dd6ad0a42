import { Worker } from 'node:worker_threads';
import type { InvoicePaper } from '@sporbar/schema/invoices/invoice-paper.ts';
import type { Locale } from '@sporbar/schema/words.ts';

/** What is drawn: an invoice, in a language, as it is at a moment. */
export interface Drawing {
  readonly paper: InvoicePaper;
  readonly locale: Locale;
  readonly at: Date;
}

interface Bounds {
  readonly worker: URL;
  readonly patienceMs: number;
  /** So many are drawn at the same time; so many more wait for their turn. */
  readonly mostAtOnce: number;
  readonly mostWaiting: number;
}

const usual: Bounds = { worker: new URL('./pdf-worker.ts', import.meta.url), patienceMs: 15_000, mostAtOnce: 2, mostWaiting: 30 };
const mostMemoryMb = 192;

/**
 * Draws invoices in threads of their own: a drawing takes a quarter of a second of a processor, for which nobody who
 * follows anything waits. Each has so much time and memory and no more.
 */
export class Press {
  readonly #bounds: Bounds;
  readonly #waiting: (() => void)[] = [];
  #drawing = 0;

  constructor(bounds: Partial<Bounds> = {}) {
    this.#bounds = { ...usual, ...bounds };
  }

  /** The file; null for what could not be drawn in time, and where too many wait already. */
  async draw(drawing: Drawing): Promise<Uint8Array | null> {
    const { mostAtOnce, mostWaiting } = this.#bounds;
    if (this.#drawing >= mostAtOnce) {
      if (this.#waiting.length >= mostWaiting) return null;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#drawing += 1;
    try {
      return await this.#drawn(drawing);
    } finally {
      // The turn is handed on, so that nobody comes in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#drawing -= 1;
      else next();
    }
  }

  #drawn(workerData: Drawing): Promise<Uint8Array | null> {
    return new Promise((resolve) => {
      const worker = new Worker(this.#bounds.worker, {
        workerData,
        // What this process was started with is about its own program.
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb, maxYoungGenerationSizeMb: 32 },
        stdout: true,
        stderr: true,
      });
      const timer = setTimeout(() => end(null), this.#bounds.patienceMs);
      const end = (bytes: Uint8Array | null): void => {
        clearTimeout(timer);
        resolve(bytes);
        void worker.terminate();
      };
      worker.once('message', (bytes: Uint8Array) => end(bytes));
      worker.once('error', () => end(null));
      worker.once('exit', () => end(null));
    });
  }
}
