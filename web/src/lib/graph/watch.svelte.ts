import type { AnyVariables, Client } from '@urql/core';
import { getContext, setContext } from 'svelte';
import type { Loaded } from './load.ts';

const key = Symbol('client');

export const provideClient = (client: Client): Client => setContext(key, client);
export const useClient = (): Client => getContext<Client>(key);

export interface Watched<Data> {
  /** What is known now. Changes by itself when a change arrives for anything in it. */
  readonly data: Data;
  /** Asks again, over the live line. */
  refresh(): Promise<void>;
}

/** Keeps a page's answer true: starts with what `load` found, then follows the cache that live changes are written to. */
export function watch<Data, Variables extends AnyVariables>(loaded: () => Loaded<Data, Variables>): Watched<Data> {
  const client = useClient();
  let followed = $state.raw<{ of: Loaded<Data, Variables>; data: Data }>();

  $effect(() => {
    const of = loaded();
    const source = client.query(of.document, of.variables, { overSocket: true, requestPolicy: 'cache-first' });
    const { unsubscribe } = source.subscribe(({ data }) => {
      if (data !== undefined && data !== null) followed = { of, data };
    });
    return unsubscribe;
  });

  return {
    get data() {
      const of = loaded();
      return followed?.of === of ? followed.data : of.data;
    },
    async refresh() {
      const { document, variables } = loaded();
      await client.query(document, variables, { overSocket: true, requestPolicy: 'network-only' }).toPromise();
    },
  };
}
