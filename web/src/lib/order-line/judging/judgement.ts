import { graphql, type ResultOf, type VariablesOf } from '#lib/graph/graphql.ts';

export const JudgeOrder = graphql(`
  query JudgeOrder($input: JudgeOrderInput!) {
    judgeOrder(input: $input) {
      problems {
        code
        ruleId
        path
        message
        hint
        objectId
      }
      draftProblems {
        path
        message
      }
      lines {
        lineNo
        path
        firstValidDate
        sameAsLines
        route {
          kind
          ruleId
          isDecided
          reason
        }
        possibleDuplicates {
          id
          order {
            id
            number
          }
        }
      }
    }
  }
`);

export type Judgement = NonNullable<ResultOf<typeof JudgeOrder>['judgeOrder']>;
export type JudgedText = VariablesOf<typeof JudgeOrder>['input'];
