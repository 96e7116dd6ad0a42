import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

/** Whom there is to bill, and what is open with the one chosen. */
export const NewInvoiceQuery = graphql(`
  query NewInvoice($customer: ID, $until: Date, $isChosen: Boolean!) {
    customersToBill {
      openCharges
      organisation {
        id
        name
        currency
      }
    }
    openCharges(organisationId: $customer, until: $until) @include(if: $isChosen) {
      totalCount
      nodes {
        id
        text
        incurredOn
        amount {
          amountMinor
          currency
        }
      }
    }
  }
`);

export type OpenCharge = NonNullable<ResultOf<typeof NewInvoiceQuery>['openCharges']>['nodes'][number];

export const IssueFromCharges = graphql(
  `
    mutation IssueFromCharges($input: IssueInvoiceFromChargesInput!) {
      issueInvoiceFromCharges(input: $input) {
        __typename
        ... on InvoicePayload {
          invoice {
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

export const IssueFree = graphql(
  `
    mutation IssueFree($input: IssueInvoiceInput!) {
      issueInvoice(input: $input) {
        __typename
        ... on InvoicePayload {
          invoice {
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

/** "1 234,50" as a hundred and more of the smallest unit; null for what is no amount. */
export function minorOf(typed: string): number | null {
  const plain = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}
