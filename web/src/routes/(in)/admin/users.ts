import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';

export const UserRow = graphql(`
  fragment UserRow on User {
    id
    username
    fullName
    email
    phone
    role
    kind
    accessType
    department
    userStatus: status
    version
    createdAt
    organisation {
      id
      name
    }
  }
`);

export type UserRowData = ResultOf<typeof UserRow>;

export const UsersQuery = graphql(
  `
    query Users($filter: UserFilter, $sort: UserSort, $direction: SortDirection, $first: Int, $after: String, $last: Int, $before: String) {
      users(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...UserRow
        }
      }
    }
  `,
  [UserRow],
);

/** What becomes of the first of them. */
export const UsersLive = graphql(`
  subscription UsersLive($filter: UserFilter, $sort: UserSort, $direction: SortDirection, $first: Int, $after: Cursor) {
    list: userList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on UserListSnapshot {
        cursor
        totalCount
        rows {
          id
        }
      }
      ... on UserListChanges {
        cursor
        totalCount
        entered {
          row {
            id
          }
          event {
            id
          }
        }
        left {
          id
          isBeyond
        }
      }
    }
  }
`);

type Variables = VariablesOf<typeof UsersQuery>;
type Filter = NonNullable<Variables['filter']>;
const PAGE = 25;

export function variablesOf(url: Address): Variables {
  const address = readList(url, ['status']);
  const filter: Filter = {
    ...(address.filters['status']?.length ? { status: address.filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(address.search === '' ? {} : { text: address.search }),
  };
  return {
    filter,
    sort: address.sort === 'created' ? 'CREATED' : 'NAME',
    direction: address.descending ? 'DESC' : 'ASC',
    ...pageOf(address, PAGE),
  };
}

export const CreateUser = graphql(
  `
    mutation CreateUser($input: CreateUserInput!) {
      createUser(input: $input) {
        __typename
        ... on UserPayload {
          user {
            id
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
