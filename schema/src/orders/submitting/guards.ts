import type { OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../../refusals.ts';
import { changeProblems } from './change.rules.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';
import { provideProblems } from './provide.rules.ts';
import { takeoverProblems } from './takeover.rules.ts';

/** The actions an order can be made with. */
type SendableAction = Extract<OrderAction, 'PROVIDE' | 'MODIFY' | 'CHANGE_ISP'>;

/** The columns of O-33. */
const columns: Readonly<Record<SendableAction, (line: LineFacts, facts: SendFacts, at: string) => Problem[]>> = {
  PROVIDE: provideProblems,
  MODIFY: changeProblems,
  CHANGE_ISP: takeoverProblems,
};

const isSendable = (action: OrderAction): action is SendableAction => action in columns;

/** O-33: everything one line must satisfy to be sent, by what its order does. */
export function submitProblems(line: LineFacts, facts: SendFacts): Problem[] {
  const column = columns[isSendable(facts.action) ? facts.action : 'PROVIDE'];
  return column(line, facts, `/lines/${line.lineNo - 1}`).map((problem) => ({ ...problem, objectId: line.id }));
}
