import type { Client } from '@urql/core';
import { onDestroy } from 'svelte';
import { Quiet } from '#lib/graph/quiet.ts';
import { JudgeOrder, type JudgedText, type Judgement } from './judgement.ts';

/** What the API says of an order while it is typed. While no answer comes the last one stays, and the form goes on without. */
export class Judging {
  answer = $state.raw<Judgement>();
  /** The last question was not answered. */
  isAway = $state(false);
  /** Something was typed that the answer does not know of yet. */
  isBehind = $state(true);
  readonly #quiet: Quiet<JudgedText, Judgement>;

  /** Call while the form's component starts. */
  constructor(client: Client) {
    const ask = async (input: JudgedText): Promise<Judgement | undefined> => {
      const { data } = await client.query(JudgeOrder, { input }, { requestPolicy: 'network-only', overSocket: true }).toPromise();
      return data?.judgeOrder;
    };
    this.#quiet = new Quiet(ask, (answer) => {
      this.isBehind = false;
      this.isAway = answer === undefined;
      if (answer) this.answer = answer;
    });
    onDestroy(() => this.#quiet.stop());
  }

  /** Asks once nothing more has been typed for a moment. */
  ask(text: JudgedText): void {
    this.isBehind = true;
    this.#quiet.ask(text);
  }
}
