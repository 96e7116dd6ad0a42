import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What every view shows of a quote's header. Statuses are renamed: one live message may bring any noun, each with an enum of its own. */
export const QuoteHead = graphql(`
  fragment QuoteHead on Quote {
    id
    number
    title
    customerOrderRef
    quoteStatus: status
    version
    createdAt
    updatedAt
    submittedAt
    lineCount
    completedLineCount
    organisation {
      id
      name
    }
    requestedBy {
      id
      fullName
    }
    ballInCourt {
      party
      since
      dueAt
      action
    }
  }
`);

export type QuoteHeadData = ResultOf<typeof QuoteHead>;

/** What every view shows of a line: the whole row of the line grid, so that a live change redraws it without asking. */
export const QuoteLineRow = graphql(`
  fragment QuoteLineRow on QuoteLine {
    id
    lineNo
    lineStatus: status
    version
    enteredStatusAt
    attributes
    attachmentFlag
    distanceMetres
    pricingMode
    offeredLeadTimeDays
    orderedAt
    comment
    statusDescription
    rentalPrice {
      amountMinor
      currency
    }
    establishmentPrice {
      amountMinor
      currency
    }
    product {
      code
      name
    }
    addressA {
      id
      singleLine
    }
    addressB {
      id
      singleLine
    }
  }
`);

/** A row of a list. The live changes bring the same, so that rows change without asking. */
export const QuoteRow = graphql(
  `
    fragment QuoteRow on Quote {
      ...QuoteHead
      lines {
        ...QuoteLineRow
      }
    }
  `,
  [QuoteHead, QuoteLineRow],
);

export type QuoteRowData = ResultOf<typeof QuoteRow>;
