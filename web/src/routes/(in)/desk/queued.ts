import { graphql } from '#lib/graph/graphql.ts';
import { InvoiceRow } from '#lib/nouns/invoice.ts';
import { OrderRow } from '#lib/nouns/order.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { QuoteHead } from '#lib/nouns/quote.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { TicketRow } from '#lib/nouns/ticket.ts';

// The same lists as in `QueueQuery`, by the same words.

export const QueuedRequests = graphql(
  `
    subscription QueuedRequests($filter: ServiceRequestFilter, $after: Cursor) {
      list: serviceRequestList(filter: $filter, sort: QUEUE, first: 50, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on ServiceRequestListSnapshot {
          cursor
          totalCount
          rows {
            ...RequestRow
          }
        }
        ... on ServiceRequestListChanges {
          cursor
          totalCount
          entered {
            index
            row {
              ...RequestRow
            }
          }
          changed {
            row {
              ...RequestRow
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [RequestRow],
);

export const QueuedTickets = graphql(
  `
    subscription QueuedTickets($filter: TroubleTicketFilter, $after: Cursor) {
      list: troubleTicketList(filter: $filter, sort: CHANGED, direction: ASC, first: 50, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on TroubleTicketListSnapshot {
          cursor
          totalCount
          rows {
            ...TicketRow
          }
        }
        ... on TroubleTicketListChanges {
          cursor
          totalCount
          entered {
            index
            row {
              ...TicketRow
            }
          }
          changed {
            row {
              ...TicketRow
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [TicketRow],
);

export const QueuedOrders = graphql(
  `
    subscription QueuedOrders($filter: OrderFilter, $after: Cursor) {
      list: orderList(filter: $filter, sort: CHANGED, direction: ASC, first: 50, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on OrderListSnapshot {
          cursor
          totalCount
          rows {
            ...OrderRow
          }
        }
        ... on OrderListChanges {
          cursor
          totalCount
          entered {
            index
            row {
              ...OrderRow
            }
          }
          changed {
            row {
              ...OrderRow
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [OrderRow],
);

export const QueuedQuotes = graphql(
  `
    subscription QueuedQuotes($filter: QuoteFilter, $after: Cursor) {
      list: quoteList(filter: $filter, sort: CHANGED, direction: ASC, first: 50, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on QuoteListSnapshot {
          cursor
          totalCount
          rows {
            ...QuoteHead
          }
        }
        ... on QuoteListChanges {
          cursor
          totalCount
          entered {
            index
            row {
              ...QuoteHead
            }
          }
          changed {
            row {
              ...QuoteHead
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [QuoteHead],
);

export const QueuedPackages = graphql(
  `
    subscription QueuedPackages($filter: PackageFilter, $after: Cursor) {
      list: packageList(filter: $filter, sort: WAITING, direction: ASC, first: 50, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on PackageListSnapshot {
          cursor
          totalCount
          rows {
            ...PackageRow
          }
        }
        ... on PackageListChanges {
          cursor
          totalCount
          entered {
            index
            row {
              ...PackageRow
            }
          }
          changed {
            row {
              ...PackageRow
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [PackageRow],
);

export const QueuedInvoices = graphql(
  `
    subscription QueuedInvoices($filter: InvoiceFilter, $after: Cursor) {
      list: invoiceList(filter: $filter, sort: DUE, direction: ASC, first: 50, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on InvoiceListSnapshot {
          cursor
          totalCount
          rows {
            ...InvoiceRow
          }
        }
        ... on InvoiceListChanges {
          cursor
          totalCount
          entered {
            index
            row {
              ...InvoiceRow
            }
          }
          changed {
            row {
              ...InvoiceRow
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [InvoiceRow],
);
