import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const VerifyEmail = graphql(
  `
    mutation VerifyEmail($input: VerifyEmailInput!) {
      verifyEmail(input: $input) {
        __typename
        ... on EmailVerifiedPayload {
          email
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
