import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What a row of the portfolio shows. */
export const InstalledRow = graphql(`
  fragment InstalledRow on InstalledProduct {
    id
    statusLabel
    statusMeaning
    phase
    version
    circuitNumber
    phoneNumber
    accessLineNumber
    endUserName
    activeFrom
    terminatesOn
    product {
      code
      name
    }
    address {
      id
      singleLine
    }
    organisation {
      id
      name
    }
    modifications {
      kind
      allowed
    }
    terminationOffer {
      allowed
    }
    faultReport {
      allowed
    }
  }
`);

export type InstalledRowData = ResultOf<typeof InstalledRow>;
