import type { ResultOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import type { HomeQuery } from './home.ts';
import type { Item } from './Waiting.svelte';

type Home = ResultOf<typeof HomeQuery>;

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

/** Everything that waits for the reader, the longest waiting first. */
export function itemsOf(home: Home): Item[] {
  const orders = (home.waitingOrders?.nodes ?? []).map((order): Item => {
    const line = order.lines.find(({ status }) => status === 'INCOMPLETE') ?? order.lines[0];
    const note = line?.status === 'INCOMPLETE' ? line.comment : line?.status === 'REJECTED' ? line.statusDescription : null;
    return {
      id: order.id,
      href: `/orders/${order.number}`,
      name: m.order_named({ number: order.number }),
      about: joined(line?.product?.name, line?.endUser.name),
      noun: 'ORDER',
      status: order.status,
      ball: order.ballInCourt,
      note: note ?? null,
    };
  });
  const quotes = (home.waitingQuotes?.nodes ?? []).map((quote): Item => ({
    id: quote.id,
    href: `/quotes/${quote.number}`,
    name: m.quote_named({ number: quote.number }),
    about: joined(quote.title, quote.customerOrderRef),
    noun: 'QUOTE',
    status: quote.quoteStatus,
    ball: quote.ballInCourt,
  }));
  const requests = home.waitingRequests.nodes.map((request): Item => ({
    id: request.id,
    href: `/service-requests/${request.number}`,
    name: m.request_named({ number: request.number }),
    about: joined(request.referenceValue),
    noun: 'SERVICE_REQUEST',
    status: request.requestStatus,
    ball: request.ballInCourt,
    note: request.requestStatus === 'INCOMPLETE' ? request.resolution : null,
  }));
  const packages = (home.waitingPackages?.nodes ?? []).map((one): Item => ({
    id: one.id,
    href: `/packages/${one.number}`,
    name: m.package_named({ number: one.number }),
    about: joined(one.sellerName, one.contents),
    noun: 'PACKAGE',
    status: one.packageStatus,
    ball: one.ballInCourt,
    note: one.comment,
  }));
  return [...orders, ...quotes, ...requests, ...packages].toSorted((a, b) => a.ball.since.localeCompare(b.ball.since));
}
