import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { PackageRow } from '#lib/nouns/package.ts';
import { EventParts, MoveParts } from '#lib/nouns/parts.ts';
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
      history(first: 200) {
        ...EventParts
      }
    }
  `,
  [PackageRow, MoveParts, EventParts, RequestRow],
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
