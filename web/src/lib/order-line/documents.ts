import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const UpdateOrderLine = graphql(
  `
    mutation UpdateOrderLine($input: UpdateOrderLineInput!) {
      updateOrderLine(input: $input) {
        __typename
        ... on OrderPayload {
          order {
            id
            version
          }
          lines {
            id
            version
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const CreateOrder = graphql(
  `
    mutation CreateOrder($input: CreateOrderInput!) {
      createOrder(input: $input) {
        __typename
        ... on OrderPayload {
          order {
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
