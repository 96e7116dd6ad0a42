import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';
import { pageOf, readList, type Address } from '#lib/list/query.ts';
import { m } from '#lib/paraglide/messages.js';
import { dayAndClock, longDay } from '#lib/words/time.ts';

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
        objectName
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

/** What part of the numbered object it was, where it was not the whole. */
export const partOf = ({ objectType }: AuditRow): string | undefined =>
  objectType === 'ORDER_LINE' || objectType === 'QUOTE_LINE' ? m.audit_line() : undefined;

/** Moments, days and lists as people write them; the file keeps them as programs do. */
export function saidOf(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return dayAndClock(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return longDay(value);
  const list = /^\["(.*)"\]$/.exec(value)?.[1];
  return list?.split('","').join(', ') ?? value;
}

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
