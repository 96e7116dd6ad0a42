import type { Db } from '@sporbar/prisma/client.ts';
import { idPrefixes } from './ids.ts';

type Numbers = (db: Db, ids: string[]) => Promise<{ id: string; number: string }[]>;

const select = { id: true, number: true } as const;
const numbered: Readonly<Record<string, Numbers>> = {
  [idPrefixes.Order]: (db, ids) => db.order.findMany({ where: { id: { in: ids } }, select }),
  [idPrefixes.Quote]: (db, ids) => db.quote.findMany({ where: { id: { in: ids } }, select }),
  [idPrefixes.ServiceRequest]: (db, ids) => db.serviceRequest.findMany({ where: { id: { in: ids } }, select }),
  [idPrefixes.Package]: (db, ids) => db.package.findMany({ where: { id: { in: ids } }, select }),
  [idPrefixes.Invoice]: (db, ids) => db.invoice.findMany({ where: { id: { in: ids } }, select }),
  [idPrefixes.TroubleTicket]: (db, ids) => db.troubleTicket.findMany({ where: { id: { in: ids } }, select }),
};

/** The numbers of objects of any kind that has one, by their ids. One statement a kind. */
export async function numbersOfRoots(db: Db, ids: Iterable<string>): Promise<Map<string, string>> {
  const byPrefix = Map.groupBy(ids, (id) => id.slice(0, 3));
  const found = await Promise.all([...byPrefix].map(([prefix, some]) => numbered[prefix]?.(db, some) ?? Promise.resolve([])));
  return new Map(found.flat().map(({ id, number }) => [id, number]));
}
