import { graphql } from '#lib/graph/graphql.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

/** The name this form's draft is kept under. */
export const FORM = 'order:new';

export const NewOrderQuery = graphql(
  `
    query NewOrder($form: String!) {
      products(filter: { isOrderable: true, orderPath: DIRECT }) {
        ...ProductForForm
      }
      formDraft(form: $form) {
        form
        data
        updatedAt
      }
    }
  `,
  [ProductForForm],
);
