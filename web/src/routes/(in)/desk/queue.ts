import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import { OrderRow, type OrderRowData } from '#lib/nouns/order.ts';
import { InvoiceRow } from '#lib/nouns/invoice.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { QuoteHead } from '#lib/nouns/quote.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Department } from '#lib/words/departments.ts';
import { money } from '#lib/words/money.ts';

/** What waits at one department's desk, the longest waiting first. */
export const QueueQuery = graphql(
  `
    query Queue(
      $requests: ServiceRequestFilter
      $orders: OrderFilter
      $quotes: QuoteFilter
      $packages: PackageFilter
      $invoices: InvoiceFilter
      $withOrders: Boolean!
      $withQuotes: Boolean!
      $withPackages: Boolean!
      $withInvoices: Boolean!
    ) {
      serviceRequests(filter: $requests, sort: QUEUE, first: 50) {
        totalCount
        nodes {
          ...RequestRow
        }
      }
      orders(filter: $orders, sort: CHANGED, direction: ASC, first: 50) @include(if: $withOrders) {
        totalCount
        nodes {
          ...OrderRow
        }
      }
      quotes(filter: $quotes, sort: CHANGED, direction: ASC, first: 50) @include(if: $withQuotes) {
        totalCount
        nodes {
          ...QuoteHead
        }
      }
      packages(filter: $packages, sort: WAITING, direction: ASC, first: 50) @include(if: $withPackages) {
        totalCount
        nodes {
          ...PackageRow
        }
      }
      invoices(filter: $invoices, sort: DUE, direction: ASC, first: 50) @include(if: $withInvoices) {
        totalCount
        nodes {
          ...InvoiceRow
        }
      }
    }
  `,
  [OrderRow, InvoiceRow, PackageRow, QuoteHead, RequestRow],
);

type Variables = VariablesOf<typeof QueueQuery>;
type Work = Partial<Pick<Variables, 'orders' | 'quotes' | 'packages' | 'invoices'>>;

/** What each department works on besides its service requests. */
const work: Partial<Record<Department, Work>> = {
  CUSTOMER_SERVICE: { orders: { lineStatus: ['COMMITTED', 'IN_PROCESS', 'CUSTOMER_UPDATE'] } },
  DELIVERY: {
    orders: {
      lineStatus: [
        'COMMITTED',
        'IN_PROCESS',
        'CUSTOMER_UPDATE',
        'REGISTERED',
        'ORDERED',
        'DESIGN',
        'READY',
        'FIELD_SERVICE',
        'TEST',
        'DELIVERY',
      ],
    },
  },
  SALES_SUPPORT: { quotes: { lineStatus: ['RECEIVED', 'IN_PROCESS', 'CUSTOMER_UPDATE'] } },
  WAREHOUSE: { packages: { status: ['RECEIVED', 'NOT_BOOKED', 'HOLD'] } },
  CUSTOMS: { packages: { status: ['IN_TRANSIT', 'ARRIVED', 'CLEARED'] } },
  BILLING: { invoices: { overdue: true } },
};

export function variablesOf(department: Department, maySeeInvoices: boolean): Variables {
  const { orders, quotes, packages, invoices } = work[department] ?? {};
  return {
    requests: { queue: [department], status: ['SUBMITTED', 'IN_PROCESS'] },
    orders: orders ?? null,
    quotes: quotes ?? null,
    packages: packages ?? null,
    invoices: invoices ?? null,
    withOrders: orders !== undefined,
    withQuotes: quotes !== undefined,
    withPackages: packages !== undefined,
    withInvoices: invoices !== undefined && maySeeInvoices,
  };
}

/** One case of the queue. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly about: string;
  readonly noun: string;
  readonly status: string;
  readonly since: string;
  /** Until when the carrier has to move, where that is agreed. */
  readonly dueAt?: string | null;
}

export interface Pile {
  readonly noun: string;
  readonly title: string;
  readonly total: number;
  readonly cases: readonly Case[];
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

/** The carrier's own deadline; what the customer owes is not late here. */
const dueOf = ({ party, dueAt }: { party: string; dueAt: string | null }): string | null => (party === 'CARRIER' ? dueAt : null);

/** Where an order stands: a single line says it better than the header that sums up. */
const standingOf = ({ status, lines }: OrderRowData): Pick<Case, 'noun' | 'status'> =>
  lines.length === 1 && lines[0] ? { noun: 'ORDER_LINE', status: lines[0].status } : { noun: 'ORDER', status };

/** The queue as piles of one kind each, in the order they are worked. */
export function pilesOf(queue: ResultOf<typeof QueueQuery>): Pile[] {
  const requests = queue.serviceRequests.nodes.map((one) => ({
    id: one.id,
    number: one.number,
    customer: one.organisation.name,
    about: joined(one.referenceValue, one.description),
    noun: 'SERVICE_REQUEST',
    status: one.requestStatus,
    since: one.enteredStatusAt,
    dueAt: dueOf(one.ballInCourt),
  }));
  const orders = queue.orders?.nodes.map((one) => ({
    id: one.id,
    number: one.number,
    customer: one.organisation.name,
    about: joined(one.lines[0]?.product?.name, one.lines[0]?.address?.singleLine),
    ...standingOf(one),
    since: one.ballInCourt.since,
    dueAt: dueOf(one.ballInCourt),
  }));
  const quotes = queue.quotes?.nodes.map((one) => ({
    id: one.id,
    number: one.number,
    customer: one.organisation.name,
    about: joined(one.title, m.quotes_n_of_m({ done: one.completedLineCount, all: one.lineCount })),
    noun: 'QUOTE',
    status: one.quoteStatus,
    since: one.ballInCourt.since,
    dueAt: dueOf(one.ballInCourt),
  }));
  const packages = queue.packages?.nodes.map((one) => ({
    id: one.id,
    number: one.number,
    customer: joined(one.suiteNumber, one.organisation.name),
    about: joined(one.sellerName, one.contents),
    noun: 'PACKAGE',
    status: one.packageStatus,
    since: one.enteredStatusAt,
    dueAt: dueOf(one.ballInCourt),
  }));
  const invoices = queue.invoices?.nodes.map((one) => ({
    id: one.id,
    number: one.number,
    customer: one.organisation.name,
    about: money(one.outstanding.amountMinor, one.outstanding.currency),
    noun: 'INVOICE',
    status: one.invoiceStatus,
    since: one.dueOn,
  }));
  const pile = (noun: string, title: string, total: number | undefined, cases: readonly Case[] | undefined): Pile[] =>
    cases === undefined ? [] : [{ noun, title, total: total ?? 0, cases }];
  return [
    ...pile('SERVICE_REQUEST', m.nav_requests(), queue.serviceRequests.totalCount, requests),
    ...pile('ORDER', m.nav_orders(), queue.orders?.totalCount, orders),
    ...pile('QUOTE', m.nav_quotes(), queue.quotes?.totalCount, quotes),
    ...pile('PACKAGE', m.nav_packages(), queue.packages?.totalCount, packages),
    ...pile('INVOICE', m.nav_invoices(), queue.invoices?.totalCount, invoices),
  ];
}
