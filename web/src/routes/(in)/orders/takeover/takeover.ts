import { graphql } from '#lib/graph/graphql.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

/** The name this form's draft is kept under. */
export const FORM = 'order:takeover';

export const NewTakeoverQuery = graphql(
  `
    query NewTakeover($form: String!) {
      products(filter: { family: [BROADBAND, OPERATOR_ACCESS] }) {
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
