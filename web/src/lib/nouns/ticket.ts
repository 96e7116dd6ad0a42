import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

/** What every view shows of a trouble ticket: lists, the desk and the live changes. */
export const TicketRow = graphql(`
  fragment TicketRow on TroubleTicket {
    id
    number
    ticketStatus: status
    version
    description
    observedImpact
    priority
    question
    resolution
    closesOn
    enteredStatusAt
    createdAt
    updatedAt
    organisation {
      id
      name
    }
    installedProduct {
      id
      circuitNumber
      endUserName
      product {
        code
        name
      }
      address {
        id
        singleLine
      }
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
export const TicketThread = graphql(`
  fragment TicketThread on TroubleTicket {
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

export type TicketRowData = ResultOf<typeof TicketRow>;
type Impact = TicketRowData['observedImpact'];
type Priority = TicketRowData['priority'];

const impactWords: Record<Impact, () => string> = {
  DOWN: m.tickets_impact_DOWN,
  INTERMITTENT: m.tickets_impact_INTERMITTENT,
  DEGRADED: m.tickets_impact_DEGRADED,
};
const shortImpactWords: Record<Impact, () => string> = {
  DOWN: m.tickets_impact_short_DOWN,
  INTERMITTENT: m.tickets_impact_short_INTERMITTENT,
  DEGRADED: m.tickets_impact_short_DEGRADED,
};
const priorityWords: Record<Priority, () => string> = {
  LOW: m.tickets_priority_LOW,
  MEDIUM: m.tickets_priority_MEDIUM,
  HIGH: m.tickets_priority_HIGH,
  CRITICAL: m.tickets_priority_CRITICAL,
};

/** The worst first. */
export const impacts = Object.keys(impactWords) as Impact[];
export const priorities = Object.keys(priorityWords) as Priority[];
export const impactSaid = (impact: Impact): string => impactWords[impact]();
export const impactInShort = (impact: Impact): string => shortImpactWords[impact]();
export const prioritySaid = (priority: Priority): string => priorityWords[priority]();
