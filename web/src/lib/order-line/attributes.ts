import type { Fact } from '#lib/detail/Facts.svelte';
import { count } from '#lib/words/money.ts';
import type { FormProduct } from './products.ts';

interface Attributed {
  readonly product: { readonly code: string } | null;
  readonly attributes: unknown;
}

/** Attributes as text by key. */
export const attributesOf = (attributes: unknown): Record<string, string> =>
  Object.fromEntries(
    typeof attributes === 'object' && attributes !== null ? Object.entries(attributes).map(([key, value]) => [key, String(value)]) : [],
  );

/** What was chosen on a line, in the words of the catalogue. */
export function chosenOn(line: Attributed, products: readonly FormProduct[]): Fact[] {
  const product = products.find(({ code }) => code === line.product?.code);
  return Object.entries(attributesOf(line.attributes)).map(([key, value]) => {
    const known = product?.attributes.find((attribute) => attribute.key === key);
    const label = known?.allowedValues.find((allowed) => allowed.value === value)?.label;
    return { label: known?.name ?? key, value: label ?? (known?.unit ? `${amount(value)} ${known.unit}` : value) };
  });
}

const amount = (digits: string): string => (/^\d+$/.test(digits) ? count(Number(digits)) : digits);

/** "34 Mbit/s": the chosen speed as the catalogue calls it. */
export const speedOn = (line: Attributed, products: readonly FormProduct[]): string | undefined =>
  'speedKbps' in attributesOf(line.attributes)
    ? (chosenOn({ ...line, attributes: { speedKbps: attributesOf(line.attributes)['speedKbps'] } }, products)[0]?.value ?? undefined)
    : undefined;
