import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** The carrier that plays by itself, where one runs. */
export const SandboxQuery = graphql(`
  query Sandbox {
    sandbox {
      isRunning
      speed
      movesMade
    }
  }
`);

export type Sandbox = NonNullable<ResultOf<typeof SandboxQuery>['sandbox']>;
