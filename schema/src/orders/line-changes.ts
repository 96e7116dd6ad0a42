import type { Tx } from '@sporbar/prisma/client.ts';
import type { Address, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { singleLineOf } from '../addresses/single-line.ts';
import { changesOf } from '../writes.ts';
import { lastSnapshot, valuesOf, type LineState } from './order.state.ts';

// What history says of a changed line.

type Told = Partial<OrderLine> & { readonly address?: Address | null; readonly termination?: LineState['termination'] };

/** A place is told as people write it: the same one entered again is no change, and history can be read without the row. */
const inWords = ({ addressId: _id, address, termination, ...rest }: Told): Record<string, unknown> => ({
  ...rest,
  ...(termination == null
    ? {}
    : { scope: termination.scope, components: termination.components, effectiveDate: termination.effectiveDate }),
  ...(address === undefined ? {} : { address: address === null ? null : singleLineOf(address) }),
});

/** Field name to `[before, after]` of what an edit really changed. */
export const toldChanges = (line: LineState, set: Told): Record<string, unknown> | null => changesOf(inWords(line), inWords(set));

/** D-23: for each line that was reopened, the difference between what was last sent and what is sent now. */
export async function revisionChanges(tx: Tx, lines: readonly LineState[]): Promise<ReadonlyMap<string, Record<string, unknown> | null>> {
  const reopened = lines.flatMap((line) => {
    const sent = lastSnapshot(line);
    return sent === null ? [] : [{ line, sent }];
  });
  const places = await placesOf(
    tx,
    reopened.flatMap(({ sent }) => sent.addressId ?? []),
  );
  return new Map(
    reopened.map(({ line, sent }) => {
      const { registeredAt: _registered, status: _status, ...values } = sent;
      const before = inWords({ ...values, address: places.get(values.addressId ?? '') ?? null });
      return [line.id, changesOf(before, inWords({ ...valuesOf(line), address: line.address }))];
    }),
  );
}

async function placesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Address>> {
  const found = ids.length === 0 ? [] : await tx.address.findMany({ where: { id: { in: [...ids] } } });
  return new Map(found.map((address) => [address.id, address]));
}
