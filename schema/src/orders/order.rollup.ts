import type { OrderLineStatus, OrderStatus } from '@sporbar/prisma/generated/client/enums.ts';

const over: ReadonlySet<OrderLineStatus> = new Set(['REJECTED', 'DUPLICATE', 'CANCELLED', 'FINISHED', 'CLOSED']);
const inProcess: ReadonlySet<OrderLineStatus> = new Set(['IN_PROCESS', 'ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY']);

/** RU-O1 to RU-O13: the header's status; the first row that fits wins. */
export function orderStatusOf(lines: readonly OrderLineStatus[]): OrderStatus {
  const any = (status: OrderLineStatus): boolean => lines.includes(status);
  if (lines.length === 0) return 'NEW';
  if (any('INCOMPLETE')) return 'INCOMPLETE';
  if (any('REJECTED') && lines.some((status) => !over.has(status))) return 'REJECTED';
  if (any('CUSTOMER_UPDATE')) return 'CUSTOMER_UPDATE';
  if (any('NEW')) return 'NEW';
  if (lines.some((status) => inProcess.has(status))) return 'IN_PROCESS';
  for (const status of ['COMMITTED', 'REGISTERED', 'FINISHED', 'CLOSED', 'REJECTED', 'DUPLICATE'] as const) if (any(status)) return status;
  return 'CANCELLED';
}

/** RU-O15: how many lines stand in each status. */
export function lineStatusCountsOf(lines: readonly OrderLineStatus[]): Partial<Record<OrderLineStatus, number>> {
  const counts: Partial<Record<OrderLineStatus, number>> = {};
  for (const status of lines) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
