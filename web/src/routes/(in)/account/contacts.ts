import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

const ContactParts = graphql(`
  fragment ContactParts on Contact {
    id
    name
    groupEmails
    notifyAllStatuses
    mailsGoTo
    version
    isYours
    organisation {
      id
      name
    }
  }
`);

/** Where mails go: the contacts that the reader may set up, and the organisation's own address. */
export const ContactsQuery = graphql(
  `
    query Contacts($text: String) {
      account {
        id
        email
        version
        mayChange
      }
      contacts(text: $text) {
        ...ContactParts
      }
    }
  `,
  [ContactParts],
);

export type Contacts = ResultOf<typeof ContactsQuery>;
export type Contact = Contacts['contacts'][number];

export const UpdateContact = graphql(
  `
    mutation UpdateContact($input: UpdateContactInput!) {
      updateContact(input: $input) {
        __typename
        ... on ContactPayload {
          contact {
            ...ContactParts
          }
        }
        ...RefusalParts
      }
    }
  `,
  [ContactParts, RefusalParts],
);

export const UpdateAccountEmail = graphql(
  `
    mutation UpdateAccountEmail($input: UpdateAccountEmailInput!) {
      updateAccountEmail(input: $input) {
        __typename
        ... on AccountPayload {
          account {
            email
            version
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

/** One address a line; commas and semicolons part them too, as they come from address books. */
export const addressesIn = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
