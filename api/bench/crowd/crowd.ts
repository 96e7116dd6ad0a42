import { startChild, type Child } from '../measure/child.ts';
import type { Subscriber } from './sockets.ts';

export interface Heard {
  readonly texts: string[];
  readonly first: number[];
  readonly last: number[];
}

/** Subscribers in a process of their own. */
export class Crowd {
  readonly #child: Child = startChild('crowd/sockets.ts');
  size = 0;

  /** UP_TO_DATE: they are ready when the server says that they have caught up. RAW: the same, and all are sent the same bytes. */
  async open(url: string, subscribers: readonly Subscriber[], way: 'UP_TO_DATE' | 'UNSAID' | 'RAW', atOnce = 50): Promise<void> {
    const [strict, raw] = [way !== 'UNSAID', way === 'RAW'];
    const batch = 1_000;
    for (let from = 0; from < subscribers.length; from += batch)
      this.size = await this.#child.ask<number>('open', { url, subscribers: subscribers.slice(from, from + batch), strict, raw, atOnce });
  }

  /** Every socket asks so often whether the other end is there, as the site's does. */
  keepAlive(everyMs: number): Promise<void> {
    return this.#child.ask('keepAlive', everyMs);
  }

  /** How many messages of lists came since the reset. */
  lists(): Promise<number> {
    return this.#child.ask('lists');
  }

  reset(): Promise<void> {
    return this.#child.ask('reset');
  }

  /** Resolves when every socket of a group has so many; throws when one heard something else, or nothing for too long. */
  wait(counts: Record<string, number>, withinMs = 60_000): Promise<void> {
    return this.#child.ask('wait', { counts, withinMs });
  }

  heard(group: string): Promise<Heard> {
    return this.#child.ask('heard', group);
  }

  times(): Promise<Record<string, Pick<Heard, 'first' | 'last'>>> {
    return this.#child.ask('times');
  }

  /** Throws unless every socket has exactly so many, all equal. */
  async check(counts: Record<string, number>): Promise<void> {
    const faults = await this.#child.ask<string[]>('verdict', counts);
    if (faults.length > 0) throw new Error(`not everybody heard everything once and in order:\n${faults.join('\n')}`);
  }

  async close(): Promise<void> {
    await this.#child.ask('close');
    await this.#child.stop();
  }
}
