import { startChild, type Child } from '../measure/child.ts';
import type { Call } from './requests.ts';

/** Callers over HTTP in a process of their own. */
export class Callers {
  readonly #child: Child = startChild('crowd/requests.ts');

  run(calls: readonly Call[], atOnce: number, keep = false): Promise<{ times: number[]; answers: string[] }> {
    return this.#child.ask('run', { calls, atOnce, keep });
  }

  /** For a while; answers how often and what was answered, which must be the same each time. */
  repeat(calls: readonly Call[], atOnce: number, forMs: number): Promise<{ count: number; answer: string }> {
    return this.#child.ask('repeat', { calls, atOnce, forMs });
  }

  /** So many a second, each at its moment, whether or not the one before is answered. Answers what was answered. */
  pace(calls: readonly Call[], perSecond: number): Promise<string[]> {
    return this.#child.ask('pace', { calls, perSecond });
  }

  close(): Promise<void> {
    return this.#child.stop();
  }
}
