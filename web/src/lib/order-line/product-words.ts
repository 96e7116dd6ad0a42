import { m } from '#lib/paraglide/messages.js';
import { count } from '#lib/words/money.ts';
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

/** "512 kbit/s", "8 Mbit/s", "10 Gbit/s": roughly, for reading at a glance. The exact values stand where one is chosen. */
function speedSaid(kbps: number): string {
  const [value, unit] = kbps < 1_000 ? [kbps, 'kbit/s'] : kbps < 1_000_000 ? [kbps / 1_000, 'Mbit/s'] : [kbps / 1_000_000, 'Gbit/s'];
  return `${count(Math.round(value))} ${unit}`;
}

/** "512 kbit/s – 4 Mbit/s": from the slowest to the fastest there is. */
export function speedsOf({ attributes }: Pick<FormProduct, 'attributes'>): string | null {
  const speeds = attributes.find(({ key }) => key === 'speedKbps')?.allowedValues ?? [];
  const sorted = speeds.map(({ value }) => Number(value)).toSorted((one, other) => one - other);
  const [slowest, fastest] = [sorted[0], sorted.at(-1)];
  if (slowest === undefined || fastest === undefined) return null;
  return [...new Set([speedSaid(slowest), speedSaid(fastest)])].join(' – ');
}

export const daysSaid = (days: number): string => m.quotes_days({ count: days });
