import Boxes from '@lucide/svelte/icons/boxes';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import { m } from '#lib/paraglide/messages.js';
import type { ActionListData } from './home.ts';
import type { Item } from './Waiting.svelte';

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

/** What has a deadline comes before what has none. */
const urgency = ({ ball }: Item): string => (ball.dueAt === null ? `2 ${ball.since}` : `1 ${ball.dueAt}`);

type Waiting = ActionListData['items'][number];

function itemOf(one: Waiting): Item {
  switch (one.__typename) {
    case 'Order': {
      const line = one.lines.find(({ status }) => status === 'INCOMPLETE') ?? one.lines[0];
      const note = line?.status === 'INCOMPLETE' ? line.comment : line?.status === 'REJECTED' ? line.statusDescription : null;
      return {
        id: one.id,
        href: `/orders/${one.number}`,
        icon: ClipboardList,
        name: m.order_named({ number: one.number }),
        about: joined(line?.product?.name, line?.endUser.name),
        noun: 'ORDER',
        status: one.status,
        ball: one.ballInCourt,
        note: note ?? null,
      };
    }
    case 'Quote':
      return {
        id: one.id,
        href: `/quotes/${one.number}`,
        icon: FileText,
        name: m.quote_named({ number: one.number }),
        about: joined(one.title, one.customerOrderRef),
        noun: 'QUOTE',
        status: one.quoteStatus,
        ball: one.ballInCourt,
      };
    case 'ServiceRequest':
      return {
        id: one.id,
        href: `/service-requests/${one.number}`,
        icon: MessagesSquare,
        name: m.request_named({ number: one.number }),
        about: joined(one.referenceValue),
        noun: 'SERVICE_REQUEST',
        status: one.requestStatus,
        ball: one.ballInCourt,
        note: one.requestStatus === 'INCOMPLETE' ? one.resolution : null,
      };
    case 'TroubleTicket':
      return {
        id: one.id,
        href: `/tickets/${one.number}`,
        icon: TriangleAlert,
        name: m.tickets_named({ number: one.number }),
        about: joined(one.installedProduct.circuitNumber, one.installedProduct.endUserName),
        noun: 'TROUBLE_TICKET',
        status: one.ticketStatus,
        ball: one.ballInCourt,
        note: one.question ?? one.resolution,
      };
    case 'Package':
      return {
        id: one.id,
        href: `/packages/${one.number}`,
        icon: Boxes,
        name: m.package_named({ number: one.number }),
        about: joined(one.sellerName, one.contents),
        noun: 'PACKAGE',
        status: one.packageStatus,
        ball: one.ballInCourt,
        note: one.comment,
      };
  }
}

/** Everything that waits for the reader: the nearest deadline first, then what has waited longest. */
export const itemsOf = ({ items }: Pick<ActionListData, 'items'>): Item[] =>
  items.map(itemOf).toSorted((a, b) => urgency(a).localeCompare(urgency(b)));

const kinds: Readonly<Record<string, { label: () => string; href: string }>> = {
  ORDER: { label: m.nav_orders, href: '/orders?mine=1' },
  QUOTE: { label: m.nav_quotes, href: '/quotes?mine=1' },
  SERVICE_REQUEST: { label: m.nav_requests, href: '/service-requests?mine=1' },
  TROUBLE_TICKET: { label: m.nav_tickets, href: '/tickets?mine=1' },
  PACKAGE: { label: m.nav_packages, href: '/packages?mine=1' },
};

/** How many wait for the reader, kind by kind, also those that the list has no room for. */
export const totalsOf = ({ counts }: Pick<ActionListData, 'counts'>): { label: string; href: string; count: number }[] =>
  counts.flatMap(({ objectType, count }) => {
    const kind = kinds[objectType];
    return kind === undefined || count === 0 ? [] : [{ label: kind.label(), href: kind.href, count }];
  });
