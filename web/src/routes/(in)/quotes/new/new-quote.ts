import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

/** The name this form's draft is kept under. */
export const FORM = 'quote:new';

export const NewQuoteQuery = graphql(
  `
    query NewQuote($form: String!) {
      products(filter: { isOrderable: true, orderPath: QUOTE_FIRST }) {
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

export const CreateQuote = graphql(
  `
    mutation CreateQuote($input: CreateQuoteInput!) {
      createQuote(input: $input) {
        __typename
        ... on QuotePayload {
          quote {
            id
            number
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
