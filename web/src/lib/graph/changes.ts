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
      changes(after: $after) {
        __typename
        ... on State {
          cursor
        }
        ... on UpToDate {
          cursor
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

/** A message of the stream, read: where it stands, what changed, and whether everything missed has come. */
export function changesOf({ changes }: ResultOf<typeof ChangesDocument>): {
  cursor: string;
  change: Change | undefined;
  upToDate: boolean;
} {
  return {
    cursor: changes.cursor,
    change: changes.__typename === 'Change' ? (changes.event ?? undefined) : undefined,
    upToDate: changes.__typename === 'UpToDate',
  };
}
