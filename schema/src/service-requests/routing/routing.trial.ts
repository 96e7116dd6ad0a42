import type { Tx } from '@sporbar/prisma/client.ts';
import type { ServiceRequest } from '@sporbar/prisma/generated/client/client.ts';
import { findRoute, routeOf, type Route, type RoutingTable } from './routing.rules.ts';

/** A request that a draft would send elsewhere. */
export interface Elsewhere {
  readonly request: ServiceRequest;
  readonly now: Route;
  /** Null: the draft leads nowhere. */
  readonly then: Route | null;
}

export interface Trial {
  readonly looked: number;
  readonly elsewhere: readonly Elsewhere[];
}

const isSame = (a: Route, b: Route | null): boolean => b !== null && a.queue === b.queue && a.productGroup === b.productGroup;

/** SR-21: where the requests sent last would go by a draft, as against the table in force. Changes nothing. */
export async function tryOnLast(tx: Tx, inForce: RoutingTable, draft: RoutingTable, last: number): Promise<Trial> {
  const requests = await tx.serviceRequest.findMany({
    where: { submittedAt: { not: null } },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: last,
  });
  const elsewhere = requests.flatMap((request) => {
    const now = routeOf(inForce, request.area, request.subArea);
    const then = findRoute(draft, request.area, request.subArea);
    return isSame(now, then) ? [] : [{ request, now, then }];
  });
  return { looked: requests.length, elsewhere };
}
