import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { LineState, OrderState } from '../orders/order.state.ts';
import { lockInstalled, marked, partEnded, terminated, unmarked, type HeldProduct } from '../portfolio/installed.writes.ts';
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
const withdrawn: ReadonlySet<OrderLineStatus> = new Set<OrderLineStatus>(['NEW', 'CANCELLED', 'REJECTED', 'DUPLICATE']);

/**
 * What a move of a TERMINATE line does to the product it is about: from REGISTERED it is PENDING_TERMINATION, and ACTIVE
 * again where the line is withdrawn. While the line waits for an answer, the product stays as it is.
 */
export async function followTermination(tx: Tx, order: OrderState, line: LineState, to: OrderLineStatus): Promise<Write[]> {
  const { termination, installedProductId } = line;
  if (order.action !== 'TERMINATE' || termination === null || installedProductId === null) return [];
  if (termination.scope === 'PART' || termination.effectiveDate === null) return [];
  const begins = underWay.has(to) && !underWay.has(line.status);
  if (!begins && !withdrawn.has(to)) return [];
  const product = await lockInstalled(tx, installedProductId);
  if (begins) return product.status === 'ACTIVE' ? [marked(product, termination.effectiveDate)] : [];
  return product.status === 'PENDING_TERMINATION' && line.status !== 'NEW' ? [unmarked(product)] : [];
}

/** TER-03: what a finished termination does today. Before its date nothing is taken down; the clock does it on that date. */
export async function finishTermination(tx: Tx, line: LineState, now: Date): Promise<Write[]> {
  const { termination, installedProductId } = line;
  if (termination === null || installedProductId === null || termination.endedAt !== null) return [];
  const product = await lockInstalled(tx, installedProductId);
  if (product.status === 'TERMINATED') return [];
  const effectiveDate = termination.effectiveDate ?? dateOf(now);
  if (effectiveDate > dateOf(now)) {
    return termination.scope === 'WHOLE' && product.status === 'ACTIVE' ? [marked(product, effectiveDate)] : [];
  }
  await tx.termination.update({ where: { orderLineId: line.id }, data: { endedAt: now } });
  return [ended(product, line, effectiveDate)];
}

/** The product, or the part of it, that a termination ends. */
const ended = (product: HeldProduct, { id, termination }: LineState, effectiveDate: string): Write =>
  termination?.scope === 'PART' ? partEnded(product, termination.components) : terminated(product, effectiveDate, id);
