import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const ResetPassword = graphql(
  `
    mutation ResetPassword($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
        __typename
        ... on SignedInPayload {
          me {
            id
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
