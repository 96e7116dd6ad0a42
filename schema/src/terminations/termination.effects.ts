import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { endingCharges } from '../billing/charge.writes.ts';
import type { LineState, OrderState } from '../orders/order.state.ts';
import { lockInstalled, marked, partEnded, postponed, terminated, unmarked } from '../portfolio/installed.writes.ts';
import { dateOf } from '../time.ts';
import type { Write } from '../writes.ts';

const underWay: ReadonlySet<OrderLineStatus> = new Set<OrderLineStatus>([
  'REGISTERED',
  'ORDERED',
  'DESIGN',
  'READY',
  'FIELD_SERVICE',
  'TEST',
  'DELIVERY',
]);
/** Registered lines can stand here too: the product stays as it is meanwhile. */
const waiting: ReadonlySet<OrderLineStatus> = new Set<OrderLineStatus>(['IN_PROCESS', 'INCOMPLETE', 'CUSTOMER_UPDATE']);

type Facts = Pick<LineState, 'status' | 'registeredAt' | 'termination'>;

/** The date on which a line has its product end; null while it does not say so, and of parts. */
export function endSaidBy({ status, registeredAt, termination }: Facts): string | null {
  const isRegistered = underWay.has(status) || (waiting.has(status) && registeredAt !== null);
  return isRegistered && termination?.scope === 'WHOLE' ? termination.effectiveDate : null;
}

/** From REGISTERED on the product is PENDING_TERMINATION, until the line is withdrawn. `after`: what the line becomes. */
export async function followTermination(tx: Tx, order: OrderState, line: LineState, after: Partial<Facts>): Promise<Write[]> {
  const { installedProductId } = line;
  if (order.action !== 'TERMINATE' || installedProductId === null || after.status === 'FINISHED') return [];
  const [before, due] = [endSaidBy(line), endSaidBy({ ...line, ...after })];
  if (before === due) return [];
  const product = await lockInstalled(tx, installedProductId);
  if (product.status === 'TERMINATED') return [];
  if (due === null) return product.status === 'PENDING_TERMINATION' ? [unmarked(product)] : [];
  return [product.status === 'ACTIVE' ? marked(product, due) : postponed(product, due)];
}

/** TER-03: what a finished termination does today. Before its date nothing is taken down; the clock does it on that date. */
export async function finishTermination(tx: Tx, line: LineState, now: Date): Promise<Write[]> {
  const { termination, installedProductId } = line;
  if (termination === null || installedProductId === null || termination.endedAt !== null) return [];
  const product = await lockInstalled(tx, installedProductId);
  const effectiveDate = termination.effectiveDate ?? dateOf(now);
  if (effectiveDate > dateOf(now)) {
    return termination.scope === 'WHOLE' && product.status === 'ACTIVE' ? [marked(product, effectiveDate)] : [];
  }
  await tx.termination.update({ where: { orderLineId: line.id }, data: { endedAt: now } });
  if (product.status === 'TERMINATED') return [];
  if (termination.scope === 'PART') return [partEnded(product, termination.components)];
  return [terminated(product, effectiveDate, line.id, { besides: await endingCharges(tx, product, effectiveDate, now) })];
}
