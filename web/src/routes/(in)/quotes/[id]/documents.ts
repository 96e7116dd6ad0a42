import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

/** *Submit (Estimate Price)*: asked without an answer, lines that must be priced by hand come back as a question. */
export const SubmitQuote = graphql(
  `
    mutation SubmitQuote($input: SubmitQuoteInput!) {
      submitQuote(input: $input) {
        __typename
        ... on SubmitQuotePayload {
          quote {
            id
            version
          }
          submitted {
            lineId
            lineNo
            outcome
            problem {
              code
              ruleId
              path
              message
              hint
              objectId
            }
          }
        }
        ... on ManualPricingRefusal {
          lineIds
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const OrderQuoteLine = graphql(
  `
    mutation OrderQuoteLine($input: OrderQuoteLineInput!) {
      orderQuoteLine(input: $input) {
        __typename
        ... on OrderFromQuotePayload {
          orders {
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

export const OrderAllQuoteLines = graphql(
  `
    mutation OrderAllQuoteLines($input: OrderAllQuoteLinesInput!) {
      orderAllQuoteLines(input: $input) {
        __typename
        ... on OrderFromQuotePayload {
          orders {
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

export const UpdateQuote = graphql(
  `
    mutation UpdateQuote($input: UpdateQuoteInput!) {
      updateQuote(input: $input) {
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
