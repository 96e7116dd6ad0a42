import { literally } from '../keyset.ts';
import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { orderLineLifecycle } from '../orders/order-line.lifecycle.ts';
import { cancelProblems, reopenProblems } from '../orders/line-change.rules.ts';
import { changeFactsOf, orderInclude, type LineState, type OrderState } from '../orders/order.state.ts';
import type { Referred, RequestText } from '../service-requests/request.rules.ts';

type Reference = Pick<RequestText, 'referenceKind' | 'referenceValue' | 'linkedType'> & { readonly linkedId: string | null };

/**
 * What a request's reference names among the organisation's own: the order it was raised from, or the one the number
 * belongs to; for circuits and phone numbers the installed product, for tickets the one that has failed. Null when nothing is found.
 */
export async function loadReferred(tx: Tx, organisationId: string, reference: Reference, today: string): Promise<Referred | null> {
  const { referenceKind, referenceValue, linkedType, linkedId } = reference;
  if (linkedType === 'ORDER' || linkedType === 'ORDER_LINE') {
    const order = await findOrder(
      tx,
      organisationId,
      linkedType === 'ORDER' ? { id: linkedId ?? '' } : { lines: { some: { id: linkedId ?? '' } } },
    );
    return order && ofOrder(order, linkedType === 'ORDER' ? order.lines : order.lines.filter(({ id }) => id === linkedId), today);
  }
  if (referenceValue === null) return null;
  if (referenceKind === 'ORDER') {
    const [number = '', lineNo] = referenceValue.split('/');
    const confirmation = { equals: literally(referenceValue), mode: 'insensitive' } as const;
    const order = await findOrder(tx, organisationId, { OR: [{ number }, { lines: { some: { customerOrderId: confirmation } } }] });
    if (order === null) return null;
    const chosen = order.lines.filter((line) => String(line.lineNo) === lineNo || line.customerOrderId?.toUpperCase() === referenceValue);
    return ofOrder(order, chosen.length > 0 ? chosen : order.lines, today);
  }
  if (referenceKind === 'TICKET') return ofTicket(tx, organisationId, referenceValue);
  return referenceKind === 'CIRCUIT' || referenceKind === 'PHONE' ? ofInstalled(tx, organisationId, referenceValue) : null;
}

const findOrder = (tx: Tx, organisationId: string, where: Prisma.OrderWhereInput): Promise<OrderState | null> =>
  tx.order.findFirst({ where: { organisationId, ...where }, include: orderInclude });

const over: ReadonlySet<string> = new Set(['CANCELLED', 'REJECTED', 'DUPLICATE', 'CLOSED']);

const startsFrom = (move: 'reopenOrderLine' | 'cancelOrderLine', line: LineState): boolean =>
  (orderLineLifecycle.moves[move].from as readonly string[]).includes(line.status);

/** A button serves the whole case only when every line that is not over has it. */
function ofOrder(order: OrderState, lines: readonly LineState[], today: string): Referred {
  const alive = lines.filter((line) => !over.has(line.status));
  const canReopen = (line: LineState): boolean =>
    startsFrom('reopenOrderLine', line) && reopenProblems(changeFactsOf(line), today).length === 0;
  const canCancel = (line: LineState): boolean =>
    startsFrom('cancelOrderLine', line) && cancelProblems(changeFactsOf(line), order.action, order.number, today).length === 0;
  return {
    number: order.number,
    canChange: alive.length > 0 && alive.every((line) => line.status === 'NEW' || canReopen(line)),
    canCancel: alive.length > 0 && alive.every(canCancel),
    compensated: lines.some((line) => line.product?.slaCompensation === true),
  };
}

async function ofInstalled(tx: Tx, organisationId: string, value: string): Promise<Referred | null> {
  const same = { equals: literally(value), mode: 'insensitive' } as const;
  const where = { organisationId, OR: [{ circuitNumber: same }, { phoneNumber: same }, { accessLineNumber: same }] };
  const installed = await tx.installedProduct.findFirst({ where, select: { product: { select: { slaCompensation: true } } } });
  return installed && { number: value, canChange: false, canCancel: false, compensated: installed.product.slaCompensation };
}

async function ofTicket(tx: Tx, organisationId: string, number: string): Promise<Referred | null> {
  const select = { installedProduct: { select: { product: { select: { slaCompensation: true } } } } };
  const ticket = await tx.troubleTicket.findFirst({ where: { organisationId, number }, select });
  return ticket && { number, canChange: false, canCancel: false, compensated: ticket.installedProduct.product.slaCompensation };
}

/** SR-19: has the organisation ordered or installed anything with an agreed compensation scheme? */
export async function hasCompensation(db: Db, organisationId: string): Promise<boolean> {
  const product = { slaCompensation: true };
  const installed = await db.installedProduct.findFirst({ where: { organisationId, product }, select: { id: true } });
  if (installed !== null) return true;
  return (
    (await db.orderLine.findFirst({ where: { product, order: { organisationId, submittedAt: { not: null } } }, select: { id: true } })) !==
    null
  );
}
