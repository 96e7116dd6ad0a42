import type { Db } from '@sporbar/prisma/client.ts';
import { foldKey } from '@sporbar/prisma/data/fold.ts';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { placeColumns, placeKeyOf, type PlaceFacts } from '../addresses/same-place.ts';
import { onceATick } from '../once-a-tick.ts';

// O-29: lines that look as if the same had been ordered twice.

const over: OrderLineStatus[] = ['CLOSED', 'CANCELLED', 'REJECTED', 'DUPLICATE', 'FINISHED'];
const compared = { id: true, productCode: true, endUserName: true, address: { select: placeColumns } } as const;

export interface Compared {
  readonly id: string;
  readonly productCode: string | null;
  readonly endUserName: string | null;
  readonly address: PlaceFacts | null;
}

/** Product, end user and place: what the register says of the address counts, else its text. Null while one is missing. */
export function sameThing({ productCode, endUserName, address }: Compared): string | null {
  const place = address === null ? null : placeKeyOf(address);
  return productCode === null || endUserName === null || place === null ? null : JSON.stringify([productCode, foldKey(endUserName), place]);
}

/** Open lines of an organisation that may be the same as one of these: those with such a product for such an end user. */
function openLike(db: Db, organisationId: string, lines: readonly Compared[]): Promise<Compared[]> {
  const given = (field: 'productCode' | 'endUserName') => lines.flatMap((line) => line[field] ?? []);
  return db.orderLine.findMany({
    where: {
      productCode: { in: given('productCode') },
      endUserName: { in: given('endUserName'), mode: 'insensitive' },
      status: { notIn: over },
      order: { organisationId },
    },
    select: compared,
    orderBy: { id: 'asc' },
  });
}

/** For each of these lines, by its id, the other open lines of the organisation that are the same; asked of the database once. */
export async function sameOpenLines(
  db: Db,
  organisationId: string,
  lines: readonly Compared[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const byThing = Map.groupBy(await openLike(db, organisationId, lines), sameThing);
  return new Map(
    lines.map((line) => {
      const thing = sameThing(line);
      const same = thing === null ? [] : (byThing.get(thing) ?? []);
      return [line.id, same.flatMap(({ id }) => (id === line.id ? [] : id))];
    }),
  );
}

/** For each line of an order that waits to be sent, the other open lines that are the same. */
export const duplicatesIn = onceATick(async ({ db }, orderId): Promise<ReadonlyMap<string, readonly string[]>> => {
  const waiting = { where: { status: 'NEW' as const }, select: compared };
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: { organisationId: true, lines: waiting } });
  return sameOpenLines(db, order.organisationId, order.lines);
});
