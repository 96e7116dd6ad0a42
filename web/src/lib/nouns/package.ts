import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What a row of a list shows of a package. The live changes bring the same. */
export const PackageRow = graphql(`
  fragment PackageRow on Package {
    id
    number
    packageStatus: status
    version
    updatedAt
    enteredStatusAt
    contents
    sellerName
    mode
    suiteNumber
    documentsMissing
    customerUnsure
    holdReason
    comment
    standby
    insured
    organisation {
      id
      name
    }
    trackingNumbers {
      value
      isExtra
    }
    declaredValue {
      amountMinor
      currency
    }
    ballInCourt {
      party
      since
      dueAt
      action
    }
  }
`);

export type PackageRowData = ResultOf<typeof PackageRow>;
