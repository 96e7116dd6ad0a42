import { m } from '#lib/paraglide/messages.js';
import type { FormProduct, ProductBadge } from './products.ts';

type Family = FormProduct['family'];

const families: Readonly<Record<Family, () => string>> = {
  BROADBAND: m.family_BROADBAND,
  OPERATOR_ACCESS: m.family_OPERATOR_ACCESS,
  TELEPHONY: m.family_TELEPHONY,
  CAPACITY: m.family_CAPACITY,
  COLOCATION: m.family_COLOCATION,
};

export const familyLabel = (family: Family): string => families[family]();

const badges: Readonly<Record<ProductBadge, () => string>> = {
  PRICE_LIST: m.badge_PRICE_LIST,
  QUOTE_FIRST: m.badge_QUOTE_FIRST,
  AVAILABILITY_CHECK: m.badge_AVAILABILITY_CHECK,
  SELF_BOOKING: m.badge_SELF_BOOKING,
  NUMBER_RESERVATION: m.badge_NUMBER_RESERVATION,
  SLA_COMPENSATION: m.badge_SLA_COMPENSATION,
  NOT_ORDERABLE: m.badge_NOT_ORDERABLE,
};

export const badgeLabel = (badge: ProductBadge): string => badges[badge]();

export const accessLabel = (access: FormProduct['lineAccess']): string | null =>
  access === null ? null : access === 'FULL' ? m.line_access_FULL() : m.line_access_SHARED();

/** "1–8 Mbit/s": from the slowest to the fastest there is, as the catalogue calls them. */
export function speedsOf({ attributes }: Pick<FormProduct, 'attributes'>): string | null {
  const speeds = attributes.find(({ key }) => key === 'speedKbps')?.allowedValues ?? [];
  const sorted = speeds.toSorted((one, other) => Number(one.value) - Number(other.value));
  const [slowest, fastest] = [sorted[0], sorted.at(-1)];
  if (slowest === undefined || fastest === undefined) return null;
  return slowest === fastest ? slowest.label : `${slowest.label} – ${fastest.label}`;
}

export const daysSaid = (days: number): string => m.quotes_days({ count: days });
