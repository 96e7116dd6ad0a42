import { builder } from '../builder.ts';
import type { Order } from '@sporbar/prisma/generated/client/client.ts';
import { ChangePayload } from '../payload.graphql.ts';
import { readOne } from '../reading/read-one.ts';
import type { Done } from '../transition.ts';
import type { OrderResult } from './on-order.ts';

export const orderPayload = builder.objectRef<Done<OrderResult>>('OrderPayload').implement({
  description: 'The order after the change, with the lines that were changed.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    order: t.prismaField({
      type: 'Order',
      nullable: true,
      description: 'The order as it is now. Null only after a dry run that would have created it.',
      resolve: (query, { result }, _args, { db }) => readOne<Order>(db, 'Order', db.order, result.orderId, query),
    }),
    lines: t.prismaField({
      type: ['OrderLine'],
      description: 'The lines that were changed.',
      resolve: (query, { result }, _args, { db }) =>
        db.orderLine.findMany({ ...query, where: { id: { in: [...result.lineIds] } }, orderBy: { lineNo: 'asc' } }),
    }),
  }),
});
