import { graphql, type ResultOf } from '#lib/graph/graphql.ts';
import type { Refusal } from '#lib/graph/refusal.ts';
import { moveOf, MoveParts } from '#lib/nouns/parts.ts';
import type { Move } from '#lib/status/moves.ts';

/** What each chosen object can do now. Asked anew for every choice: it depends on the reader. */
export const ChosenQuery = graphql(
  `
    query Chosen($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        ... on Order {
          id
          number
          version
          availableMoves {
            ...MoveParts
          }
        }
        ... on ServiceRequest {
          id
          number
          version
          availableMoves {
            ...MoveParts
          }
        }
      }
    }
  `,
  [MoveParts],
);

/** A chosen object with the one move that is spoken of. */
export interface Chosen {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly move: Move;
}

/** A move for all that are chosen: who can make it, and who cannot and why. */
export interface BulkMove {
  readonly name: string;
  readonly label: string;
  readonly able: readonly Chosen[];
  readonly unable: readonly Chosen[];
}

/** Those of the named moves that at least one of them knows, in the order they are named. */
export function bulkMovesOf({ nodes }: ResultOf<typeof ChosenQuery>, names: readonly string[]): readonly BulkMove[] {
  const objects = nodes.filter((node) => node !== null && 'availableMoves' in node);
  return names.flatMap((name) => {
    const chosen = objects.flatMap(({ id, number, version, availableMoves }) =>
      availableMoves.filter((move) => move.name === name).map((move) => ({ id, number, version, move: moveOf(move) })),
    );
    const [first] = chosen;
    if (first === undefined) return [];
    const able = chosen.filter(({ move }) => move.allowed);
    return [{ name, label: first.move.label, able, unable: chosen.filter(({ move }) => !move.allowed) }];
  });
}

/** How far one of them has come. */
export type Fate = 'waits' | 'runs' | 'done' | Refusal;

/** Makes the move on one after the other, each a mutation of its own, and tells each one's fate. One that is refused stops none. */
export async function makeEach(
  chosen: readonly Chosen[],
  make: (one: Chosen) => Promise<Refusal | undefined>,
  told: (id: string, fate: Fate) => void,
): Promise<void> {
  for (const one of chosen) {
    told(one.id, 'runs');
    told(one.id, (await make(one)) ?? 'done');
  }
}
