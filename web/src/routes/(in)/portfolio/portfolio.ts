import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { InstalledRow } from '#lib/nouns/installed.ts';

export const PortfolioQuery = graphql(
  `
    query Portfolio(
      $filter: InstalledProductFilter
      $sort: InstalledProductSort
      $direction: SortDirection
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      installedProducts(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...InstalledRow
        }
      }
    }
  `,
  [InstalledRow],
);

/** What becomes of the first of them. No stream of changes brings what is installed: what changed comes here, and is written to the cache. */
export const PortfolioLive = graphql(
  `
    subscription PortfolioLive(
      $filter: InstalledProductFilter
      $sort: InstalledProductSort
      $direction: SortDirection
      $first: Int
      $after: Cursor
    ) {
      list: installedProductList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
        __typename
        ... on UpToDate {
          cursor
        }
        ... on InstalledProductListSnapshot {
          cursor
          totalCount
          rows {
            ...InstalledRow
          }
        }
        ... on InstalledProductListChanges {
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
          changed {
            row {
              ...InstalledRow
            }
          }
          left {
            id
            isBeyond
          }
        }
      }
    }
  `,
  [InstalledRow],
);

type Variables = VariablesOf<typeof PortfolioQuery>;
type Filter = NonNullable<Variables['filter']>;

const sorts = { since: 'INSTALLED', changed: 'CHANGED' } as const;
const PAGE = 25;

/** The question the address asks. */
export function variablesOf(url: Address): Variables {
  const address = readList(url, ['status']);
  const filter: Filter = {
    ...(address.filters['status']?.length ? { status: address.filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(address.search === '' ? {} : { text: address.search }),
  };
  const sort = sorts[address.sort as keyof typeof sorts];
  return {
    filter,
    sort: sort ?? 'INSTALLED',
    direction: sort === undefined || address.descending ? 'DESC' : 'ASC',
    ...pageOf(address, PAGE),
  };
}
