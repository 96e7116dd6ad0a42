import { AttachmentParts } from '#lib/attachments/documents.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { EventParts, MailParts, MoveParts } from '#lib/nouns/parts.ts';
import { QuoteHead, QuoteLineRow } from '#lib/nouns/quote.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

const KnownAddress = graphql(`
  fragment QuoteEnd on Address {
    id
    singleLine
    country
    purpose
    registerId
    street
    houseNumber
    houseLetter
    postcode
    city
    floor
    entrance
    apartmentNumber
    roomNumber
    municipalityNumber
    gnr
    bnr
    fnr
    snr
    insaSignature
    existingEquipmentRef
    accessZone
  }
`);

export const QuoteQuery = graphql(
  `
    query Quote($id: ID, $number: String) {
      quote(id: $id, number: $number) {
        ...QuoteHead
        availableMoves {
          ...MoveParts
        }
        sentMails {
          ...MailParts
        }
        lastActedBy {
          fullName
          phone
          email
        }
        history(first: 200) {
          ...EventParts
        }
        orders {
          id
          number
        }
        serviceRequests {
          ...RequestRow
        }
        lines {
          ...QuoteLineRow
          addressA {
            ...QuoteEnd
          }
          addressB {
            ...QuoteEnd
          }
          canAttach
          attachments {
            ...AttachmentParts
          }
          orderLine {
            id
            order {
              id
              number
            }
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
        }
      }
      products(filter: { isOrderable: true, orderPath: QUOTE_FIRST }) {
        ...ProductForForm
      }
    }
  `,
  [AttachmentParts, QuoteHead, QuoteLineRow, KnownAddress, MailParts, MoveParts, EventParts, RequestRow, ProductForForm],
);

export type QuoteDetail = NonNullable<ResultOf<typeof QuoteQuery>['quote']>;
export type LineDetail = QuoteDetail['lines'][number];
