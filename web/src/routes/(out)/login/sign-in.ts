import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignedInPayload {
          me {
            id
            locale
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
