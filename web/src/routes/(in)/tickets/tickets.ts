import { graphql, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { TicketRow } from '#lib/nouns/ticket.ts';

export const TicketsQuery = graphql(
  `
    query TroubleTickets(
      $filter: TroubleTicketFilter
      $sort: TroubleTicketSort
      $direction: SortDirection
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      troubleTickets(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) {
        cursor
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...TicketRow
        }
      }
    }
  `,
  [TicketRow],
);

/** What becomes of the first of them. */
export const TicketsLive = graphql(`
  subscription TicketsLive($filter: TroubleTicketFilter, $sort: TroubleTicketSort, $direction: SortDirection, $first: Int, $after: Cursor) {
    list: troubleTicketList(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
      __typename
      ... on UpToDate {
        cursor
      }
      ... on TroubleTicketListSnapshot {
        cursor
        totalCount
        rows {
          id
        }
      }
      ... on TroubleTicketListChanges {
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

type Variables = VariablesOf<typeof TicketsQuery>;
type Filter = NonNullable<Variables['filter']>;

const sorts = { number: 'NUMBER', created: 'CREATED', changed: 'CHANGED' } as const;
const PAGE = 25;

/** The question the address asks. */
export function variablesOf(url: Address): Variables {
  const address = readList(url, ['status', 'impact', 'mine', 'taken']);
  const { filters } = address;
  const filter: Filter = {
    ...(filters['status']?.length ? { status: filters['status'] as NonNullable<Filter['status']> } : {}),
    ...(filters['impact']?.length ? { observedImpact: filters['impact'] as NonNullable<Filter['observedImpact']> } : {}),
    ...(filters['mine']?.[0] ? { needsMe: true } : {}),
    ...(filters['taken']?.[0] ? { assignedToMe: true } : {}),
    ...(address.search === '' ? {} : { text: address.search }),
  };
  const sort = sorts[address.sort as keyof typeof sorts];
  const page = pageOf(address, PAGE);
  return sort === undefined ? { filter, ...page } : { filter, sort, direction: address.descending ? 'DESC' : 'ASC', ...page };
}
