import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { EventParts, MoveParts } from '#lib/nouns/parts.ts';
import { UserRow } from '../users.ts';

export const UserQuery = graphql(
  `
    query User($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on User {
          ...UserRow
          locale
          certifications
          authorisedOrderer
          troubleTicketAccess
          closedReason
          requestedIn
          emailIsVerified
          ballInCourt {
            party
            since
            dueAt
            action
          }
          availableMoves {
            ...MoveParts
          }
          history(first: 100) {
            ...EventParts
          }
        }
      }
    }
  `,
  [UserRow, MoveParts, EventParts],
);

export type UserDetail = Extract<ResultOf<typeof UserQuery>['node'], { __typename: 'User' }>;
