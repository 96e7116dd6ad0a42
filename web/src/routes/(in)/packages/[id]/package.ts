import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { EventParts, MailParts, MoveParts } from '#lib/nouns/parts.ts';
import { RequestRow } from '#lib/nouns/request.ts';

const PackageDetailParts = graphql(
  `
    fragment PackageDetailParts on Package {
      ...PackageRow
      weightGrams
      volumeCm3
      receivedAt
      shippedAt
      arrivedAt
      clearedAt
      deliveredAt
      createdAt
      clearanceFeeApplies
      clearanceFeeExpected
      insuredValue {
        amountMinor
        currency
      }
      charges {
        kind
        amount {
          amountMinor
          currency
        }
      }
      booking {
        id
        number
        sellerOrderRef
        version
        deliveryAddress {
          id
          singleLine
        }
        packages {
          id
          number
          packageStatus: status
          contents
        }
        availableMoves {
          ...MoveParts
        }
      }
      receipts {
        id
        receiptStatus: status
        channel
        fileId
        fileName
        sizeBytes
        receivedAt
        reviewReason
        version
        availableMoves {
          ...MoveParts
        }
      }
      serviceRequests {
        ...RequestRow
      }
      lastActedBy {
        fullName
        phone
        email
      }
      availableMoves {
        ...MoveParts
      }
      sentMails {
        ...MailParts
      }
      history(first: 200) {
        ...EventParts
      }
    }
  `,
  [PackageRow, MailParts, MoveParts, EventParts, RequestRow],
);

export const PackageQuery = graphql(
  `
    query Package($number: String!) {
      packageByNumber(number: $number) {
        ...PackageDetailParts
      }
      receiptUploadRules {
        hint
        maxBytes
        maxFiles
      }
    }
  `,
  [PackageDetailParts],
);

export const PackageByIdQuery = graphql(`
  query PackageById($id: ID!) {
    package(id: $id) {
      id
      number
    }
  }
`);

export type PackageDetail = ResultOf<typeof PackageDetailParts>;
export type ReceiptDetail = PackageDetail['receipts'][number];

export const AddPackage = graphql(
  `
    mutation AddPackage($input: AddPackageInput!) {
      addPackage(input: $input) {
        __typename
        ... on PackagePayload {
          package {
            id
            number
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const ReceiptLinks = graphql(`
  query ReceiptLinks($package: ID!) {
    package(id: $package) {
      id
      receipts {
        id
        downloadUrl
      }
    }
  }
`);
