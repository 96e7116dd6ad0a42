import { InvoiceRow } from '#lib/nouns/invoice.ts';
import { OrderRow } from '#lib/nouns/order.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { QuoteRow } from '#lib/nouns/quote.ts';
import { RequestRow, RequestThread } from '#lib/nouns/request.ts';
import { graphql, type ResultOf } from './graphql.ts';

/** Everything the reader may see, as it is committed. What a row shows comes along and is written to the cache. */
export const ChangesDocument = graphql(
  `
    subscription Changes($after: Cursor) {
      changes(after: $after, delivery: LATEST) {
        __typename
        ... on State {
          cursor
        }
        ... on UpToDate {
          cursor
        }
        ... on Gap {
          count
        }
        ... on Change {
          cursor
          event {
            id
            kind
            move
            objectType
            objectId
            rootType
            rootId
            from
            to
          }
          object(once: true) {
            __typename
            id
            ...InvoiceRow
            ...OrderRow
            ...PackageRow
            ...QuoteRow
            ...RequestRow
            ...RequestThread
          }
        }
      }
    }
  `,
  [InvoiceRow, OrderRow, PackageRow, QuoteRow, RequestRow, RequestThread],
);

type Message = ResultOf<typeof ChangesDocument>['changes'];
type Changed = Extract<Message, { __typename: 'Change' }>;

/** One change as listeners hear it. */
export type Change = NonNullable<Changed['event']>;

/** A message of the stream, read: a gap, after which what is shown must be read anew, or where the stream stands and what changed. */
export type Read =
  | { readonly isGap: true }
  | { readonly isGap: false; readonly cursor: string; readonly change: Change | undefined; readonly upToDate: boolean };

export function changesOf({ changes }: ResultOf<typeof ChangesDocument>): Read {
  const placed = { isGap: false, change: undefined, upToDate: false } as const;
  switch (changes.__typename) {
    case 'State':
      return { ...placed, cursor: changes.cursor };
    case 'UpToDate':
      return { ...placed, cursor: changes.cursor, upToDate: true };
    case 'Change':
      return { ...placed, cursor: changes.cursor, change: changes.event ?? undefined };
    case 'Gap':
      return { isGap: true };
    default:
      // The compiler names the member that has no case.
      return changes satisfies never;
  }
}
