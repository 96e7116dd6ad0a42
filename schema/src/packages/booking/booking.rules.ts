import type { Money } from '../../money.graphql.ts';
import type { Problem } from '../../refusals.ts';
import { noPackage } from '../package.refusals.ts';
import { insuranceProblems, maxPackagesOfBooking, valueProblems } from '../package.rules.ts';
import { trackingProblems } from '../tracking-number.ts';

/** What a customer says of one package when booking it. */
export interface PackageInput {
  readonly contents?: string | null | undefined;
  readonly declaredValue?: Money | null | undefined;
  readonly insuredValue?: Money | null | undefined;
  readonly standby?: boolean | null | undefined;
  readonly trackingNumbers?: readonly string[] | null | undefined;
}

/** P-11: one seller and at least one package; `existing` counts those the booking holds already. */
export function bookingProblems(sellerName: string, packageCount: number, existing = 0): Problem[] {
  const problems = sellerName.trim() === '' ? [noPackage.sellerMissing('/sellerName')] : [];
  const fits = packageCount >= 1 && packageCount + existing <= maxPackagesOfBooking;
  return fits ? problems : [...problems, noPackage.noPackages('/packages', { max: maxPackagesOfBooking })];
}

/** P-16, P-17: one package of a booking. */
export const packageProblems = (item: PackageInput, at: string): Problem[] => [
  ...valueProblems(item.declaredValue, `${at}/declaredValue`),
  ...insuranceProblems(item.declaredValue ?? null, item.insuredValue ?? null, `${at}/insuredValue`),
  ...trackingProblems(item.trackingNumbers ?? [], `${at}/trackingNumbers`),
];

/** Every number of the input with its place in it. */
export const numbersOf = (items: readonly PackageInput[], pathOf: (index: number) => string): { value: string; path: string }[] =>
  items.flatMap((item, index) =>
    (item.trackingNumbers ?? []).map((value, position) => ({ value, path: `${pathOf(index)}/trackingNumbers/${position}` })),
  );
