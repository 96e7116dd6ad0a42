import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { attachmentsOf } from '../files/attachments-of.ts';
import { AttachmentType } from '../files/attachment.graphql.ts';
import { registerAttachmentOwner, type OwnerState } from '../files/attachment-owner.ts';
import { judge } from '../judge.ts';
import { orderLineLifecycle as lifecycle } from './order-line.lifecycle.ts';
import { orderLineNoun } from './order.nouns.ts';
import { orderInclude, rootOf } from './order.state.ts';
import { visibleOf } from '../access.ts';

// ATT-03: a sketch map or a drawing hangs on one line. It is part of what the line says: who may edit it may attach, and
// to a line that waits for the customer a file is an answer.
registerAttachmentOwner({
  type: 'ORDER_LINE',
  lockOf: async (db, id) => {
    const line = await db.orderLine.findUnique({ where: { id }, select: { orderId: true } });
    return line === null ? undefined : { table: 'orders', id: line.orderId };
  },
  load: async (tx, viewer, id) => {
    const order = await tx.order.findFirst({ where: { AND: [{ lines: { some: { id } } }, visibleOf(viewer)] }, include: orderInclude });
    const line = order?.lines.find((one) => one.id === id);
    if (order === null || line === undefined) return null;
    const state: OwnerState<OrderLine> = {
      root: rootOf(order),
      row: line,
      noun: orderLineNoun,
      objection: judge(lifecycle, 'updateOrderLine', viewer, line),
      set: line.status === 'INCOMPLETE' ? { changedSinceIncomplete: true } : undefined,
    };
    return state;
  },
});

builder.prismaObjectField('OrderLine', 'attachments', (t) =>
  t.loadableList({
    type: AttachmentType,
    description: 'Files on this line, oldest first: a sketch map, a drawing (ATT-03).',
    load: (ids: string[], context) => attachmentsOf(context, 'ORDER_LINE', ids),
    // Asked again on every execution: a socket's context outlives many changes.
    loaderOptions: { cache: false },
    resolve: (line) => line.id,
  }),
);
