import { AttachmentParts } from '#lib/attachments/documents.ts';
import { CheckParts } from '#lib/availability/check.ts';
import { BookingParts } from '#lib/booking/booking.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { EventParts, MailParts, MoveParts } from '#lib/nouns/parts.ts';
import { OrderHead, OrderLineRow } from '#lib/nouns/order.ts';
import { RequestRow } from '#lib/nouns/request.ts';
import { BreachParts } from '#lib/requests/breach.ts';
import { ProductForForm } from '#lib/order-line/products.ts';
import { TakeoverParts } from '#lib/takeover/takeover.ts';
import { EndingProduct, TerminationParts } from '#lib/termination/termination.ts';

export const OrderQuery = graphql(
  `
    query Order($id: ID, $number: String) {
      order(id: $id, number: $number) {
        ...OrderHead
        action
        customerInvoiceRef
        availabilityCounts {
          green
          yellow
          red
          pending
          none
        }
        createdAt
        availableMoves {
          ...MoveParts
        }
        lastActedBy {
          fullName
          phone
          email
        }
        serviceRequests {
          ...RequestRow
        }
        sentMails {
          ...MailParts
        }
        history(first: 200) {
          ...EventParts
        }
        lines {
          ...OrderLineRow
          attributes
          addOns
          accessLineNumber
          availabilityCheck {
            ...CheckParts
          }
          endUser {
            kind
            name
            birthDate
            orgNumber
          }
          address {
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
          canAttach
          attachments {
            ...AttachmentParts
          }
          revision
          missingFields {
            path
            label
          }
          askableFields {
            path
            label
          }
          takeover {
            ...TakeoverParts
          }
          termination {
            ...TerminationParts
          }
          modifyKind
          installedProduct {
            ...EndingProduct
          }
          ...BookingParts
          contactName
          contactPhone
          contactPhone2
          checklist
          hasBroadbandElsewhere
          isMoving
          firstValidDate
          changeDeadline
          cancelDeadline
          willBeCancelledOn
          slaActive
          slaDueDate
          slaBreach {
            ...BreachParts
          }
          beingChanged
          deliveredAt
          rentalPrice {
            amountMinor
            currency
          }
          establishmentPrice {
            amountMinor
            currency
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
          possibleDuplicates {
            id
            lineNo
            order {
              id
              number
            }
          }
        }
      }
      products {
        ...ProductForForm
      }
    }
  `,
  [
    AttachmentParts,
    BookingParts,
    BreachParts,
    CheckParts,
    EndingProduct,
    TakeoverParts,
    TerminationParts,
    OrderHead,
    OrderLineRow,
    MailParts,
    MoveParts,
    EventParts,
    ProductForForm,
    RequestRow,
  ],
);

export type OrderDetail = NonNullable<ResultOf<typeof OrderQuery>['order']>;
export type LineDetail = OrderDetail['lines'][number];
