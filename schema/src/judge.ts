import { isForSystems, mayUse, rightProblems } from './access.ts';
import { movesFrom, type Lifecycle, type Move, labelOf } from './lifecycle.ts';
import { no, type Problem } from './refusals.ts';
import type { Viewer } from './viewer.ts';

export interface Judged<S extends string> {
  readonly id: string;
  readonly status: S;
  readonly version: number;
  readonly updatedAt: Date;
}

/**
 * May this viewer make this move on this object, as far as the lifecycle alone can tell? Rights first, then the
 * version, then the status: a stale caller hears CONFLICT before INVALID_TRANSITION (G-06).
 */
export function judge<S extends string, M extends string>(
  lifecycle: Lifecycle<S, M>,
  name: M,
  viewer: Viewer,
  object: Judged<S>,
  expectedVersion?: number | null,
): Problem | undefined {
  const move: Move<S> = lifecycle.moves[name];
  const [right] = rightProblems(viewer, [lifecycle.noun], mayUse(viewer, move));
  if (right !== undefined) return { ...right, objectId: object.id };
  if (expectedVersion != null && expectedVersion !== object.version) {
    return no.conflict(
      '/expectedVersion',
      {},
      { objectId: object.id, data: { currentVersion: object.version, changedAt: object.updatedAt } },
    );
  }
  if (!move.from.includes(object.status)) {
    const data = { from: object.status, allowed: movesFrom(lifecycle, object.status) };
    return no.invalidTransition('', { status: labelOf(lifecycle.noun, object.status) }, { objectId: object.id, data });
  }
  if (isForSystems(viewer, move, object.status))
    return no.forSystemsOnly('', { status: labelOf(lifecycle.noun, object.status) }, { objectId: object.id });
  return undefined;
}
