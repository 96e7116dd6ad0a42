import type { PackageStatus, ReviewStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { packageLifecycle } from '../package.lifecycle.ts';
import { documentsMissing } from '../package.rules.ts';
import { maxReceipts } from './receipt.rules.ts';

/** The addresses a mail is for that lead to a booking: `reply+<token>@…`. What is no token of ours is none. */
export const tokensIn = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.flatMap((address) => /^reply\+([0-9a-f]{32})@[^@\s]+$/i.exec(address.trim())?.[1]?.toLowerCase() ?? [])),
];

export interface PlaceFacts {
  readonly id: string;
  readonly status: PackageStatus;
  readonly receipts: readonly { readonly status: ReviewStatus }[];
}

const takesReceipts = ({ status, receipts }: PlaceFacts, files: number): boolean =>
  packageLifecycle.moves['recordReceipt']?.from.includes(status) === true && receipts.length + files <= maxReceipts;

/**
 * N-07, D-50: the package that the receipts of a reply belong to: the first that has none yet, else the first that still
 * takes them. Undefined: the booking takes none any more, or not so many (ATT-04).
 */
export function placeFor<Facts extends PlaceFacts>(packages: readonly Facts[], files: number): Facts | undefined {
  const open = packages.filter((one) => takesReceipts(one, files));
  return open.find(({ receipts }) => documentsMissing(receipts)) ?? open[0];
}

/** What a part of a mail says of itself. */
export interface PartFacts {
  readonly mimeType: string;
  /** The text shows it where it says so: a logo, a signature. */
  readonly isShownInText: boolean;
}

/** N-07: what of a mail can be a receipt. Phones send photographs as inline parts too; only what the text shows is none. */
export const isReceiptPart = ({ mimeType, isShownInText }: PartFacts): boolean => !(isShownInText && mimeType.startsWith('image/'));
