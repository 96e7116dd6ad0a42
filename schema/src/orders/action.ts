import type { OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import { noTakeover } from '../takeovers/takeover.refusals.ts';
import type { LineInput } from './line.input.ts';
import { noModify } from './modify/modify.refusals.ts';

type Parts = Pick<LineInput, 'modify' | 'takeover'>;

/** O-33: what a new order does, by what its lines say. */
export const actionOf = (lines: readonly Parts[]): OrderAction =>
  lines.some(({ modify }) => modify != null) ? 'MODIFY' : lines.some(({ takeover }) => takeover != null) ? 'CHANGE_ISP' : 'PROVIDE';

/** O-33: a change, of a product or of ISP, has an order of its own, which stays one. */
export const actionProblems = (action: OrderAction, { modify, takeover }: Parts, at: string): Problem[] => [
  ...(fits(modify, action === 'MODIFY') ? [] : [noModify.anotherAction(`${at}/modify`)]),
  ...(fits(takeover, action === 'CHANGE_ISP') ? [] : [noTakeover.anotherAction(`${at}/takeover`)]),
];

const fits = (part: unknown, isAsked: boolean): boolean => part === undefined || (part !== null) === isAsked;

/** O-33: of such orders each is one line, of a standard order. */
export function typeProblems(action: OrderAction, orderType: 'STANDARD' | 'PROJECT'): Problem[] {
  if (orderType === 'STANDARD') return [];
  if (action === 'MODIFY') return [noModify.standardOnly('/orderType')];
  return action === 'CHANGE_ISP' ? [noTakeover.standardOnly('/orderType')] : [];
}
