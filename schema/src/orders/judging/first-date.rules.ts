import { dateProblems } from '../submitting/parties.rules.ts';
import type { LineFacts, SendFacts } from '../submitting/line-facts.ts';
import { takeoverDateProblems } from '../submitting/takeover.rules.ts';
import { addDays } from '../../time.ts';

/** No run of days on which nobody works is as long. */
const longestWait = 30;

type Dated = Pick<LineFacts, 'product' | 'previousProduct' | 'address' | 'offeredLeadTimeDays' | 'requestedDate'>;

/** O-05, O-06, O-30, ISP-15, ISP-16, TER-07: the first date that would be accepted today; null before a product is chosen. */
export function firstAcceptedDate(line: Dated, { action, today }: Pick<SendFacts, 'action' | 'today'>): string | null {
  const { product } = line;
  if (product === null) return null;
  if (action === 'TERMINATE') return today;
  const isFree = (requestedDate: string): boolean => {
    const wished = { ...line, requestedDate };
    const problems = action === 'CHANGE_ISP' ? takeoverDateProblems(wished, today, '') : dateProblems(wished, today, '');
    return problems.length === 0;
  };
  const days = action === 'CHANGE_ISP' ? (product.ispChangeMinDays ?? 0) : (line.offeredLeadTimeDays ?? product.leadTimeDays);
  const earliest = addDays(today, days);
  const dates = Array.from({ length: longestWait }, (_, wait) => addDays(earliest, wait));
  return dates.find(isFree) ?? earliest;
}
