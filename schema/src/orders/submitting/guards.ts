import type { OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../../refusals.ts';
import { terminationProblems } from '../../terminations/termination.rules.ts';
import { changeProblems } from './change.rules.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';
import { provideProblems } from './provide.rules.ts';
import { takeoverProblems } from './takeover.rules.ts';

/** The columns of O-33. */
const columns: Readonly<Record<OrderAction, (line: LineFacts, facts: SendFacts, at: string) => Problem[]>> = {
  PROVIDE: provideProblems,
  MODIFY: changeProblems,
  CHANGE_ISP: takeoverProblems,
  TERMINATE: terminationProblems,
};

/** O-33: everything one line must satisfy to be sent, by what its order does. */
export function submitProblems(line: LineFacts, facts: SendFacts): Problem[] {
  const column = columns[facts.action];
  return column(line, facts, `/lines/${line.lineNo - 1}`).map((problem) => ({ ...problem, objectId: line.id }));
}
