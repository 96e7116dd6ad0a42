import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { AreaForForm } from '../form/form.ts';

export const NewRequestQuery = graphql(
  `
    query NewServiceRequest($form: String!) {
      areas {
        ...AreaForForm
      }
      formDraft(form: $form) {
        form
        data
        updatedAt
      }
    }
  `,
  [AreaForForm],
);

/** The object's status first, then what it fills in (SR-01, SR-32). */
export const RequestContextQuery = graphql(
  `
    query RequestContext($objectId: ID!) {
      requestContext(objectId: $objectId) {
        objectId
        objectType
        status
        statusChangedAt
        deflection
        referenceKind
        referenceValue
        subArea
        isAreaLocked
        areas {
          ...AreaForForm
        }
        openRequests {
          id
          number
          area
          requestStatus: status
        }
        object {
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
      }
    }
  `,
  [AreaForForm],
);

export type RaisedFrom = ResultOf<typeof RequestContextQuery>['requestContext'];

const folders = { Order: 'orders', OrderLine: 'orders', Quote: 'quotes', Invoice: 'invoices', Package: 'packages' } as const;

/** The page the object stands on, and the id whose changes are told. */
export function placeOf({ object }: RaisedFrom): { readonly href: string; readonly rootId: string } | undefined {
  if (object === null || !(object.__typename in folders)) return undefined;
  const root = 'order' in object ? object.order : object;
  return 'number' in root ? { href: `/${folders[object.__typename as keyof typeof folders]}/${root.number}`, rootId: root.id } : undefined;
}
