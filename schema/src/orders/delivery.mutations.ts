import { changeMutation } from '../mutation.ts';
import { moveByCarrier } from './delivery.commands.ts';
import type { CarrierMove } from './delivery.rules.ts';
import { orderLineLifecycle as lifecycle } from './order-line.lifecycle.ts';
import { orderPayload } from './order.payload.ts';

// What the carrier's side does. `id` is the line's.

const descriptions: Record<CarrierMove, string> = {
  registerOrderLine: 'Confirms the line: it gets its Customer Order Id, and the agreement’s obligations begin.',
  startManualHandling: 'Takes the line into manual treatment.',
  rejectOrderLine: 'Says that it cannot be carried out, and why.',
  markOrderLineDuplicate: 'Says that it is the same as another line.',
  markOrderLineIncomplete: 'Asks the customer for what is missing: `comment` says it, `missing` names the fields.',
  resumeOrderLine: 'Takes up again what the customer has updated, where it was left.',
  startOrderLine: 'O: the delivery starts.',
  designOrderLine: 'D: the technical specifications are made.',
  readyOrderLine: 'R: ready for the contractor.',
  scheduleOrderLine: 'M: the installation date is set.',
  testOrderLine: 'T: the line is tested.',
  deliverOrderLine: 'L: the hand-over begins.',
  returnToReady: 'M back to R: the visit failed.',
  confirmDelivery: 'The product is delivered; records are not posted yet.',
  finishOrderLine: 'F: delivered and posted. The product joins the customer’s portfolio.',
  cancelOrderLineByCarrier: 'A: the carrier cancels.',
};

for (const [name, description] of Object.entries(descriptions) as [CarrierMove, string][]) {
  changeMutation(name, {
    lifecycle,
    description,
    payload: orderPayload,
    limits: { customerOrderId: 30 },
    input: (t) => {
      const needs: readonly string[] = 'needs' in lifecycle.moves[name] ? lifecycle.moves[name].needs : [];
      const note = (field: string): string => (needs.includes(field) ? ' Required.' : '');
      return {
        comment: t.string({ description: `Told to the customer.${note('comment')}` }),
        ...(name === 'rejectOrderLine' || name === 'startManualHandling'
          ? { statusDescription: t.string({ description: `Why (S-05).${note('statusDescription')}` }) }
          : {}),
        ...(name === 'registerOrderLine'
          ? {
              customerOrderId: t.string({
                description: 'The order confirmation. Required unless the line has one from before it was reopened.',
              }),
            }
          : {}),
        ...(name === 'registerOrderLine' || name === 'scheduleOrderLine'
          ? { agreedDate: t.field({ type: 'Date', description: 'The agreed date. Required for M unless it is set.' }) }
          : {}),
        ...(name === 'markOrderLineIncomplete'
          ? {
              missing: t.stringList({
                description:
                  'The fields that are missing, by their paths: some of `askableFields` of the line. None where only the comment says it.',
              }),
            }
          : {}),
        ...(name === 'markOrderLineDuplicate'
          ? { duplicateOf: t.id({ description: 'The other line, of the same customer. Required.' }) }
          : {}),
      };
    },
    run: (context, input) => moveByCarrier(context, name, input),
  });
}
