import type { Problem } from '../refusals.ts';
import { isTelephony, type ChangeFacts } from './line-change.rules.ts';
import { noOrder } from './order.refusals.ts';

export type CarrierMove =
  | 'registerOrderLine' | 'startManualHandling' | 'rejectOrderLine' | 'markOrderLineDuplicate' | 'markOrderLineIncomplete' | 'resumeOrderLine'
  | 'startOrderLine' | 'designOrderLine' | 'readyOrderLine' | 'scheduleOrderLine' | 'testOrderLine' | 'deliverOrderLine' | 'returnToReady'
  | 'confirmDelivery' | 'finishOrderLine' | 'cancelOrderLineByCarrier';

/** What the carrier gives with a move; which of it is required depends on the move. */
export interface CarrierInput {
  readonly customerOrderId?: string | null | undefined;
  readonly agreedDate?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly statusDescription?: string | null | undefined;
  readonly duplicateOf?: string | null | undefined;
}

export interface CarrierFacts extends ChangeFacts {
  readonly customerOrderId: string | null;
  readonly agreedDate: string | null;
  readonly deliveredAt: Date | null;
}

const letters: ReadonlySet<CarrierMove> = new Set(['startOrderLine', 'designOrderLine', 'readyOrderLine', 'scheduleOrderLine', 'testOrderLine', 'deliverOrderLine', 'returnToReady']);

/** What stands in the way of a carrier's move whatever is given with it: `availableMoves` shows these. */
export function carrierGuards(move: CarrierMove, line: CarrierFacts): Problem[] {
  const telephony = isTelephony(line);
  if (letters.has(move)) return telephony ? [noOrder.telephonyHasNoSteps('')] : [];
  switch (move) {
    case 'startManualHandling':
      return line.status === 'REGISTERED' && !telephony ? [noOrder.manualIsForTelephony('')] : [];
    case 'registerOrderLine':
      return line.registeredAt === null ? [] : [noOrder.registeredBefore('')];
    case 'confirmDelivery':
      return line.deliveredAt === null ? [] : [noOrder.deliveredBefore('')];
    case 'finishOrderLine':
      if (line.status === 'DELIVERY') return line.deliveredAt === null ? [noOrder.notDelivered('')] : [];
      return telephony && line.registeredAt !== null ? [] : [noOrder.notRegistered('')];
    case 'cancelOrderLineByCarrier':
      return line.status === 'NEW' && line.revision === 0 ? [noOrder.notTheCarriersWhileNew('')] : [];
    default:
      return [];
  }
}

const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** The same with what was given: every objection at once. */
export function carrierProblems(move: CarrierMove, line: CarrierFacts & { readonly duplicateExists: boolean }, input: CarrierInput): Problem[] {
  const problems = carrierGuards(move, line);
  if (move === 'registerOrderLine' && blank(input.customerOrderId) && blank(line.customerOrderId)) problems.push(noOrder.customerOrderIdMissing('/customerOrderId'));
  if (move === 'rejectOrderLine' && blank(input.statusDescription)) problems.push(noOrder.reasonMissing('/statusDescription'));
  if (move === 'markOrderLineIncomplete' && blank(input.comment)) problems.push(noOrder.missingWhat('/comment'));
  if (move === 'cancelOrderLineByCarrier' && blank(input.comment)) problems.push(noOrder.cancelReasonMissing('/comment'));
  if (move === 'markOrderLineDuplicate' && (!line.duplicateExists || input.duplicateOf === line.id)) problems.push(noOrder.duplicateOfWhat('/duplicateOf'));
  if (move === 'scheduleOrderLine' && blank(input.agreedDate) && line.agreedDate === null) problems.push(noOrder.agreedDateMissing('/agreedDate'));
  return problems;
}
