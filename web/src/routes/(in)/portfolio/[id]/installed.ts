import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { OrderLineRow } from '#lib/nouns/order.ts';
import { InstalledRow } from '#lib/nouns/installed.ts';
import { EventParts } from '#lib/nouns/parts.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { ProductForForm } from '#lib/order-line/products.ts';
import { BreachParts } from '#lib/requests/breach.ts';

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
          slaBreach {
            ...BreachParts
          }
        }
        orderLine {
          ...OrderLineRow
          slaBreach {
            ...BreachParts
          }
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
          slaBreach {
            ...BreachParts
          }
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
  [InstalledRow, OrderLineRow, RequestRow, EventParts, BreachParts, ProductForForm],
);

export type InstalledDetail = NonNullable<ResultOf<typeof InstalledQuery>['installedProduct']>;
