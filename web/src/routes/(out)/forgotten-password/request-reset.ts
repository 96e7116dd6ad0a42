import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const RequestPasswordReset = graphql(
  `
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) {
        __typename
        ... on LinkRequestedPayload {
          requested
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
