import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What a row of a list shows of an invoice. */
export const InvoiceRow = graphql(`
  fragment InvoiceRow on Invoice {
    id
    number
    invoiceStatus: status
    version
    issuedOn
    dueOn
    isOverdue
    periodFrom
    periodTo
    customerInvoiceRef
    organisation {
      id
      name
    }
    total {
      amountMinor
      currency
    }
    outstanding {
      amountMinor
      currency
    }
  }
`);

export type InvoiceRowData = ResultOf<typeof InvoiceRow>;
