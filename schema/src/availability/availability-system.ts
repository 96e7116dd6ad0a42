import type { Colour, SearchKind, YellowReason } from '@sporbar/prisma/generated/client/enums.ts';
import type { PlaceFacts } from '../addresses/same-place.ts';

/** What the system is asked: whether a product can be delivered over the line that a search finds (K-04). */
export interface AvailabilityQuestion {
  readonly productCode: string;
  readonly speedKbps: number | null;
  readonly searchKind: SearchKind;
  /** A number; for a search by address the address in words. */
  readonly searchValue: string;
  /** Whose installed products a circuit number is looked up in. */
  readonly organisationId: string;
  /** The line it is for, and what it changes: neither stands in its own way. */
  readonly orderLineId: string;
  readonly installedProductId: string | null;
  /** A change of ISP: what another organisation has on the line is taken over, and does not stand in its way. */
  readonly takesOver: boolean;
  readonly today: string;
  /** Where the end user lives, as the line says (K-11). */
  readonly address: PlaceFacts | null;
}

/** A line that was found, and what is known of the product on it. */
export interface AvailabilityHit {
  readonly addressLine: string;
  readonly accessLineNumber: string | null;
  readonly colour: Colour;
}

/** Without a hit there is no clear answer. */
export interface AvailabilityAnswer {
  readonly hits: readonly AvailabilityHit[];
}

/**
 * The carrier's availability system. It may be slow, silent or wrong: it is asked outside every transaction, and what it
 * says is judged before it is believed.
 */
export interface AvailabilitySystem {
  ask(question: AvailabilityQuestion, signal: AbortSignal): Promise<AvailabilityAnswer>;
}

/** What is written down of an answer. */
export interface Verdict {
  readonly colour: Colour | null;
  readonly yellowReason: YellowReason | null;
  readonly hits: readonly AvailabilityHit[];
  readonly selectedHit: number | null;
}

/** K-07: the check itself failed. */
export const systemError: Verdict = { colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR', hits: [], selectedHit: null };

const colours: ReadonlySet<unknown> = new Set<Colour>(['GREEN', 'YELLOW', 'RED']);
const mostHits = 50;

const isHit = (hit: Partial<AvailabilityHit> | null): hit is AvailabilityHit =>
  typeof hit === 'object' &&
  hit !== null &&
  typeof hit.addressLine === 'string' &&
  hit.addressLine.trim() !== '' &&
  (hit.accessLineNumber === null || typeof hit.accessLineNumber === 'string') &&
  colours.has(hit.colour);

/** K-05 to K-09: what a system's words amount to. Nonsense is a system error, several hits leave the choice open. */
export function judgeAnswer(answer: AvailabilityAnswer): Verdict {
  const hits: unknown = (answer as Partial<AvailabilityAnswer> | null | undefined)?.hits;
  if (!Array.isArray(hits) || hits.length > mostHits || !hits.every(isHit)) return systemError;
  const kept = hits.map(({ addressLine, accessLineNumber, colour }) => ({ addressLine, accessLineNumber, colour }));
  const [only] = kept;
  if (only === undefined) return { colour: 'YELLOW', yellowReason: 'AMBIGUOUS', hits: [], selectedHit: null };
  return kept.length > 1
    ? { colour: null, yellowReason: null, hits: kept, selectedHit: null }
    : { ...verdictOf(only), hits: kept, selectedHit: 0 };
}

/** The colour of a line that was chosen; a yellow one has no clear answer. */
export const verdictOf = ({ colour }: Pick<AvailabilityHit, 'colour'>): Pick<Verdict, 'colour' | 'yellowReason'> => ({
  colour,
  yellowReason: colour === 'YELLOW' ? 'AMBIGUOUS' : null,
});
