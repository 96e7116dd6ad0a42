import { beforeNavigate, goto } from '$app/navigation';
import type { Client } from '@urql/core';
import { onDestroy } from 'svelte';
import { send } from '#lib/graph/send.ts';
import { DiscardFormDraft, KeptDraft, SaveFormDraft } from './draft.ts';

const QUIET = 1500;

/**
 * Keeps what is typed on the server, for this user alone, until it is saved or discarded (IA-07). Leaving the form with
 * something unsaved asks first: keep the draft, or throw it away.
 */
export class Draft<Data> {
  /** The place to go to once the question is answered. */
  asking = $state.raw<URL>();
  /** When it was last kept. */
  keptAt = $state.raw<Date>();
  #dirty = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #client: Client;
  readonly #form: string;
  readonly #data: () => Data;

  /** Call while the form's component starts. `data` is what would be kept. */
  constructor(client: Client, form: string, data: () => Data) {
    this.#client = client;
    this.#form = form;
    this.#data = data;
    beforeNavigate((navigation) => {
      if (!this.#dirty) return;
      navigation.cancel();
      if (navigation.to && !navigation.willUnload) this.asking = navigation.to.url;
    });
    onDestroy(() => clearTimeout(this.#timer));
  }

  /** What was typed here before and neither saved nor discarded. */
  async restore(): Promise<{ readonly data: Data; readonly at: string } | undefined> {
    const { data } = await this.#client
      .query(KeptDraft, { form: this.#form }, { overSocket: true, requestPolicy: 'network-only' })
      .toPromise();
    return data?.formDraft ? { data: data.formDraft.data as Data, at: data.formDraft.updatedAt } : undefined;
  }

  /** Something was typed. */
  touch(): void {
    this.#dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), QUIET);
  }

  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    const sent = await send(this.#client, SaveFormDraft, { input: { form: this.#form, data: this.#data() } });
    if (sent.ok) this.keptAt = new Date();
  }

  /** The draft goes and the form may be left without a question, until something is typed again. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#dirty = false;
    await send(this.#client, DiscardFormDraft, { input: { form: this.#form } });
  }

  /** The answer to the question: with the draft kept or not, go where the reader was going. */
  async leave(keeping: boolean): Promise<void> {
    const to = this.asking;
    if (keeping) await this.keep();
    else await this.discard();
    this.#dirty = false;
    this.asking = undefined;
    if (to) await goto(to);
  }
}
