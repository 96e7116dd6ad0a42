import { graphql } from '#lib/graph/graphql.ts';
import { OrderRow } from '#lib/nouns/order.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { QuoteHead } from '#lib/nouns/quote.ts';
import { RequestRow } from '#lib/nouns/request.ts';

/** What waits for the reader, of every kind, and what changed last. */
export const HomeQuery = graphql(
  `
    query Home($wholesale: Boolean!, $mailbox: Boolean!, $money: Boolean!) {
      waitingOrders: orders(filter: { needsMe: true }, sort: CHANGED, direction: ASC, first: 20) @include(if: $wholesale) {
        totalCount
        nodes {
          ...OrderRow
        }
      }
      waitingQuotes: quotes(filter: { needsMe: true }, sort: CHANGED, direction: ASC, first: 20) @include(if: $wholesale) {
        totalCount
        nodes {
          ...QuoteHead
        }
      }
      waitingRequests: serviceRequests(filter: { needsMe: true }, sort: CHANGED, direction: ASC, first: 20) {
        totalCount
        nodes {
          ...RequestRow
        }
      }
      waitingPackages: packages(filter: { needsMe: true }, sort: WAITING, direction: ASC, first: 20) @include(if: $mailbox) {
        totalCount
        nodes {
          ...PackageRow
        }
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
  [OrderRow, PackageRow, QuoteHead, RequestRow],
);
