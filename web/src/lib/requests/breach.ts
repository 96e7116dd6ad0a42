import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What an SLA promised and what came instead, as the API says it in the reader's language. */
export const BreachParts = graphql(`
  fragment BreachParts on SlaBreach {
    __typename
    ... on LateDelivery {
      ruleId
      summary
    }
    ... on LateRepair {
      ruleId
      summary
    }
  }
`);

export type Breach = ResultOf<typeof BreachParts>;
