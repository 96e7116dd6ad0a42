import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Address, OrderLine, OrderLineRevision } from '@sporbar/prisma/generated/client/client.ts';
import { singleLineOf } from '../addresses/single-line.ts';
import { changesOf } from '../writes.ts';
import { lastSnapshot, snapshotOf, valuesOf, type LineSnapshot, type LineState } from './order.state.ts';

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

/** What others write into a line: no part of what its customer said. */
const filledInByOthers = [
  'status',
  'agreedDate',
  'comment',
  'statusDescription',
  'resumeStatus',
  'registeredAt',
  'slaActive',
  'slaDueDate',
];

/** What a line said after it was reopened against what it said before: revision n against n − 1. */
export async function revisionDiff(
  db: Db,
  { orderLineId, revision, snapshot }: OrderLineRevision,
): Promise<Record<string, unknown> | null> {
  const next = await db.orderLineRevision.findUnique({ where: { orderLineId_revision: { orderLineId, revision: revision + 1 } } });
  const before = snapshot as unknown as LineSnapshot;
  const after =
    next === null
      ? snapshotOf(await db.orderLine.findUniqueOrThrow({ where: { id: orderLineId }, include: { termination: true } }))
      : (next.snapshot as unknown as LineSnapshot);
  const places = await placesOf(
    db,
    [before, after].flatMap(({ addressId }) => addressId ?? []),
  );
  const said = (one: LineSnapshot) => {
    const values = Object.entries(one).filter(([name]) => !filledInByOthers.includes(name));
    return inWords({ ...Object.fromEntries(values), address: places.get(one.addressId ?? '') ?? null });
  };
  return changesOf(said(before), said(after));
}

async function placesOf(tx: Tx | Db, ids: readonly string[]): Promise<ReadonlyMap<string, Address>> {
  const found = ids.length === 0 ? [] : await tx.address.findMany({ where: { id: { in: [...ids] } } });
  return new Map(found.map((address) => [address.id, address]));
}
