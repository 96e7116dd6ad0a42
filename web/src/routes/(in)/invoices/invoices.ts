import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { InvoiceRow } from '#lib/nouns/invoice.ts';

export const InvoicesQuery = graphql(
  `
    query Invoices(
      $filter: InvoiceFilter
      $sort: InvoiceSort
      $direction: SortDirection
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      invoices(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...InvoiceRow
        }
      }
    }
  `,
  [InvoiceRow],
);

/** What becomes of the first of them. */
export const InvoicesLive = graphql(`
  subscription InvoicesLive($filter: InvoiceFilter, $sort: InvoiceSort, $direction: SortDirection, $first: Int, $after: Cursor) {
    list: invoiceList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on InvoiceListSnapshot {
        cursor
        totalCount
        rows {
          id
        }
      }
      ... on InvoiceListChanges {
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

type Variables = VariablesOf<typeof InvoicesQuery>;
type Filter = NonNullable<Variables['filter']>;

const sorts = { number: 'NUMBER', issued: 'ISSUED', due: 'DUE', total: 'TOTAL' } as const;
const PAGE = 25;

/** The question the address asks. */
export function variablesOf(url: Address): Variables {
  const address = readList(url, ['status', 'overdue', 'from', 'to']);
  const one = (name: string): string | undefined => address.filters[name]?.[0];
  const filter: Filter = {
    ...(address.filters['status']?.length ? { status: address.filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(one('overdue') ? { overdue: true } : {}),
    ...(one('from') ? { issuedFrom: one('from') ?? null } : {}),
    ...(one('to') ? { issuedTo: one('to') ?? null } : {}),
    ...(address.search === '' ? {} : { text: address.search }),
  };
  const sort = sorts[address.sort as keyof typeof sorts];
  return { filter, sort: sort ?? 'ISSUED', direction: sort === undefined || address.descending ? 'DESC' : 'ASC', ...pageOf(address, PAGE) };
}
