import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { AreaWords } from '#lib/requests/areas.ts';

export const RequestsQuery = graphql(
  `
    query ServiceRequests(
      $filter: ServiceRequestFilter
      $sort: ServiceRequestSort
      $direction: SortDirection
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      serviceRequests(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...RequestRow
        }
      }
      areas {
        ...AreaWords
      }
    }
  `,
  [RequestRow, AreaWords],
);

/** What becomes of the first of them. */
export const RequestsLive = graphql(`
  subscription RequestsLive(
    $filter: ServiceRequestFilter
    $sort: ServiceRequestSort
    $direction: SortDirection
    $first: Int
    $after: Cursor
  ) {
    list: serviceRequestList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on ServiceRequestListSnapshot {
        cursor
        totalCount
        rows {
          id
        }
      }
      ... on ServiceRequestListChanges {
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

type Variables = VariablesOf<typeof RequestsQuery>;
type Filter = NonNullable<Variables['filter']>;

const filterNames = ['status', 'area', 'queue', 'channel', 'from', 'to', 'mine', 'taken'];
const sorts = { number: 'NUMBER', created: 'CREATED', changed: 'CHANGED' } as const;
const PAGE = 25;

/** The question the address asks. A queue that is filtered by is sorted as it is worked, unless the address says otherwise (SR-04). */
export function variablesOf(url: Address): Variables {
  const address = readList(url, filterNames);
  const { filters } = address;
  const one = (name: string): string | undefined => filters[name]?.[0];
  const filter: Filter = {
    ...(filters['status']?.length ? { status: filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(filters['area']?.length ? { area: filters['area'] as NonNullable<Filter['area']> } : {}),
    ...(filters['queue']?.length ? { queue: filters['queue'] as NonNullable<Filter['queue']> } : {}),
    ...(filters['channel']?.length ? { channel: filters['channel'] as NonNullable<Filter['channel']> } : {}),
    ...(one('from') ? { createdFrom: `${one('from') ?? ''}T00:00:00Z` } : {}),
    ...(one('to') ? { createdTo: `${one('to') ?? ''}T23:59:59Z` } : {}),
    ...(one('mine') ? { needsMe: true } : {}),
    ...(one('taken') ? { assignedToMe: true } : {}),
    ...(address.search === '' ? {} : { text: address.search }),
  };
  const sort = sorts[address.sort as keyof typeof sorts];
  const page = pageOf(address, PAGE);
  return sort === undefined ? { filter, ...page } : { filter, sort, direction: address.descending ? 'DESC' : 'ASC', ...page };
}
