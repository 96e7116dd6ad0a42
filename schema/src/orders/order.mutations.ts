import { type builder } from '../builder.ts';
import { changeMutation, createMutation } from '../mutation.ts';
import { orderPayload } from './order.payload.ts';
import { cancelOrder, cancelOrderLine, reopenOrder, reopenOrderLine, undoReopenOrderLine } from './line-change.commands.ts';
import { LineInputType } from './line.graphql-input.ts';
import {
  addOrderLine,
  closeOrderLine,
  createOrder,
  removeOrderLine,
  setOrderLineCustomerUpdate,
  updateOrder,
  updateOrderLine,
} from './order.commands.ts';
import { submitOrder } from './submitting/submit.commands.ts';
import { orderLimits } from './order.limits.ts';
import { OrderTypeEnum } from './order.graphql.ts';
import { orderLineLifecycle as lifecycle } from './order-line.lifecycle.ts';

// What the customer's side does.

const shared = { lifecycle, payload: orderPayload, limits: orderLimits };

type Fields = Parameters<NonNullable<Parameters<typeof builder.inputType<'References', never>>[1]['fields']>>[0];

const references = (t: Fields) => ({
  projectReference: t.string({ description: 'Groups orders of one coordinated delivery. At most 40 characters (D-28).' }),
  customerInvoiceRef: t.string({ description: 'Printed on the invoice. At most 40 characters (D-28).' }),
  customerOrderRef: t.string({ description: 'Your own order number. At most 40 characters (D-28).' }),
});
const comment = (t: Fields) => ({ comment: t.string({ description: 'Why, or what was added. Kept in the history.' }) });

createMutation('createOrder', {
  ...shared,
  description: 'Begins an order in NEW with its lines. Only your side sees it until it is submitted.',
  input: (t) => ({
    orderType: t.field({ type: OrderTypeEnum, description: 'STANDARD unless given.' }),
    ...references(t),
    lines: t.field({
      type: [LineInputType],
      required: true,
      description: 'At least one; exactly one for STANDARD, at most 50 for PROJECT.',
    }),
  }),
  run: (context, input) => createOrder(context, input),
});
changeMutation('addOrderLine', {
  ...shared,
  description: 'Adds a line while nothing of the order was ever sent. `id` is the order’s.',
  input: (t) => ({ line: t.field({ type: LineInputType, required: true, description: 'The line.' }) }),
  run: (context, input) => addOrderLine(context, input),
});
changeMutation('updateOrder', {
  ...shared,
  description: 'Changes the references of the header. What is not given stays.',
  input: references,
  run: updateOrder,
});
changeMutation('updateOrderLine', {
  ...shared,
  description: 'Changes a line in NEW or INCOMPLETE. What is not given stays; null empties a field.',
  input: (t) => ({ line: t.field({ type: LineInputType, required: true, description: 'What changes.' }) }),
  run: (context, input) => updateOrderLine(context, input),
});
changeMutation('removeOrderLine', {
  ...shared,
  description: 'Takes away a line that was never sent. The last line, and one that was ordered from a quote, is cancelled instead (Q-29).',
  run: removeOrderLine,
});
changeMutation('submitOrder', {
  ...shared,
  description: 'Sends every line in NEW to the carrier, or nothing: one invalid line blocks the order and is named.',
  run: submitOrder,
});
changeMutation('setOrderLineCustomerUpdate', {
  ...shared,
  description: 'Says that what was missing has been added.',
  input: comment,
  run: setOrderLineCustomerUpdate,
});
changeMutation('reopenOrder', { ...shared, description: 'Takes every line that can still be changed back to NEW.', run: reopenOrder });
changeMutation('reopenOrderLine', {
  ...shared,
  description: 'Takes a line back to NEW to change it; what it said is kept as a snapshot.',
  run: reopenOrderLine,
});
changeMutation('undoReopenOrderLine', { ...shared, description: 'Makes a reopened line again what it was.', run: undoReopenOrderLine });
changeMutation('cancelOrderLine', {
  ...shared,
  description: 'Cancels one line. `availableMoves.cost` tells the fee beforehand.',
  input: comment,
  run: cancelOrderLine,
});
changeMutation('cancelOrder', {
  ...shared,
  description: 'Cancels every line, or none: a line that may not be cancelled is named.',
  input: comment,
  run: cancelOrder,
});
changeMutation('closeOrderLine', { ...shared, description: 'Ends a finished line: you have nothing to object.', run: closeOrderLine });
