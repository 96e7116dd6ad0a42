import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { attachmentsOf } from '../files/attachments-of.ts';
import { canAttach } from '../files/attachment-rights.ts';
import { AttachmentType } from '../files/attachment.graphql.ts';
import { registerAttachmentOwner, rightsBy, type OwnerState } from '../files/attachment-owner.ts';
import { judge } from '../judge.ts';
import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { orderLineLifecycle as lifecycle } from './order-line.lifecycle.ts';
import { orderLineNoun } from './order.nouns.ts';
import { orderInclude, rootOf } from './order.state.ts';
import { visibleOf } from '../access.ts';

const objectionOf = (viewer: Viewer, line: OrderLine): Problem | undefined => judge(lifecycle, 'updateOrderLine', viewer, line);

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
      objection: objectionOf(viewer, line),
      set: line.status === 'INCOMPLETE' ? { changedSinceIncomplete: true } : undefined,
    };
    return state;
  },
  rightsOf: async (db, viewer, ids) => {
    const lines = await db.orderLine.findMany({ where: { id: { in: [...ids] }, order: visibleOf(viewer) } });
    return rightsBy(lines, (line) => objectionOf(viewer, line));
  },
});

builder.prismaObjectField('OrderLine', 'canAttach', (t) => t.loadable({ ...canAttach('ORDER_LINE'), resolve: (line) => line.id }));

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
