import type { OrderAction } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../../refusals.ts';
import { changeProblems } from './change.rules.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';
import { provideProblems } from './provide.rules.ts';

/** The actions an order can be made with. */
type SendableAction = Extract<OrderAction, 'PROVIDE' | 'MODIFY'>;

/** The columns of O-33. */
const columns: Readonly<Record<SendableAction, (line: LineFacts, facts: SendFacts, at: string) => Problem[]>> = {
  PROVIDE: provideProblems,
  MODIFY: changeProblems,
};

const actionOf = (line: LineFacts): SendableAction => (line.modifyKind === null || line.installedProduct === null ? 'PROVIDE' : 'MODIFY');

/** O-33: everything one line must satisfy to be sent, by what its order does. */
export function submitProblems(line: LineFacts, facts: SendFacts): Problem[] {
  const problems = columns[actionOf(line)](line, facts, `/lines/${line.lineNo - 1}`);
  return problems.map((problem) => ({ ...problem, objectId: line.id }));
}
