import type { Client } from '@urql/core';
import { onDestroy } from 'svelte';
import { tryMove, type Foreseen, type MoveOn } from '#lib/graph/move.ts';
import { Quiet } from '#lib/graph/quiet.ts';
import { isRefusal, type Refusal } from '#lib/graph/refusal.ts';
import type { MoveValues } from './moves.ts';

interface Question {
  readonly on: MoveOn;
  readonly values: MoveValues;
}

/** What the API foretells of a move while its form is filled in. It is only ever asked: nothing is written. */
export class Foreseeing {
  /** What the move would do; undefined while something is in its way, or no answer came. */
  outcome = $state.raw<Foreseen>();
  /** Everything in its way. */
  refusal = $state.raw<Refusal>();
  /** Something was typed that the answer does not know of yet. */
  isBehind = $state(false);
  #last = '';
  readonly #quiet: Quiet<Question, Foreseen | Refusal>;

  /** Call while the form's component starts. */
  constructor(client: Client) {
    this.#quiet = new Quiet(
      ({ on, values }) => tryMove(client, on, values),
      (answer) => {
        this.isBehind = false;
        this.refusal = answer && isRefusal(answer) ? answer : undefined;
        this.outcome = answer && !isRefusal(answer) ? answer : undefined;
      },
    );
    onDestroy(() => this.#quiet.stop());
  }

  /** Asks once nothing more has been typed for a moment; the first time at once, and the same never twice. */
  ask(on: MoveOn, values: MoveValues): void {
    const asked = JSON.stringify([on, values]);
    if (asked === this.#last) return;
    const isFirst = this.#last === '';
    this.#last = asked;
    this.isBehind = true;
    if (isFirst) this.#quiet.ask({ on, values }, 0);
    else this.#quiet.ask({ on, values });
  }

  /** What is typed cannot be asked about yet. */
  wait(): void {
    this.#last = ' ';
    this.#quiet.stop();
    this.isBehind = false;
    this.refusal = undefined;
    this.outcome = undefined;
  }
}
