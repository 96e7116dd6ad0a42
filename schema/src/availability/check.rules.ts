import type { CheckStatus, Colour, SearchKind, YellowReason } from '@sporbar/prisma/generated/client/enums.ts';
import { isSamePlace, type PlaceFacts } from '../addresses/same-place.ts';
import { chosenSpeed } from '../catalogue/catalogue.rules.ts';
import type { Problem } from '../refusals.ts';
import { noCheck } from './check.refusals.ts';

/** Who does not hear in this time hears that there was no answer (K-12). It counts from when the system was asked. */
export const answerWithinMs = 30_000;
/** K-14. */
export const validForMs = 24 * 3_600_000;
/** K-12: with so many time-outs in a row the check itself has failed. */
export const timeOutsToFail = 2;

/** What the rules read of a check. */
export interface CheckFacts {
  readonly status: CheckStatus;
  readonly attempts: number;
  readonly colour: Colour | null;
  readonly yellowReason: YellowReason | null;
  readonly hits: unknown;
  readonly selectedHit: number | null;
  readonly validUntil: Date | null;
  readonly productCode: string;
  readonly speedKbps: number | null;
  readonly discardedAt: Date | null;
}

/** K-15: the check that counts, of a line's checks with the newest first. */
export const counting = <Check extends Pick<CheckFacts, 'discardedAt'>>(checks: readonly Check[]): Check | undefined =>
  checks[0]?.discardedAt === null ? checks[0] : undefined;

/** What they read of its line. */
export interface CheckedFacts {
  readonly product: { readonly code: string; readonly availabilityPolicy: 'MANDATORY' | 'NOT_APPLICABLE' } | null;
  readonly attributes: unknown;
}

/** K-14: a result counts until then, that moment left out. */
export const isOutdated = ({ validUntil }: Pick<CheckFacts, 'validUntil'>, now: Date): boolean => validUntil !== null && validUntil <= now;

/** What a page counts on from while the system thinks. */
export const secondsAsked = (status: CheckStatus, askedAt: Date | null, now: Date): number | null =>
  status !== 'PENDING' || askedAt === null ? null : Math.max(0, Math.floor((now.getTime() - askedAt.getTime()) / 1000));

export const hitsOf = ({ hits }: Pick<CheckFacts, 'hits'>): readonly unknown[] => (Array.isArray(hits) ? hits : []);

/** K-05: several lines were found, and nobody has said which. */
export const awaitsChoice = (check: Pick<CheckFacts, 'status' | 'hits' | 'selectedHit'>): boolean =>
  check.status === 'DONE' && check.selectedHit === null && hitsOf(check).length > 1;

/** True while it tells of what the line says now. */
export const isOfLine = (check: Pick<CheckFacts, 'productCode' | 'speedKbps'>, line: CheckedFacts): boolean =>
  check.productCode === line.product?.code && check.speedKbps === chosenSpeed(line.attributes);

/** K-06 to K-09: what the answer means for sending the order. */
export const submitAllowed = (check: Pick<CheckFacts, 'status' | 'colour' | 'hits' | 'selectedHit' | 'validUntil'>, now: Date): boolean =>
  check.status === 'DONE' && !awaitsChoice(check) && (check.colour !== 'RED' || isOutdated(check, now));

/** K-06 to K-09: a technician can be booked where a line was found and may be delivered. */
export const bookingAllowed = (check: Pick<CheckFacts, 'status' | 'colour' | 'yellowReason' | 'hits' | 'selectedHit'>): boolean =>
  check.status === 'DONE' && !awaitsChoice(check) && (check.colour === 'GREEN' || check.yellowReason === 'AMBIGUOUS');

/** K-01, K-02, K-05, K-09, K-11, K-12, K-14: why the line cannot be sent as far as its check goes. */
export function checkProblems(line: CheckedFacts, check: CheckFacts | undefined, now: Date, at: string): Problem[] {
  if (line.product?.availabilityPolicy !== 'MANDATORY') return [];
  const path = `${at}/availabilityCheck`;
  if (check === undefined || !isOfLine(check, line)) return [noCheck.required(path)];
  if (check.status === 'PENDING') return [noCheck.underWay(path)];
  if (check.status === 'TIMED_OUT') return [noCheck.timedOut(path, { attempt: check.attempts + 1 })];
  if (awaitsChoice(check)) return [noCheck.chooseHit(`${path}/selectedHit`)];
  return check.colour === 'RED' && !isOutdated(check, now) ? [noCheck.red(path)] : [];
}

export interface Search {
  readonly kind: SearchKind;
  readonly value: string;
}

interface Searchable {
  readonly accessLineNumber: string | null;
  readonly product: { readonly family: string } | null;
}

/** K-10: what is searched by where nobody has said: the line there is, for broadband and operator access, or the address (K-11). */
export const usualSearch = ({ accessLineNumber, product }: Searchable, addressInWords: string): Search =>
  accessLineNumber !== null && accessLineNumber !== '' && (product?.family === 'BROADBAND' || product?.family === 'OPERATOR_ACCESS')
    ? { kind: 'ACCESS_LINE_NUMBER', value: accessLineNumber }
    : { kind: 'ADDRESS', value: addressInWords };

/** What a check was asked about, as a line has it. */
export interface KeyFacts {
  readonly productCode: string | null;
  readonly attributes: unknown;
  readonly accessLineNumber: string | null;
  readonly address: PlaceFacts | null;
}

/** K-15: the line says another product, speed, access line or place than before. */
export const changesKey = (before: KeyFacts, after: KeyFacts): boolean =>
  before.productCode !== after.productCode ||
  chosenSpeed(before.attributes) !== chosenSpeed(after.attributes) ||
  (before.accessLineNumber ?? '') !== (after.accessLineNumber ?? '') ||
  !isSamePlace(before.address, after.address);
