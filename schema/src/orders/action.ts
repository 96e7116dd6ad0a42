import type { OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../refusals.ts';
import type { LineInput } from './line.input.ts';
import type { ModifyInput } from './modify/modify.input.ts';
import { noModify } from './modify/modify.refusals.ts';

/** O-33: what a new order does, by what its lines say. */
export const actionOf = (lines: readonly LineInput[]): OrderAction => (lines.some(({ modify }) => modify != null) ? 'MODIFY' : 'PROVIDE');

/** O-33: a change has an order of its own, which stays one. */
export const actionProblems = (action: OrderAction, modify: ModifyInput | null | undefined, at: string): Problem[] =>
  modify === undefined || (modify !== null) === (action === 'MODIFY') ? [] : [noModify.anotherAction(`${at}/modify`)];
