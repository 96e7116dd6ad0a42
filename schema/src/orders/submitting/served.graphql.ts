import { ownOrCarrier } from '../../access.ts';
import { builder } from '../../builder.ts';
import { requireViewer } from '../../context.ts';
import { columnsSeen, orderOf, seen } from '../order-line.graphql.ts';
import { servedOf } from './served.ts';
import { circuitToMove } from './served.rules.ts';

builder.prismaObjectField('OrderLine', 'hasBroadbandElsewhere', (t) =>
  t.boolean({
    nullable: true,
    description: 'The answer: the end user has ADSL or operator access with another operator (O-22). Null while it is open.',
    select: columnsSeen('hasBroadbandElsewhere'),
    resolve: (line, _args, context) => seen(line, context).hasBroadbandElsewhere,
  }),
);

builder.prismaObjectField('OrderLine', 'isMoving', (t) =>
  t.boolean({
    nullable: true,
    description: 'The answer: the end user moves, and a circuit with him (O-23). Null while it is open.',
    select: columnsSeen('isMoving'),
    resolve: (line, _args, context) => seen(line, context).isMoving,
  }),
);

builder.prismaObjectField('OrderLine', 'circuitToMove', (t) =>
  t.prismaField({
    type: 'InstalledProduct',
    nullable: true,
    description:
      'Of a line that is not sent: the product of yours that serves the same end user at another address. Where the end user moves, order its move with `modify` instead (O-23).',
    resolve: async (query, { id, status, orderId }, _args, context) => {
      const viewer = requireViewer(context);
      if (status !== 'NEW' || viewer.isCarrier) return null;
      const order = await orderOf(context, orderId);
      const line = order.lines.find((one) => one.id === id);
      const circuit = line && circuitToMove(line, await servedOf(context, order));
      return circuit === undefined
        ? null
        : context.db.installedProduct.findFirst({ ...query, where: { id: circuit.id, ...ownOrCarrier(viewer) } });
    },
  }),
);
