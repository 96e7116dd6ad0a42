import { trackingKey } from '../tracking-number.ts';

/** A booked package that could be the one on the scanner. */
export interface Candidate {
  readonly packageId: string;
  readonly trackingNumbers: readonly string[];
}

export type Likeness = 'SAME_ENDING' | 'FEW_CHARACTERS_OFF' | 'NO_TRACKING_NUMBER';

export interface Match {
  /** The one booked package of the suite with exactly this number. */
  readonly exactId: string | null;
  /** Best first. Nothing is received by a suggestion: a person confirms it. */
  readonly suggestions: readonly { readonly packageId: string; readonly likeness: Likeness }[];
}

const strongest: readonly Likeness[] = ['SAME_ENDING', 'FEW_CHARACTERS_OFF', 'NO_TRACKING_NUMBER'];

/** CA-07: the exact tracking number of that suite is a match; anything else is at best a suggestion. */
export function matchIntake(scanned: string, candidates: readonly Candidate[]): Match {
  const key = trackingKey(scanned);
  const exact =
    key === '' ? undefined : candidates.find(({ trackingNumbers }) => trackingNumbers.some((number) => trackingKey(number) === key));
  if (exact !== undefined) return { exactId: exact.packageId, suggestions: [] };
  const suggestions = candidates.flatMap(({ packageId, trackingNumbers }) => {
    const likeness = likenessOf(key, trackingNumbers.map(trackingKey));
    return likeness === undefined ? [] : [{ packageId, likeness }];
  });
  return { exactId: null, suggestions: suggestions.toSorted((a, b) => strongest.indexOf(a.likeness) - strongest.indexOf(b.likeness)) };
}

function likenessOf(scanned: string, numbers: readonly string[]): Likeness | undefined {
  if (numbers.length === 0) return 'NO_TRACKING_NUMBER';
  if (scanned === '') return undefined;
  // Couriers print their own digits in front of the seller's number.
  if (numbers.some((number) => sameEnding(number, scanned))) return 'SAME_ENDING';
  return numbers.some((number) => differsInFew(number, scanned)) ? 'FEW_CHARACTERS_OFF' : undefined;
}

const endingLength = 8;

const sameEnding = (a: string, b: string): boolean =>
  a.length >= endingLength && b.length >= endingLength && a.slice(-endingLength) === b.slice(-endingLength);

/** At most two characters replaced, or two neighbours swapped: how numbers are mistyped. */
function differsInFew(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 6) return false;
  let differing = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) differing += 1;
  return differing <= 2;
}
