import Boxes from '@lucide/svelte/icons/boxes';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import type { HomeQuery } from './home.ts';
import type { Item } from './Waiting.svelte';

type Home = ResultOf<typeof HomeQuery>;

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

/** What has a deadline comes before what has none. */
const urgency = ({ ball }: Item): string => (ball.dueAt === null ? `2 ${ball.since}` : `1 ${ball.dueAt}`);

/** Everything that waits for the reader: the nearest deadline first, then what has waited longest. */
export function itemsOf(home: Home): Item[] {
  const orders = (home.waitingOrders?.nodes ?? []).map((order): Item => {
    const line = order.lines.find(({ status }) => status === 'INCOMPLETE') ?? order.lines[0];
    const note = line?.status === 'INCOMPLETE' ? line.comment : line?.status === 'REJECTED' ? line.statusDescription : null;
    return {
      id: order.id,
      href: `/orders/${order.number}`,
      icon: ClipboardList,
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
    icon: FileText,
    name: m.quote_named({ number: quote.number }),
    about: joined(quote.title, quote.customerOrderRef),
    noun: 'QUOTE',
    status: quote.quoteStatus,
    ball: quote.ballInCourt,
  }));
  const requests = home.waitingRequests.nodes.map((request): Item => ({
    id: request.id,
    href: `/service-requests/${request.number}`,
    icon: MessagesSquare,
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
    icon: Boxes,
    name: m.package_named({ number: one.number }),
    about: joined(one.sellerName, one.contents),
    noun: 'PACKAGE',
    status: one.packageStatus,
    ball: one.ballInCourt,
    note: one.comment,
  }));
  return [...orders, ...quotes, ...requests, ...packages].toSorted((a, b) => urgency(a).localeCompare(urgency(b)));
}

/** How many wait for the reader, kind by kind, also those that the list has no room for. */
export const totalsOf = (home: Home): { label: string; href: string; count: number }[] =>
  [
    { label: m.nav_orders(), href: '/orders?mine=1', count: home.waitingOrders?.totalCount ?? 0 },
    { label: m.nav_quotes(), href: '/quotes?mine=1', count: home.waitingQuotes?.totalCount ?? 0 },
    { label: m.nav_requests(), href: '/service-requests?mine=1', count: home.waitingRequests.totalCount },
    { label: m.nav_packages(), href: '/packages?mine=1', count: home.waitingPackages?.totalCount ?? 0 },
  ].filter((one) => one.count > 0);
