import type { Order, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { HeaderNoun, Noun } from '../nouns.ts';
import { lineStatusCountsOf, orderStatusOf } from './order.rollup.ts';

export const orderNoun: HeaderNoun<Order> = {
  type: 'ORDER',
  table: 'orders',
  namesLastActor: true,
  lines: { table: 'order_lines', key: 'orderId' },
  rollUp: (statuses) => {
    const lines = statuses as OrderLineStatus[];
    return { status: orderStatusOf(lines), lineStatusCounts: lineStatusCountsOf(lines) };
  },
};

export const orderLineNoun: Noun<OrderLine> = { type: 'ORDER_LINE', table: 'order_lines' };
