import type { InstalledRowData } from '#lib/nouns/installed.ts';

/** The form that ends this product. */
export const terminateHref = ({ circuitNumber, phoneNumber }: Pick<InstalledRowData, 'circuitNumber' | 'phoneNumber'>): string =>
  `/orders/terminate?${new URLSearchParams({ number: circuitNumber ?? phoneNumber ?? '' })}`;
