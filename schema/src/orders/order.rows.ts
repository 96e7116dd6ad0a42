import type { Address, Order, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { OrderAction, OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import { newId } from '../ids.ts';
import type { Viewer } from '../viewer.ts';
import { created, type Root, type Write } from '../writes.ts';
import { orderLineNoun, orderNoun } from './order.nouns.ts';
import { searchTextOf } from './order.state.ts';

export interface NewOrder {
  readonly number: string;
  readonly action?: OrderAction;
  readonly orderType: OrderType;
  readonly references?: Partial<Pick<Order, 'projectReference' | 'customerInvoiceRef' | 'customerOrderRef'>>;
  readonly fromQuoteId?: string | null;
}

export type NewLine = Partial<Omit<OrderLine, 'id' | 'orderId' | 'lineNo' | 'status'>> & { readonly address?: Address | null };

/** The writes that make an order in NEW with its lines. Nothing of it is visible to the carrier yet (O-31). */
export function newOrderWrites(
  viewer: Viewer,
  order: NewOrder,
  lines: readonly NewLine[],
): { orderId: string; lineIds: string[]; writes: Write[] } {
  const orderId = newId('Order');
  const references = { projectReference: null, customerInvoiceRef: null, customerOrderRef: null, ...order.references };
  const root: Root = {
    noun: orderNoun,
    id: orderId,
    organisationId: viewer.organisationId,
    placedById: viewer.userId,
    number: order.number,
    carrierVisible: false,
    create: {
      id: orderId,
      number: order.number,
      organisationId: viewer.organisationId,
      action: order.action ?? 'PROVIDE',
      orderType: order.orderType,
      ...references,
      fromQuoteId: order.fromQuoteId ?? null,
      lastActedById: viewer.userId,
      searchText: searchTextOf({ number: order.number, ...references }, lines),
    },
  };
  const writes = lines.map((line, index) => newLineWrite(root, orderId, index + 1, line));
  return { orderId, lineIds: writes.map(({ id }) => id), writes };
}

export function newLineWrite(root: Root, orderId: string, lineNo: number, { address: _address, ...line }: NewLine): Write {
  const row = { attributes: {}, addOns: [], checklist: [], ...line, id: newId('OrderLine'), orderId, lineNo, status: 'NEW' as const };
  return created(root, orderLineNoun, row);
}
