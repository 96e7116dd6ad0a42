import type { Client } from '@urql/core';
import { deliveriesIn, openIn, RequestsAbout, type RequestAbout } from './lookup.ts';

const QUIET = 300;
const SHORTEST = 3;

/** What was asked before about the reference in the form: known before a second request is sent. */
export class About {
  #requests = $state.raw<readonly RequestAbout[]>([]);

  /** Call while the form's component starts. */
  constructor(client: Client, reference: () => string) {
    $effect(() => {
      const value = reference().trim();
      if (value.length < SHORTEST) {
        this.#requests = [];
        return;
      }
      const asking = setTimeout(async () => {
        const { data } = await client
          .query(RequestsAbout, { reference: value }, { overSocket: true, requestPolicy: 'network-only' })
          .toPromise();
        this.#requests = data?.serviceRequests.nodes ?? [];
      }, QUIET);
      return () => clearTimeout(asking);
    });
  }

  /** The open requests in the area about the same, with those the object itself names. */
  openIn(area: string, more: readonly RequestAbout[] = []): readonly RequestAbout[] {
    const byId = new Map([...this.#requests, ...more].map((request) => [request.id, request]));
    return openIn([...byId.values()], area);
  }

  get deliveries(): readonly RequestAbout[] {
    return deliveriesIn(this.#requests);
  }
}
