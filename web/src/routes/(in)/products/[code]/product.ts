import { graphql } from '#lib/graph/graphql.ts';
import { ProductForForm } from '#lib/order-line/products.ts';

export const ProductPage = graphql(
  `
    query ProductPage($code: ID!, $currency: String!) {
      product(code: $code) {
        ...ProductForForm
        infoMarkdown
        terminationNoticeDays
        ispChangeMinDays
        slaRepairHours
        prices(currency: $currency) {
          speedKbps
          currency
          rentalBase {
            amountMinor
            currency
          }
          rentalPerKm {
            amountMinor
            currency
          }
          establishment {
            amountMinor
            currency
          }
        }
      }
    }
  `,
  [ProductForForm],
);
