import { graphql } from './graphql.ts';

/** Everything a form shows of a refusal. Selected in every mutation. */
export const RefusalParts = graphql(`
  fragment RefusalParts on Refusal {
    code
    problems {
      code
      ruleId
      path
      message
      hint
      objectId
    }
  }
`);
