import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';

export const AuditQuery = graphql(`
  query Audit($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
    auditEntries(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        at
        username
        actor {
          fullName
          phone
        }
        actionName
        objectType
        objectId
        objectNumber
        changes {
          field
          label
          before
          after
        }
        ip
      }
    }
  }
`);

export type AuditRow = ResultOf<typeof AuditQuery>['auditEntries']['nodes'][number];

/** The departments the API lets search; it is asked again whatever is shown (AUD-04). */
const searchers = ['CUSTOMER_SERVICE', 'PORTAL_SUPPORT', 'USER_ADMIN', 'BILLING'];

export const maySearchAudit = (department: string | null): boolean => department !== null && searchers.includes(department);

export const askedNames = ['user', 'object', 'from', 'until'] as const;
type Asked = Record<(typeof askedNames)[number], string>;

export function askedIn({ searchParams }: Address): Asked {
  return Object.fromEntries(askedNames.map((name) => [name, searchParams.get(name) ?? ''])) as Asked;
}

const PAGE = 50;

export function variablesOf(url: Address): VariablesOf<typeof AuditQuery> {
  const given = Object.entries(askedIn(url)).filter(([, value]) => value !== '');
  return { filter: Object.fromEntries(given), ...pageOf(readList(url, []), PAGE) };
}

/** The same question as a file. */
export const fileOf = (url: Address): string =>
  `/audit.csv?${new URLSearchParams(Object.entries(askedIn(url)).filter(([, value]) => value !== ''))}`;
