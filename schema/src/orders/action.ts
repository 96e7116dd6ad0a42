import type { OrderAction, OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { noTakeover } from '../takeovers/takeover.refusals.ts';
import { noTermination } from '../terminations/termination.refusals.ts';
import type { LineInput } from './line.input.ts';
import { noModify } from './modify/modify.refusals.ts';

type Parts = Pick<LineInput, 'modify' | 'takeover' | 'termination'>;

/** O-33: what a new order does, by what its lines say. */
export function actionOf(lines: readonly Parts[]): OrderAction {
  if (lines.some(({ modify }) => modify != null)) return 'MODIFY';
  if (lines.some(({ takeover }) => takeover != null)) return 'CHANGE_ISP';
  return lines.some(({ termination }) => termination != null) ? 'TERMINATE' : 'PROVIDE';
}

/** O-33: a change, of a product or of ISP, and a termination have an order of their own, which stays one. */
export const actionProblems = (action: OrderAction, { modify, takeover, termination }: Parts, at: string): Problem[] => [
  ...(fits(modify, action === 'MODIFY') ? [] : [noModify.anotherAction(`${at}/modify`)]),
  ...(fits(takeover, action === 'CHANGE_ISP') ? [] : [noTakeover.anotherAction(`${at}/takeover`)]),
  ...(fits(termination, action === 'TERMINATE') ? [] : [noTermination.anotherAction(`${at}/termination`)]),
];

const fits = (part: unknown, isAsked: boolean): boolean => part === undefined || (part !== null) === isAsked;

/** O-33: of such orders each is one line, of a standard order. */
export function typeProblems(action: OrderAction, orderType: OrderType): Problem[] {
  if (orderType === 'STANDARD') return [];
  if (action === 'MODIFY') return [noModify.standardOnly('/orderType')];
  if (action === 'CHANGE_ISP') return [noTakeover.standardOnly('/orderType')];
  return action === 'TERMINATE' ? [noTermination.standardOnly('/orderType')] : [];
}
