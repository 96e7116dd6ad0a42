import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

/** The customer users an agent can take a request down for. */
export const Askers = graphql(`
  query Askers($filter: UserFilter!) {
    users(filter: $filter, first: 20) {
      nodes {
        id
        fullName
        username
        role
        organisation {
          id
          name
        }
      }
    }
  }
`);

export type Asker = ResultOf<typeof Askers>['users']['nodes'][number];

/** How it was asked: the portal's own channel is the customer's alone (SR-04). */
export const channels = ['PHONE', 'EMAIL'] as const;

export interface Asked {
  channel: (typeof channels)[number];
  by: Asker | null;
}

export const customersAmong = (data: ResultOf<typeof Askers> | undefined): Asker[] =>
  (data?.users.nodes ?? []).filter(({ role }) => role !== 'SUPPORT_AGENT');
