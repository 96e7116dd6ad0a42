import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { PackageRow } from '#lib/nouns/package.ts';

export const PackagesQuery = graphql(
  `
    query Packages(
      $filter: PackageFilter
      $sort: PackageSort
      $direction: SortDirection
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      packages(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...PackageRow
        }
      }
    }
  `,
  [PackageRow],
);

/** What becomes of the first of them. */
export const PackagesLive = graphql(`
  subscription PackagesLive($filter: PackageFilter, $sort: PackageSort, $direction: SortDirection, $first: Int, $after: Cursor) {
    list: packageList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on PackageListSnapshot {
        cursor
        totalCount
        rows {
          id
        }
      }
      ... on PackageListChanges {
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

type Variables = VariablesOf<typeof PackagesQuery>;
type Filter = NonNullable<Variables['filter']>;

const filterNames = ['status', 'mode', 'documents', 'mine', 'from', 'to'];
const sorts = { number: 'NUMBER', created: 'CREATED', changed: 'CHANGED' } as const;
const PAGE = 25;

/** The question the address asks. */
export function variablesOf(url: Address): Variables {
  const address = readList(url, filterNames);
  const one = (name: string): string | undefined => address.filters[name]?.[0];
  const filter: Filter = {
    ...(address.filters['status']?.length ? { status: address.filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(one('mode') ? { mode: one('mode') as NonNullable<Filter['mode']> } : {}),
    ...(one('documents') ? { documentsMissing: one('documents') === 'missing' } : {}),
    ...(one('mine') ? { needsMe: true } : {}),
    ...(one('from') ? { createdFrom: `${one('from') ?? ''}T00:00:00Z` } : {}),
    ...(one('to') ? { createdTo: `${one('to') ?? ''}T23:59:59Z` } : {}),
    ...(address.search === '' ? {} : { text: address.search }),
  };
  const sort = sorts[address.sort as keyof typeof sorts];
  return {
    filter,
    sort: sort ?? 'CREATED',
    direction: sort === undefined || address.descending ? 'DESC' : 'ASC',
    ...pageOf(address, PAGE),
  };
}
