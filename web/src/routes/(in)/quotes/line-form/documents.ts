import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const UpdateQuoteLine = graphql(
  `
    mutation UpdateQuoteLine($input: UpdateQuoteLineInput!) {
      updateQuoteLine(input: $input) {
        __typename
        ... on QuotePayload {
          quote {
            id
            version
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const AddQuoteLine = graphql(
  `
    mutation AddQuoteLine($input: AddQuoteLineInput!) {
      addQuoteLine(input: $input) {
        __typename
        ... on QuotePayload {
          quote {
            id
            version
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
