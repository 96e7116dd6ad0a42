import { graphql, type ResultOf } from '#lib/graph/graphql.ts';

export const MachineQuery = graphql(`
  query StateMachine($entity: ObjectType!) {
    stateMachine(entity: $entity) {
      objectType
      name
      statuses {
        status
        phase
        acts
        letter
        label
        meaning
      }
      transitions {
        name
        label
        from
        to
        actors
        rules
        isTimer
        effectOf
      }
    }
  }
`);

export type Machine = NonNullable<ResultOf<typeof MachineQuery>['stateMachine']>;

/** The kinds of objects in the order customers meet them; whatever else has statuses comes after. */
const first = ['ORDER_LINE', 'QUOTE_LINE', 'SERVICE_REQUEST', 'PACKAGE', 'INVOICE', 'APPOINTMENT', 'AVAILABILITY_CHECK'];

export const nounsOf = (known: readonly string[]): string[] => {
  const nouns = [...new Set(known)];
  const place = (noun: string): number => (first.includes(noun) ? first.indexOf(noun) : first.length);
  return nouns.toSorted((a, b) => place(a) - place(b));
};
