import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const RequestMailboxRegistration = graphql(
  `
    mutation RequestMailboxRegistration($input: RequestMailboxRegistrationInput!) {
      requestMailboxRegistration(input: $input) {
        __typename
        ... on RegistrationRequestedPayload {
          requested
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const RegisterMailboxAccount = graphql(
  `
    mutation RegisterMailboxAccount($input: RegisterMailboxAccountInput!) {
      registerMailboxAccount(input: $input) {
        __typename
        ... on MailboxAccountPayload {
          suiteNumber
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
