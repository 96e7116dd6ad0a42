import type { Client } from '@urql/core';
import { newIdempotencyKey } from '#lib/graph/keys.ts';
import type { Problem, Refusal } from '#lib/graph/refusal.ts';
import { send } from '#lib/graph/send.ts';
import { m } from '#lib/paraglide/messages.js';
import { say } from '#lib/ui/toast.ts';
import { SubmitQuote } from './documents.ts';

interface Submittable {
  readonly id: string;
  readonly version: number;
}

type ManualQuestion = Refusal & { readonly lineIds: readonly string[] };

const isManualQuestion = (refusal: Refusal): refusal is ManualQuestion => refusal.__typename === 'ManualPricingRefusal';

/** *Submit (Estimate Price)* from the press of the button to what became of each line. */
export class Submitting {
  /** Why nothing was sent. */
  refused = $state.raw<Refusal>();
  /** Why some lines are still NEW although others went. */
  left = $state.raw<readonly Problem[]>([]);
  /** The lines about which the user is asked before the carrier prices them by hand. */
  asking = $state.raw<readonly string[]>([]);
  readonly #client: Client;
  readonly #quote: () => Submittable;
  readonly #refresh: () => Promise<void>;

  constructor(client: Client, quote: () => Submittable, refresh: () => Promise<void>) {
    this.#client = client;
    this.#quote = quote;
    this.#refresh = refresh;
  }

  forget(): void {
    this.refused = undefined;
    this.left = [];
  }

  /** Sends without an answer to the question: lines without an automatic price come back as one, and nothing has happened. */
  start(idempotencyKey: string): Promise<void> {
    return this.#send(idempotencyKey, null);
  }

  /** Yes: the carrier prices by hand. No: those lines stay NEW, and the others get their price. */
  answer(confirmed: boolean): Promise<void> {
    return this.#send(newIdempotencyKey(), confirmed);
  }

  async #send(idempotencyKey: string, confirmManualPricing: boolean | null): Promise<void> {
    const { id, version } = this.#quote();
    const sent = await send(this.#client, SubmitQuote, { input: { id, expectedVersion: version, idempotencyKey, confirmManualPricing } });
    if (sent.refusal && isManualQuestion(sent.refusal)) {
      this.asking = sent.refusal.lineIds;
      return;
    }
    this.refused = sent.refusal;
    if (sent.ok) {
      this.left = sent.payload.submitted.flatMap(({ problem }) => problem ?? []);
      say(sent.payload.submitted.some(({ outcome }) => outcome === 'SENT') ? m.quotes_sent() : m.quotes_priced());
    }
    await this.#refresh();
  }
}
