import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { OrderRow } from '#lib/nouns/order.ts';
import { InvoiceRow } from '#lib/nouns/invoice.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { QuoteHead } from '#lib/nouns/quote.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { TicketRow } from '#lib/nouns/ticket.ts';
import type { Department } from '#lib/words/departments.ts';

/** What waits at one department's desk, the longest waiting first. */
export const QueueQuery = graphql(
  `
    query Queue(
      $requests: ServiceRequestFilter
      $tickets: TroubleTicketFilter
      $orders: OrderFilter
      $quotes: QuoteFilter
      $packages: PackageFilter
      $invoices: InvoiceFilter
      $withTickets: Boolean!
      $withOrders: Boolean!
      $withQuotes: Boolean!
      $withPackages: Boolean!
      $withInvoices: Boolean!
    ) {
      serviceRequests(filter: $requests, sort: QUEUE, first: 50) {
        cursor
        totalCount
        nodes {
          ...RequestRow
        }
      }
      troubleTickets(filter: $tickets, sort: CHANGED, direction: ASC, first: 50) @include(if: $withTickets) {
        cursor
        totalCount
        nodes {
          ...TicketRow
        }
      }
      orders(filter: $orders, sort: CHANGED, direction: ASC, first: 50) @include(if: $withOrders) {
        cursor
        totalCount
        nodes {
          ...OrderRow
        }
      }
      quotes(filter: $quotes, sort: CHANGED, direction: ASC, first: 50) @include(if: $withQuotes) {
        cursor
        totalCount
        nodes {
          ...QuoteHead
        }
      }
      packages(filter: $packages, sort: WAITING, direction: ASC, first: 50) @include(if: $withPackages) {
        cursor
        totalCount
        nodes {
          ...PackageRow
        }
      }
      invoices(filter: $invoices, sort: DUE, direction: ASC, first: 50) @include(if: $withInvoices) {
        cursor
        totalCount
        nodes {
          ...InvoiceRow
        }
      }
    }
  `,
  [OrderRow, InvoiceRow, PackageRow, QuoteHead, RequestRow, TicketRow],
);

export type QueueVariables = VariablesOf<typeof QueueQuery>;
type Work = Partial<Pick<QueueVariables, 'tickets' | 'orders' | 'quotes' | 'packages' | 'invoices'>>;

/** The tickets that wait for the carrier: reported by end users of any product, put right by who meets them. */
const failing: Work['tickets'] = { status: ['ACKNOWLEDGED', 'REOPENED', 'IN_PROCESS'] };

/** What each department works on besides its service requests. */
const work: Partial<Record<Department, Work>> = {
  CUSTOMER_SERVICE: { tickets: failing, orders: { lineStatus: ['COMMITTED', 'IN_PROCESS', 'CUSTOMER_UPDATE'] } },
  DELIVERY: {
    tickets: failing,
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

export function variablesOf(department: Department, maySeeInvoices: boolean): QueueVariables {
  const { tickets, orders, quotes, packages, invoices } = work[department] ?? {};
  return {
    requests: { queue: [department], status: ['SUBMITTED', 'IN_PROCESS'] },
    tickets: tickets ?? null,
    orders: orders ?? null,
    quotes: quotes ?? null,
    packages: packages ?? null,
    invoices: invoices ?? null,
    withTickets: tickets !== undefined,
    withOrders: orders !== undefined,
    withQuotes: quotes !== undefined,
    withPackages: packages !== undefined,
    withInvoices: invoices !== undefined && maySeeInvoices,
  };
}
