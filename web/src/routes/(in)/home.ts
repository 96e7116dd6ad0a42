import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { OrderRow } from '#lib/nouns/order.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { QuoteHead } from '#lib/nouns/quote.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { TicketRow } from '#lib/nouns/ticket.ts';

/** What waits for the reader: the same in the answer of the page and in what the line brings. */
const ActionListParts = graphql(
  `
    fragment ActionListParts on ActionList {
      cursor
      totalCount
      counts {
        objectType
        count
      }
      items {
        __typename
        ... on Order {
          ...OrderRow
        }
        ... on Quote {
          ...QuoteHead
        }
        ... on ServiceRequest {
          ...RequestRow
        }
        ... on TroubleTicket {
          ...TicketRow
        }
        ... on Package {
          ...PackageRow
        }
      }
    }
  `,
  [OrderRow, PackageRow, QuoteHead, RequestRow, TicketRow],
);

export type ActionListData = ResultOf<typeof ActionListParts>;

export const ActionListLive = graphql(
  `
    subscription ActionListLive($after: Cursor) {
      list: actionListChanged(after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ...ActionListParts
      }
    }
  `,
  [ActionListParts],
);

/** What waits for the reader, of every kind, and what changed last. */
export const HomeQuery = graphql(
  `
    query Home($wholesale: Boolean!, $mailbox: Boolean!, $money: Boolean!) {
      actionList {
        ...ActionListParts
      }
      latestOrders: orders(sort: CHANGED, first: 8) @include(if: $wholesale) {
        nodes {
          ...OrderRow
        }
      }
      latestPackages: packages(sort: CHANGED, first: 8) @include(if: $mailbox) {
        nodes {
          ...PackageRow
        }
      }
      mailboxAccount @include(if: $mailbox) {
        id
        suiteNumber
        usAddress {
          text
        }
      }
      overdueSummary @include(if: $money) {
        count
        oldestDueOn
        total {
          amountMinor
          currency
        }
      }
    }
  `,
  [ActionListParts, OrderRow, PackageRow],
);
