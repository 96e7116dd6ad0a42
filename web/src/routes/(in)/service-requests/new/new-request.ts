import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import { hrefOf } from '#lib/nouns/pages.ts';
import { BreachParts } from '#lib/requests/breach.ts';
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
        organisationId
        page {
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
      }
    }
  `,
  [AreaForForm],
);

/** The claim that a measured breach makes. Refused when nothing is later than promised: then the form begins like any other. */
export const ClaimDraftQuery = graphql(
  `
    query SlaClaimDraft($objectId: ID!) {
      slaClaimDraft(objectId: $objectId) {
        subArea
        description
        breach {
          ...BreachParts
        }
        raised {
          id
          number
          requestStatus: status
        }
      }
    }
  `,
  [BreachParts],
);

export type ClaimDraft = ResultOf<typeof ClaimDraftQuery>['slaClaimDraft'];

export type RaisedFrom = ResultOf<typeof RequestContextQuery>['requestContext'];

/** The page the object stands on, and the id whose changes are told. */
export function placeOf({ page }: RaisedFrom): { readonly href: string; readonly rootId: string } | undefined {
  const href = hrefOf(page);
  return page === null || href === undefined ? undefined : { href, rootId: page.id };
}
