import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { QuoteRow } from '#lib/nouns/quote.ts';

export const QuotesQuery = graphql(
  `
    query Quotes(
      $filter: QuoteFilter
      $sort: QuoteSort
      $direction: SortDirection
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      quotes(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...QuoteRow
        }
      }
      products(filter: { isOrderable: true, orderPath: QUOTE_FIRST }) {
        code
        name
      }
    }
  `,
  [QuoteRow],
);

/** What becomes of the first of them. */
export const QuotesLive = graphql(`
  subscription QuotesLive($filter: QuoteFilter, $sort: QuoteSort, $direction: SortDirection, $first: Int, $after: Cursor) {
    list: quoteList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on QuoteListSnapshot {
        cursor
        totalCount
        rows {
          id
        }
      }
      ... on QuoteListChanges {
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

type Variables = VariablesOf<typeof QuotesQuery>;
type Filter = NonNullable<Variables['filter']>;

const filterNames = ['status', 'line', 'product', 'from', 'to', 'mine'];
const sorts = { number: 'NUMBER', created: 'CREATED', changed: 'CHANGED' } as const;
const PAGE = 25;

/** The question the address asks. */
export function variablesOf(url: Address): Variables {
  const address = readList(url, filterNames);
  const { filters } = address;
  const one = (name: string): string | undefined => filters[name]?.[0];
  const filter: Filter = {
    ...(filters['status']?.length ? { status: filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(filters['line']?.length ? { lineStatus: filters['line'] as NonNullable<Filter['lineStatus']> } : {}),
    ...(one('product') ? { productCode: one('product') ?? null } : {}),
    ...(one('from') ? { createdFrom: `${one('from') ?? ''}T00:00:00Z` } : {}),
    ...(one('to') ? { createdTo: `${one('to') ?? ''}T23:59:59Z` } : {}),
    ...(one('mine') ? { needsMe: true } : {}),
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
