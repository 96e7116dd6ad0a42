import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { PackageRow } from '#lib/nouns/package.ts';

export const AccountQuery = graphql(
  `
    query Account($mailbox: Boolean!, $superuser: Boolean!, $money: Boolean!) {
      me {
        id
        accessType
        certifications
        authorisedOrderer
        troubleTicketAccess
        user {
          id
          fullName
          username
          email
          phone
          role
          department
          locale
        }
        organisation {
          id
          name
        }
      }
      mySessions {
        id
        createdAt
        lastActivityAt
        ip
        userAgent
        isThis
      }
      myApiKeys {
        id
        name
        hint
        scopes
        createdAt
        lastUsedAt
        expiresAt
        user {
          fullName
        }
      }
      superusers {
        fullName
        phone
        email
      }
      colleagues @include(if: $superuser) {
        id
        fullName
        username
        email
        phone
        role
        accessType
        userStatus: status
      }
      mailboxAccount @include(if: $mailbox) {
        id
        suiteNumber
        version
        customerKind
        usAddress {
          text
        }
        homeAddress {
          id
          singleLine
          country
          purpose
          street
          houseNumber
          houseLetter
          postcode
          city
          floor
          entrance
          apartmentNumber
        }
        jobAddress {
          id
          singleLine
          country
          purpose
          street
          houseNumber
          houseLetter
          postcode
          city
          floor
          entrance
          apartmentNumber
        }
      }
      missingDocuments: packages(filter: { documentsMissing: true, status: [BOOKED, RECEIVED, STANDBY, IN_TRANSIT, ARRIVED] }, first: 10)
        @include(if: $mailbox) {
        totalCount
        nodes {
          ...PackageRow
        }
      }
      unidentified: packages(filter: { status: [NOT_BOOKED, HOLD] }, first: 10) @include(if: $mailbox) {
        totalCount
        nodes {
          ...PackageRow
        }
      }
      overdueSummary @include(if: $money) {
        count
        oldestDueOn
        total {
          amountMinor
          currency
        }
      }
    }
  `,
  [PackageRow],
);

export type Account = ResultOf<typeof AccountQuery>;
export type Mailbox = NonNullable<Account['mailboxAccount']>;

export const ChangePassword = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      changePassword(input: $input) {
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

export const CreateApiKey = graphql(
  `
    mutation CreateApiKey($input: CreateApiKeyInput!) {
      createApiKey(input: $input) {
        __typename
        ... on ApiKeyMadePayload {
          secret
          apiKey {
            id
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
