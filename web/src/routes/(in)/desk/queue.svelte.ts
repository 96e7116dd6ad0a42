import type { Loaded } from '#lib/graph/load.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { toldRows } from '#lib/list/told-rows.svelte.ts';
import type { QueueQuery, QueueVariables } from './queue.ts';
import { QueuedInvoices, QueuedOrders, QueuedPackages, QueuedQuotes, QueuedRequests, QueuedTickets } from './queued.ts';
import { pilesOf, type Pile } from './piles.ts';

/** A department's queue as it is from moment to moment. Call while the component starts. */
export function followQueue(loaded: () => Loaded<ResultOf<typeof QueueQuery>, QueueVariables>): () => Pile[] {
  const read = () => loaded().data;
  const asked = () => loaded().variables;
  const requests = toldRows(
    QueuedRequests,
    () => read().serviceRequests,
    () => asked().requests,
  );
  const tickets = toldRows(
    QueuedTickets,
    () => read().troubleTickets,
    () => asked().tickets,
  );
  const orders = toldRows(
    QueuedOrders,
    () => read().orders,
    () => asked().orders,
  );
  const quotes = toldRows(
    QueuedQuotes,
    () => read().quotes,
    () => asked().quotes,
  );
  const packages = toldRows(
    QueuedPackages,
    () => read().packages,
    () => asked().packages,
  );
  const invoices = toldRows(
    QueuedInvoices,
    () => read().invoices,
    () => asked().invoices,
  );
  return () =>
    pilesOf({
      requests: requests(),
      tickets: tickets(),
      orders: orders(),
      quotes: quotes(),
      packages: packages(),
      invoices: invoices(),
    });
}
