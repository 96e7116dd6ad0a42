import type { Client } from '@urql/core';
import { getLocale } from '#lib/words/locale.ts';
import { makeClient } from './client.ts';
import { Live } from './live.svelte.ts';
import { loggedOutFor } from './return-address.ts';
import { openSocket } from './socket.ts';

interface Connection {
  readonly client: Client;
  readonly live: Live | undefined;
}

let browsers: Connection | undefined;

/** One client for each request on the server; one for the life of the page in the browser, with its live line. */
export function connect(fetch: typeof globalThis.fetch): Connection {
  if (typeof window === 'undefined') return { client: makeClient(fetch), live: undefined };
  if (browsers === undefined) {
    const live = new Live((why) => location.assign(loggedOutFor(location, why)));
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
    const socket = openSocket(address, () => ({ acceptLanguage: getLocale() }), live);
    live.over(socket);
    browsers = { client: makeClient(globalThis.fetch, socket.client), live };
  }
  return browsers;
}
