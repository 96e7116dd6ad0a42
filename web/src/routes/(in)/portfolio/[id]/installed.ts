import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { OrderLineRow } from '#lib/nouns/order.ts';
import { InstalledRow } from '#lib/nouns/installed.ts';
import { EventParts } from '#lib/nouns/parts.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

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
        orderLine {
          ...OrderLineRow
          order {
            id
            number
          }
        }
        serviceRequests {
          ...RequestRow
        }
        history {
          ...EventParts
        }
        changes {
          ...OrderLineRow
          modifyKind
          order {
            id
            number
            action
          }
        }
      }
      products {
        ...ProductForForm
      }
    }
  `,
  [InstalledRow, OrderLineRow, RequestRow, EventParts, ProductForForm],
);

export type InstalledDetail = NonNullable<ResultOf<typeof InstalledQuery>['installedProduct']>;
