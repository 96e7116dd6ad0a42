import type { Db } from '@sporbar/prisma/client.ts';
import type { TroubleTicketStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';
import type { RaisedFrom } from '../flows/request-from-object.ts';
import { onceATick } from '../once-a-tick.ts';
import type { Words } from '../words.ts';
import { isPastPromise, lateDelivery, lateRepair, type Breach, type LateDelivery, type LateRepair, type Wait } from './breach.rules.ts';

const lineColumns = {
  id: true,
  status: true,
  slaActive: true,
  slaDueDate: true,
  registeredAt: true,
  deliveredAt: true,
  postedAt: true,
  product: { select: { slaCompensation: true } },
  order: { select: { action: true } },
} as const;

/** Which lines of an order are delivered later than promised. Two statements for an order that is late, one for any other. */
export const lateLinesOf = onceATick(async ({ db, clock }, orderId): Promise<ReadonlyMap<string, LateDelivery>> =>
  lateLines(db, clock.now(), { orderId }),
);

async function lateLines(db: Db, now: Date, where: { orderId: string } | { id: string }): Promise<Map<string, LateDelivery>> {
  const rows = (await db.orderLine.findMany({ where, select: lineColumns })).map(({ order, ...line }) => ({ ...line, ...order }));
  const past = rows.filter((line) => line.product?.slaCompensation === true && isPastPromise(line, now));
  if (past.length === 0) return new Map();
  const waits = await waitsOf(
    db,
    past.map(({ id }) => id),
  );
  return new Map(
    past.flatMap((line) => {
      const { registeredAt } = line;
      const counted = (waits.get(line.id) ?? []).filter(({ from }) => registeredAt === null || from >= registeredAt);
      const late = lateDelivery(line, counted, now);
      return late === null ? [] : [[line.id, late] as const];
    }),
  );
}

/** When lines waited for the customer, as their history tells it. */
async function waitsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Wait[]>> {
  const events = await db.statusEvent.findMany({
    where: { objectId: { in: [...ids] }, kind: 'MOVED', OR: [{ toStatus: 'INCOMPLETE' }, { fromStatus: 'INCOMPLETE' }] },
    orderBy: { id: 'asc' },
    select: { objectId: true, toStatus: true, at: true },
  });
  const waits = new Map<string, Wait[]>(ids.map((id) => [id, []]));
  for (const { objectId, toStatus, at } of events) {
    const own = waits.get(objectId) ?? [];
    const open = own.at(-1);
    if (toStatus === 'INCOMPLETE') own.push({ from: at, until: null });
    else if (open?.until === null) own[own.length - 1] = { from: open.from, until: at };
  }
  return waits;
}

/** By how much the repair of a ticket breaches its SLA. */
export async function lateRepairOf({ db, clock }: Pick<Context, 'db' | 'clock'>, ticketId: string): Promise<LateRepair | null> {
  const select = { installedProduct: { select: { product: { select: { slaRepairHours: true } } } } } as const;
  const ticket = await db.troubleTicket.findUnique({ where: { id: ticketId }, select });
  const promised = ticket?.installedProduct.product.slaRepairHours ?? null;
  if (promised === null) return null;
  const events = await db.statusEvent.findMany({
    where: { objectId: ticketId, kind: { in: ['CREATED', 'MOVED'] }, toStatus: { not: null } },
    orderBy: { id: 'asc' },
    select: { toStatus: true, at: true },
  });
  const stays = events.map(({ toStatus, at }) => ({ status: toStatus as TroubleTicketStatus, since: at }));
  return lateRepair(promised, stays, clock.now());
}

/** What a claim about an object is for: its breach, and the ids under which it can have been claimed before. */
interface Claimable {
  readonly breach: Breach | null;
  /** The product's name, where a scheme of compensation is agreed for it. */
  readonly agreed: Words | null;
  readonly ids: readonly string[];
}

const named = { select: { slaCompensation: true, names: true } } as const;

const agreedFor = (product: { readonly slaCompensation: boolean; readonly names: unknown } | null): Words | null =>
  product?.slaCompensation === true ? (product.names as Words) : null;

/** D-60: an order is claimed for by its only line, an installed product by the delivery it came from. */
export async function claimableIn(context: Pick<Context, 'db' | 'clock'>, { type, id }: RaisedFrom): Promise<Claimable | null> {
  const { db, clock } = context;
  if (type === 'TROUBLE_TICKET') {
    const select = { installedProduct: { select: { product: named } } } as const;
    const { installedProduct } = await db.troubleTicket.findUniqueOrThrow({ where: { id }, select });
    return { breach: await lateRepairOf(context, id), agreed: agreedFor(installedProduct.product), ids: [id] };
  }
  if (type !== 'ORDER' && type !== 'ORDER_LINE' && type !== 'INSTALLED_PRODUCT') return null;
  const lines = await db.orderLine.findMany({
    where: await lineWhere(db, type, id),
    select: { id: true, orderId: true, product: named, order: { select: { _count: { select: { lines: true } } } } },
    take: 2,
  });
  const [line] = lines;
  if (line === undefined || lines.length > 1) return null;
  const late = await lateLines(db, clock.now(), { id: line.id });
  const ids = [id, line.id, ...(line.order._count.lines === 1 ? [line.orderId] : [])];
  return { breach: late.get(line.id) ?? null, agreed: agreedFor(line.product), ids };
}

async function lineWhere(db: Db, type: 'ORDER' | 'ORDER_LINE' | 'INSTALLED_PRODUCT', id: string) {
  if (type === 'ORDER') return { orderId: id };
  if (type === 'ORDER_LINE') return { id };
  const installed = await db.installedProduct.findUniqueOrThrow({ where: { id }, select: { fromOrderLineId: true } });
  return { id: installed.fromOrderLineId ?? '' };
}
