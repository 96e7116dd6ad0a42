import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

/** Who is looking, where the stream stands, and the words of every status: what each page behind the login needs. */
export const FrameQuery = graphql(`
  query Frame {
    cursor
    me {
      id
      fullName
      username
      isCarrier
      isSuperuser
      hasWholesale
      hasMailbox
      mayOrder
      maySeeInvoices
      troubleTicketAccess
      needsBasicTraining
      department
      organisation {
        id
        name
        country
      }
      session {
        id
        expiresAt
        serverTime
      }
    }
    superusers {
      fullName
      phone
    }
    helpdeskPhones {
      country
      number
    }
    statusDictionary {
      objectType
      status
      phase
      acts
      letter
      label
      meaning
    }
  }
`);

/** How long the session has: the question comes, and goes, as the server says, whatever tab or device was used. */
export const SessionLive = graphql(`
  subscription SessionLive {
    list: sessionEnding {
      phase
      secondsLeft
    }
  }
`);

export const TouchSession = graphql(
  `
    mutation TouchSession {
      touchSession {
        __typename
        ... on TouchedPayload {
          session {
            id
            expiresAt
            serverTime
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const SignOut = graphql(
  `
    mutation SignOut {
      signOut {
        __typename
        ... on SignedOutPayload {
          signedOut
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
