import type { Address, QuoteLine } from '@sporbar/prisma/generated/client/client.ts';
import { singleLineOf } from '../../addresses/single-line.ts';
import { changesOf } from '../../writes.ts';
import type { LineBefore, LineValues } from './line.input.ts';

type Changes = Readonly<Record<string, unknown>> | null;

const shown = (address: Address | null): string | null => (address === null ? null : singleLineOf(address));

/**
 * What history shows of an edit: fields in the words a reader knows, addresses on one line. Null when what was saved is
 * what stood there already, addresses that were sent again included.
 */
export function lineChanges(before: LineBefore & QuoteLine, { columns, addressA, addressB }: LineValues): Changes {
  const { addressAId: _a, addressBId: _b, distanceMetres: _metres, ...fields } = columns;
  return changesOf(
    { ...before, addressA: shown(before.addressA), addressB: shown(before.addressB) },
    { ...fields, addressA: shown(addressA), addressB: shown(addressB) },
  );
}

/** True when a price that stood on the line is no longer the price of what it asks for. */
export const asksForAnotherPrice = (changes: Changes): boolean =>
  ['productCode', 'attributes', 'addressA', 'addressB'].some((field) => changes !== null && field in changes);
