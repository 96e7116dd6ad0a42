import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What every view shows of an order's header. */
export const OrderHead = graphql(`
  fragment OrderHead on Order {
    id
    number
    orderType
    status
    version
    updatedAt
    submittedAt
    customerOrderRef
    projectReference
    lineCount
    organisation {
      id
      name
    }
    ballInCourt {
      party
      since
      dueAt
      action
    }
  }
`);

/** What every view shows of a line. */
export const OrderLineRow = graphql(`
  fragment OrderLineRow on OrderLine {
    id
    lineNo
    status
    version
    enteredStatusAt
    requestedDate
    agreedDate
    slaActive
    slaDueDate
    customerOrderId
    comment
    statusDescription
    product {
      code
      name
    }
    endUser {
      name
    }
    address {
      id
      singleLine
    }
  }
`);

/** A row of a list. The live changes bring the same, so that rows change without asking. */
export const OrderRow = graphql(
  `
    fragment OrderRow on Order {
      ...OrderHead
      lines {
        ...OrderLineRow
      }
    }
  `,
  [OrderHead, OrderLineRow],
);

export type OrderRowData = ResultOf<typeof OrderRow>;
