import type { Problem } from '../refusals.ts';
import { isTelephony, type ChangeFacts } from './line-change.rules.ts';
import { noDelivery } from './delivery.refusals.ts';
import { missingProblems } from './missing/missing.rules.ts';
import type { FieldFacts } from './missing/line-fields.ts';

export type CarrierMove =
  | 'registerOrderLine'
  | 'startManualHandling'
  | 'rejectOrderLine'
  | 'markOrderLineDuplicate'
  | 'markOrderLineIncomplete'
  | 'resumeOrderLine'
  | 'startOrderLine'
  | 'designOrderLine'
  | 'readyOrderLine'
  | 'scheduleOrderLine'
  | 'testOrderLine'
  | 'deliverOrderLine'
  | 'returnToReady'
  | 'confirmDelivery'
  | 'finishOrderLine'
  | 'cancelOrderLineByCarrier';

/** What the carrier gives with a move; which of it is required depends on the move. */
export interface CarrierInput {
  readonly customerOrderId?: string | null | undefined;
  readonly agreedDate?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly statusDescription?: string | null | undefined;
  readonly duplicateOf?: string | null | undefined;
  /** Paths of the fields that are missing. */
  readonly missing?: readonly string[] | null | undefined;
}

export interface CarrierFacts extends ChangeFacts {
  readonly customerOrderId: string | null;
  readonly agreedDate: string | null;
  readonly deliveredAt: Date | null;
}

const letters: ReadonlySet<CarrierMove> = new Set([
  'startOrderLine',
  'designOrderLine',
  'readyOrderLine',
  'scheduleOrderLine',
  'testOrderLine',
  'deliverOrderLine',
  'returnToReady',
]);

/** What stands in the way of a carrier's move whatever is given with it: `availableMoves` shows these. */
export function carrierGuards(move: CarrierMove, line: CarrierFacts): Problem[] {
  const telephony = isTelephony(line);
  if (letters.has(move)) return telephony ? [noDelivery.telephonyHasNoSteps('')] : [];
  switch (move) {
    case 'startManualHandling':
      return line.status === 'REGISTERED' && !telephony ? [noDelivery.manualIsForTelephony('')] : [];
    case 'registerOrderLine':
      return line.registeredAt === null ? [] : [noDelivery.registeredBefore('')];
    case 'confirmDelivery':
      return line.deliveredAt === null ? [] : [noDelivery.deliveredBefore('')];
    case 'finishOrderLine':
      if (line.status === 'DELIVERY') return line.deliveredAt === null ? [noDelivery.notDelivered('')] : [];
      return telephony && line.registeredAt !== null ? [] : [noDelivery.notRegistered('')];
    case 'cancelOrderLineByCarrier':
      return line.status === 'NEW' && line.revision === 0 ? [noDelivery.notTheCarriersWhileNew('')] : [];
    default:
      return [];
  }
}

const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** The same with what was given: every objection at once. */
export function carrierProblems(
  move: CarrierMove,
  line: CarrierFacts & FieldFacts & { readonly duplicateExists: boolean },
  input: CarrierInput,
): Problem[] {
  const problems = carrierGuards(move, line);
  if (move === 'registerOrderLine' && blank(input.customerOrderId) && blank(line.customerOrderId))
    problems.push(noDelivery.customerOrderIdMissing('/customerOrderId'));
  if (move === 'rejectOrderLine' && blank(input.statusDescription)) problems.push(noDelivery.reasonMissing('/statusDescription'));
  if (move === 'markOrderLineIncomplete' && blank(input.comment)) problems.push(noDelivery.missingWhat('/comment'));
  problems.push(...missingProblems(input.missing ?? [], line, '/missing'));
  if (move === 'cancelOrderLineByCarrier' && blank(input.comment)) problems.push(noDelivery.cancelReasonMissing('/comment'));
  if (move === 'markOrderLineDuplicate' && (!line.duplicateExists || input.duplicateOf === line.id))
    problems.push(noDelivery.duplicateOfWhat('/duplicateOf'));
  if (move === 'scheduleOrderLine' && blank(input.agreedDate) && line.agreedDate === null)
    problems.push(noDelivery.agreedDateMissing('/agreedDate'));
  return problems;
}
