import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { OrderLineRow } from '#lib/nouns/order.ts';
import { InstalledRow } from '#lib/nouns/installed.ts';

export const InstalledQuery = graphql(
  `
    query Installed($id: ID!) {
      installedProduct(id: $id) {
        ...InstalledRow
        attributes
        openTicket {
          id
          number
          ticketStatus: status
        }
        faultReport {
          allowed
        }
        orderLine {
          ...OrderLineRow
          order {
            id
            number
          }
        }
        changes {
          ...OrderLineRow
          modifyKind
          order {
            id
            number
          }
        }
      }
    }
  `,
  [InstalledRow, OrderLineRow],
);

export type InstalledDetail = NonNullable<ResultOf<typeof InstalledQuery>['installedProduct']>;
