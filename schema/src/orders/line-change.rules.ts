import type { CancelledBy, FeeTier, ModifyKind, OrderAction, OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { addDays } from '../time.ts';
import { deliverySteps } from './order-line.lifecycle.ts';
import { noChange } from './line-change.refusals.ts';

// Context 08: until when a line can be changed or cancelled by its customer, and what that costs.

export interface ChangeFacts {
  readonly id: string;
  readonly status: OrderLineStatus;
  readonly requestedDate: string | null;
  readonly agreedDate: string | null;
  readonly resumeStatus: OrderLineStatus | null;
  readonly registeredAt: Date | null;
  readonly revision: number;
  readonly modifyKind: ModifyKind | null;
  readonly product: { readonly family: string; readonly changeDeadlineDays: number; readonly cancelDeadlineDays: number } | null;
  /** Of a reopened line: what it was (D-23). */
  readonly before: { readonly status: OrderLineStatus; readonly registeredAt: Date | string | null } | null;
}

/** M-13, M-14: where no button of the customer changes or cancels the line any more, whatever the date. */
const pastChanging: ReadonlySet<OrderLineStatus> = new Set([
  'FIELD_SERVICE',
  'TEST',
  'DELIVERY',
  'FINISHED',
  'CLOSED',
  'CANCELLED',
  'REJECTED',
  'DUPLICATE',
]);

const deliveryDate = (line: ChangeFacts): string | null => (pastChanging.has(line.status) ? null : (line.agreedDate ?? line.requestedDate));

/** CAT-07: the last date on which the customer may reopen; null while no date is set, and once the status says no by itself. */
export const changeDeadlineOf = (line: ChangeFacts): string | null => {
  const date = deliveryDate(line);
  return date === null || line.product === null ? null : addDays(date, -line.product.changeDeadlineDays);
};

export const cancelDeadlineOf = (line: ChangeFacts): string | null => {
  const date = deliveryDate(line);
  return date === null || line.product === null ? null : addDays(date, -line.product.cancelDeadlineDays);
};

/** M-07: a reopened line counts as what it was when it was reopened. */
export const standingOf = (line: ChangeFacts): OrderLineStatus =>
  line.status === 'NEW' && line.before !== null ? line.before.status : line.status;

/** True while nothing of the line was ever sent. */
const neverSent = (line: ChangeFacts): boolean => line.status === 'NEW' && line.revision === 0;

/** M-13. */
export function reopenProblems(line: ChangeFacts, today: string): Problem[] {
  const deadline = changeDeadlineOf(line);
  return deadline !== null && today > deadline ? [noChange.changeDeadline('', { deadline })] : [];
}

/** M-07: changes of product among these are under way elsewhere as soon as they are sent. */
const conversions: ReadonlySet<ModifyKind | null> = new Set<ModifyKind>(['PRODUCT_CHANGE', 'ACCESS_TYPE_CONVERSION']);
const convertible: ReadonlySet<string | undefined> = new Set(['BROADBAND', 'OPERATOR_ACCESS']);

/** M-07, M-14, ISP-17. A line that was never sent is free to go. */
export function cancelProblems(line: ChangeFacts, action: OrderAction, reference: string, today: string): Problem[] {
  if (neverSent(line)) return [];
  const data = { serviceRequest: { area: 'DELIVERY', topic: 'CANCELLATION', reference } };
  if (action === 'CHANGE_ISP') return [noChange.cancelByRequest('', {}, { data })];
  if (conversions.has(line.modifyKind) && convertible.has(line.product?.family)) return [noChange.conversionByRequest('', {}, { data })];
  const deadline = cancelDeadlineOf(line);
  return deadline !== null && today > deadline ? [noChange.cancelDeadline('', { deadline }, { data })] : [];
}

const workStarted: ReadonlySet<OrderLineStatus> = new Set(deliverySteps.filter((status) => status !== 'DELIVERY'));

/** M-08: what has been spent so far. INCOMPLETE and CUSTOMER_UPDATE count as where the line returns to. */
export function feeTierOf(line: ChangeFacts): FeeTier {
  const standing = standingOf(line);
  const waiting = standing === 'INCOMPLETE' || standing === 'CUSTOMER_UPDATE';
  const status = waiting ? (line.resumeStatus ?? 'IN_PROCESS') : standing;
  const registeredAt = line.status === 'NEW' ? (line.before?.registeredAt ?? null) : line.registeredAt;
  if (status === 'DELIVERY' || status === 'FINISHED') return 'WORK_COMPLETED';
  return workStarted.has(status) || (status === 'IN_PROCESS' && registeredAt !== null) ? 'WORK_STARTED' : 'NONE';
}

/** S-23, D-05: the letter A stands only where the carrier cancelled. */
export const cancelLetter = (cancelledBy: CancelledBy | null): string | null => (cancelledBy === 'CARRIER' ? 'A' : null);

/** S-29: telephony has no delivery steps; its delivery runs under IN_PROCESS (D-10). */
export const isTelephony = (line: Pick<ChangeFacts, 'product'>): boolean => line.product?.family === 'TELEPHONY';
