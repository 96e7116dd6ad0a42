import { graphql } from '#lib/graph/graphql.ts';

/** The name a form's draft is kept under: one for each product it was opened for. */
export const formOf = (number: string): string => (number === '' ? 'order:terminate' : `order:terminate:${number}`);

export const NewTerminationQuery = graphql(`
  query NewTermination($form: String!) {
    formDraft(form: $form) {
      form
      data
      updatedAt
    }
  }
`);
