import { graphql } from '#lib/graph/graphql.ts';
import { OrderRow } from '#lib/nouns/order.ts';

/** The statuses of orders under way, in the order they are passed; those over and done with are in the list of orders. */
export const columns = ['NEW', 'INCOMPLETE', 'REJECTED', 'CUSTOMER_UPDATE', 'COMMITTED', 'REGISTERED', 'IN_PROCESS', 'FINISHED'] as const;
export type ColumnStatus = (typeof columns)[number];

/** One column: what changed last stands first. */
export const ColumnQuery = graphql(
  `
    query BoardColumn($filter: OrderFilter) {
      orders(filter: $filter, sort: CHANGED, direction: DESC, first: 20) {
        cursor
        totalCount
        nodes {
          ...OrderRow
        }
      }
    }
  `,
  [OrderRow],
);

/** The same column as it changes. */
export const ColumnLive = graphql(
  `
    subscription BoardColumnLive($filter: OrderFilter, $after: Cursor) {
      list: orderList(filter: $filter, sort: CHANGED, direction: DESC, first: 20, after: $after) {
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
