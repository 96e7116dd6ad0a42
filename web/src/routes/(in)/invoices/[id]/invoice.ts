import { AttachmentParts } from '#lib/attachments/documents.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { InvoiceRow } from '#lib/nouns/invoice.ts';
import { EventParts, MailParts, MoveParts } from '#lib/nouns/parts.ts';
import { RequestRow } from '#lib/nouns/request.ts';

export const InvoiceQuery = graphql(
  `
    query Invoice($id: ID, $number: String) {
      invoice(id: $id, number: $number) {
        ...InvoiceRow
        creditReason
        kid
        canAttach
        enclosures {
          ...AttachmentParts
        }
        lines {
          lineNo
          text
          quantity
          unitAmount {
            amountMinor
            currency
          }
          total {
            amountMinor
            currency
          }
          orderLine {
            __typename
            id
            ... on OrderLine {
              order {
                id
                number
              }
            }
          }
          package {
            __typename
            id
            ... on Package {
              number
            }
          }
        }
        payments {
          paidOn
          reference
          amount {
            amountMinor
            currency
          }
        }
        serviceRequests {
          ...RequestRow
        }
        ballInCourt {
          party
          since
          dueAt
          action
        }
        availableMoves {
          ...MoveParts
        }
        sentMails {
          ...MailParts
        }
        history(first: 100) {
          ...EventParts
        }
      }
    }
  `,
  [AttachmentParts, InvoiceRow, MailParts, MoveParts, EventParts, RequestRow],
);

export type InvoiceDetail = NonNullable<ResultOf<typeof InvoiceQuery>['invoice']>;
