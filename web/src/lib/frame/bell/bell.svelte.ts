import type { Client } from '@urql/core';
import { followList } from '#lib/list/follow-list.ts';
import { tell } from '#lib/graph/move.ts';
import { BellLive, NoticesQuery, type NoticesData } from './bell.ts';

/**
 * The bell of this tab: the count that the server sends, and the notices while they are shown. What is seen is said only
 * when somebody opens or closes them, never by the page alone: it is activity.
 */
export class Bell {
  /** Undefined until the server has said it. */
  unseen = $state<number>();
  /** How many there are that were not there before; told to those who cannot see the number. */
  fresh = $state(0);
  /** What is shown; undefined while it is closed or has not come yet. */
  shown = $state.raw<NoticesData>();
  #isOpen = false;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  follow(): () => void {
    return followList(this.#client, BellLive, {}, ({ unseenCount }) => this.#hear(unseenCount));
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    await this.#read();
    await this.#see();
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#see();
    this.shown = undefined;
  }

  #hear(unseen: number): void {
    const before = this.unseen;
    this.unseen = unseen;
    this.fresh = before === undefined || unseen <= before ? 0 : unseen;
    if (this.#isOpen && before !== undefined && unseen > 0) void this.#read();
  }

  async #read(): Promise<void> {
    const { data } = await this.#client.query(NoticesQuery, {}, { overSocket: true, requestPolicy: 'network-only' }).toPromise();
    if (this.#isOpen && data) this.shown = data.notices;
  }

  async #see(): Promise<void> {
    if (this.shown === undefined || this.unseen === 0) return;
    await tell(this.#client, 'markNoticesSeen', { upTo: this.shown.cursor });
  }
}
