import { AttachmentParts } from '#lib/attachments/documents.ts';
import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { EventParts, MoveParts } from '#lib/nouns/parts.ts';
import { RequestRow, RequestThread } from '#lib/nouns/request.ts';
import { AreaForForm } from '../form/form.ts';

export const RequestQuery = graphql(
  `
    query ServiceRequest($number: String!) {
      request: serviceRequestByNumber(number: $number) {
        ...RequestRow
        ...RequestThread
        isReferenceLocked
        submittedAt
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
        linkedObject {
          __typename
          id
          ... on Order {
            number
          }
          ... on OrderLine {
            order {
              id
              number
            }
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
  [AttachmentParts, RequestRow, RequestThread, MoveParts, EventParts, AreaForForm],
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

const folders = { Order: 'orders', OrderLine: 'orders', Quote: 'quotes', Invoice: 'invoices', Package: 'packages' } as const;

/** The page of the object it was raised from. */
export function linkOf({ linkedObject: object }: RequestDetail): string | undefined {
  if (object === null || !(object.__typename in folders)) return undefined;
  const root = 'order' in object ? object.order : object;
  return 'number' in root ? `/${folders[object.__typename as keyof typeof folders]}/${root.number}` : undefined;
}
