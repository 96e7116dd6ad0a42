import { firstTakeoverDate } from '../../takeovers/takeover.rules.ts';
import { firstValidDate } from '../submitting/parties.rules.ts';
import type { LineFacts, SendFacts } from '../submitting/line-facts.ts';

type Dated = Pick<LineFacts, 'product' | 'previousProduct' | 'address' | 'offeredLeadTimeDays'>;

/** O-05, O-06, O-30, ISP-15, ISP-16, TER-07: the first date that would be accepted today; null before a product is chosen. */
export function firstAcceptedDate({ product, ...line }: Dated, { action, today }: Pick<SendFacts, 'action' | 'today'>): string | null {
  if (product === null) return null;
  if (action === 'TERMINATE') return today;
  return action === 'CHANGE_ISP' ? firstTakeoverDate({ ...line, product }, today) : firstValidDate(line, product, today);
}
