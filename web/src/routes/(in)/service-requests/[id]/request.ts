import { AttachmentParts } from '#lib/attachments/documents.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { EventParts, MailParts, MoveParts } from '#lib/nouns/parts.ts';
import { hrefOf } from '#lib/nouns/pages.ts';
import { RequestRow, RequestThread } from '#lib/nouns/request.ts';
import { AreaForForm } from '../form/form.ts';

export const RequestQuery = graphql(
  `
    query ServiceRequest($number: String!) {
      request: serviceRequestByNumber(number: $number) {
        ...RequestRow
        ...RequestThread
        lastActedBy {
          fullName
          phone
          email
        }
        isReferenceLocked
        submittedAt
        canAttach
        attachments {
          ...AttachmentParts
        }
        assignee {
          fullName
        }
        escalates {
          id
          number
        }
        linkedPage {
          __typename
          id
          ... on Order {
            number
          }
          ... on Quote {
            number
          }
          ... on Invoice {
            number
          }
          ... on Package {
            number
          }
          ... on TroubleTicket {
            number
          }
        }
        sentMails {
          ...MailParts
        }
        availableMoves {
          ...MoveParts
        }
        history(first: 200) {
          ...EventParts
        }
      }
      areas {
        ...AreaForForm
      }
    }
  `,
  [AttachmentParts, RequestRow, RequestThread, MailParts, MoveParts, EventParts, AreaForForm],
);

/** A link by id, as mails and refusals give it, leads to the page of the number. */
export const RequestNumber = graphql(`
  query ServiceRequestNumber($id: ID!) {
    serviceRequest(id: $id) {
      id
      number
    }
  }
`);

export type RequestDetail = NonNullable<ResultOf<typeof RequestQuery>['request']>;

/** The page of the object it was raised from. */
export const linkOf = ({ linkedPage }: RequestDetail): string | undefined => hrefOf(linkedPage);
