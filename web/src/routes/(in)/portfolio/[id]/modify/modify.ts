import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { InstalledRow } from '#lib/nouns/installed.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

export const ModifyQuery = graphql(
  `
    query Modify($id: ID!) {
      installedProduct(id: $id) {
        ...InstalledRow
        attributes
        modifications {
          kind
          allowed
          blockedBy {
            ruleId
            message
          }
        }
      }
      products(filter: { isOrderable: true }) {
        ...ProductForForm
      }
    }
  `,
  [InstalledRow, ProductForForm],
);

export type Modified = NonNullable<ResultOf<typeof ModifyQuery>['installedProduct']>;
