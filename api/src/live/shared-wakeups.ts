import type { Channel } from '@sporbar/prisma/channel.ts';
import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import { isOwnTick, type LocalWakeups } from './wakeups.ts';

/** Wake-ups between all servers of an installation: what one wakes, the others hear of. What they miss, their look finds. */
export class SharedWakeups implements Wakeups {
  readonly #local: LocalWakeups;
  readonly #channel: Channel;

  constructor(local: LocalWakeups, channel: Channel) {
    this.#local = local;
    this.#channel = channel;
  }

  wake(streams: readonly string[]): void {
    this.#local.wake(streams);
    this.#channel.say(streams.filter((stream) => !isOwnTick(stream)));
  }

  next(stream: string, signal: AbortSignal): Promise<void> {
    return this.#local.next(stream, signal);
  }
}
