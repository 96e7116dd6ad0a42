import { graphql } from '#lib/graph/graphql.ts';
import { RefusalParts } from '#lib/graph/refusal-parts.ts';

export const SaveFormDraft = graphql(
  `
    mutation SaveFormDraft($input: SaveFormDraftInput!) {
      saveFormDraft(input: $input) {
        __typename
        ... on FormDraftPayload {
          draft {
            form
            updatedAt
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const DiscardFormDraft = graphql(
  `
    mutation DiscardFormDraft($input: DiscardFormDraftInput!) {
      discardFormDraft(input: $input) {
        __typename
        ... on FormDraftDiscardedPayload {
          discarded
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const KeptDraft = graphql(`
  query KeptDraft($form: String!) {
    formDraft(form: $form) {
      form
      data
      updatedAt
    }
  }
`);
