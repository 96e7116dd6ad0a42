import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** What every view shows of a service request: lists, panels and the live changes. */
export const RequestRow = graphql(`
  fragment RequestRow on ServiceRequest {
    id
    number
    area
    subArea
    topic
    referenceKind
    referenceValue
    linkedType
    description
    resolution
    requestStatus: status
    version
    channel
    createdAt
    updatedAt
    enteredStatusAt
    closesOn
    queue
    organisation {
      id
      name
    }
    lastActedBy {
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

/** The thread comes along with the live changes, so that a message shows where it is read. */
export const RequestThread = graphql(`
  fragment RequestThread on ServiceRequest {
    activities {
      id
      at
      authorName
      byCarrier
      text
      visibleToCustomer
    }
  }
`);

export type RequestRowData = ResultOf<typeof RequestRow>;
