import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { defineLifecycle } from '../lifecycle.ts';
import { carrierMoves } from './moves/carrier.ts';
import { customerMoves } from './moves/customer.ts';
import { timedMoves } from './moves/timed.ts';
import { orderLineStatuses } from './order-line.statuses.ts';

/** Contexts 05, 08 and 11: what an order line can be and how it gets there. */
export const orderLineLifecycle = defineLifecycle({
  noun: 'ORDER_LINE',
  statuses: orderLineStatuses,
  moves: { ...customerMoves, ...carrierMoves, ...timedMoves },
});

/** The delivery track in its order (D-06): these stand on lines only, never on a header (S-09, RU-O14). */
export const deliverySteps = [
  'ORDERED',
  'DESIGN',
  'READY',
  'FIELD_SERVICE',
  'TEST',
  'DELIVERY',
] as const satisfies readonly OrderLineStatus[];

/** Statuses in which the customer may change what the line says. */
export const editableStatuses: readonly OrderLineStatus[] = ['NEW', 'INCOMPLETE'];
