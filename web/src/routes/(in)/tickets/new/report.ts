import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';
import { InstalledRow } from '#lib/nouns/installed.ts';

/** The product that has failed, or those to choose among. */
export const ReportQuery = graphql(
  `
    query ReportFault($product: ID!, $text: String, $withChoices: Boolean!) {
      installedProduct(id: $product) {
        ...InstalledRow
        openTicket {
          id
          number
        }
        faultReport {
          allowed
          blockedBy {
            message
            hint
          }
        }
      }
      installedProducts(filter: { status: [ACTIVE], text: $text }, first: 12) @include(if: $withChoices) {
        nodes {
          ...InstalledRow
        }
      }
    }
  `,
  [InstalledRow],
);

export const ReportFault = graphql(
  `
    mutation CreateTroubleTicket($input: CreateTroubleTicketInput!) {
      createTroubleTicket(input: $input) {
        __typename
        ... on TroubleTicketPayload {
          troubleTicket {
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
