import type { Client } from '@urql/core';
import { onDestroy } from 'svelte';
import { JudgeOrder, type JudgedText, type Judgement } from './judgement.ts';

/** So long nobody must have typed before the API is asked. */
const QUIET = 350;

/**
 * What the API says of an order while it is typed. An answer to a text that has changed meanwhile is dropped; while none
 * comes the last one stays, and the form goes on without.
 */
export class Judging {
  answer = $state.raw<Judgement>();
  /** The last question was not answered. */
  isAway = $state(false);
  /** Something was typed that the answer does not know of yet. */
  isBehind = $state(true);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #client: Client;

  /** Call while the form's component starts. */
  constructor(client: Client) {
    this.#client = client;
    onDestroy(() => clearTimeout(this.#timer));
  }

  /** Asks once nothing more has been typed for a moment. */
  ask(text: JudgedText): void {
    this.isBehind = true;
    const question = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#answer(question, text), QUIET);
  }

  async #answer(question: number, input: JudgedText): Promise<void> {
    const { data } = await this.#client.query(JudgeOrder, { input }, { requestPolicy: 'network-only', overSocket: true }).toPromise();
    if (question !== this.#asked) return;
    this.isBehind = false;
    this.isAway = data?.judgeOrder === undefined;
    if (data?.judgeOrder) this.answer = data.judgeOrder;
  }
}
