import { Client, fetchExchange, subscriptionExchange, type ExecutionResult, type Operation, type SubscriptionForwarder } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import type { Client as Socket } from 'graphql-ws';
import { getLocale } from '#lib/words/locale.ts';
import { keys, possibleTypes } from './cache.ts';

declare module '@urql/core' {
  interface OperationContext {
    /** Ask over the live line instead of by HTTP: for what a change elsewhere made the page look up. */
    overSocket?: boolean;
  }
}

/** The same exchanges on both sides, so that the request of the server and the browser's match and the inlined answer is found. */
export function makeClient(fetch: typeof globalThis.fetch, socket?: Socket): Client {
  return new Client({
    url: '/graphql',
    fetch,
    preferGetMethod: false,
    requestPolicy: 'cache-first',
    fetchOptions: () => ({ headers: { 'accept-language': getLocale() } }),
    exchanges: [
      cacheExchange({ keys, possibleTypes }),
      subscriptionExchange({
        forwardSubscription: socket ? forwardTo(socket) : refuse,
        isSubscriptionOperation: (operation) =>
          operation.kind === 'subscription' || (socket !== undefined && operation.context.overSocket === true),
      }),
      fetchExchange,
    ],
  });
}

const refuse: SubscriptionForwarder = () => {
  throw new Error('Subscriptions start in the browser');
};

/** graphql-ws sends the first payload again after a cut; a newer `after` in it is what makes the stream go on where it stopped. */
const forwardTo =
  (socket: Socket): SubscriptionForwarder =>
  (body, operation) => ({
    subscribe: (sink) => {
      const payload = { query: body.query ?? '', variables: { ...body.variables } as Record<string, unknown> };
      const unsubscribe = socket.subscribe(payload, {
        next: (result) => {
          const cursor = cursorOf(operation, result);
          if (cursor !== undefined) payload.variables['after'] = cursor;
          sink.next(result as ExecutionResult);
        },
        error: (error) => sink.error(error),
        complete: () => sink.complete(),
      });
      return { unsubscribe };
    },
  });

function cursorOf(operation: Operation, result: { data?: unknown }): string | undefined {
  if (operation.kind !== 'subscription') return undefined;
  const [event] = Object.values((result.data ?? {}) as Record<string, unknown>);
  const cursor = typeof event === 'object' && event !== null && 'cursor' in event ? event.cursor : undefined;
  return typeof cursor === 'string' ? cursor : undefined;
}
