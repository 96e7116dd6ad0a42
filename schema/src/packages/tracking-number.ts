import type { Problem } from '../refusals.ts';
import { noPackage } from './package.refusals.ts';

/** The form in which tracking numbers are kept and compared: upper case, without spaces. */
export const trackingKey = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

/** P-16. */
export const trackingProblems = (numbers: readonly string[], at: string): Problem[] =>
  numbers.flatMap((number, index) => (isTrackingNumber(number) ? [] : [noPackage.trackingNumberWrong(`${at}/${index}`)]));

export const isTrackingNumber = (typed: string): boolean => {
  const { length } = trackingKey(typed);
  return length >= 1 && length <= 40;
};

/**
 * P-20: which of these numbers another open package of the customer has already, or this same input has twice. The
 * unique index decides in the end; this tells each one with its place.
 */
export function takenProblems(
  numbers: readonly { readonly value: string; readonly path: string }[],
  taken: ReadonlySet<string>,
): Problem[] {
  const seen = new Set(taken);
  return numbers.flatMap(({ value, path }) => {
    const key = trackingKey(value);
    if (seen.has(key)) return [noPackage.trackingNumberTaken(path)];
    seen.add(key);
    return [];
  });
}
