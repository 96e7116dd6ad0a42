import { mayUse, rightProblems } from '../access.ts';
import type { Move } from '../lifecycle.ts';
import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';

/**
 * May this viewer make this kind of move on quotes? Besides what holds for every noun: quotes are a matter of the
 * wholesale line, and READ never writes, whatever else the organisation has.
 */
export const mayQuote = (viewer: Viewer, move: Pick<Move, 'by' | 'departments' | 'personOnly'>): boolean =>
  mayUse(viewer, move) && (viewer.isCarrier || (viewer.hasWholesale && viewer.accessType !== 'READ'));

export const accessProblems = (viewer: Viewer, move: Pick<Move, 'by' | 'departments' | 'personOnly' | 'alsoChanges'>): Problem[] =>
  rightProblems(viewer, ['QUOTE', ...(move.alsoChanges ?? [])], mayQuote(viewer, move));
