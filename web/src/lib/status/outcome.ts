import type { Foreseen } from '#lib/graph/move.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Dictionary } from './dictionary.ts';

type Change = Foreseen['changes'][number];

const things: Readonly<Record<string, (given: { count: number }) => string>> = {
  APPOINTMENT: m.foreseen_APPOINTMENT,
  AVAILABILITY_CHECK: m.foreseen_AVAILABILITY_CHECK,
  INSTALLED_PRODUCT: m.foreseen_INSTALLED_PRODUCT,
  INVOICE: m.foreseen_INVOICE,
  ORDER: m.foreseen_ORDER,
  ORDER_LINE: m.foreseen_ORDER_LINE,
  PACKAGE: m.foreseen_PACKAGE,
  PURCHASE_RECEIPT: m.foreseen_PURCHASE_RECEIPT,
  QUOTE: m.foreseen_QUOTE,
  QUOTE_LINE: m.foreseen_QUOTE_LINE,
  SERVICE_REQUEST: m.foreseen_SERVICE_REQUEST,
  TROUBLE_TICKET: m.foreseen_TROUBLE_TICKET,
  USER: m.foreseen_USER,
};

const headers: readonly string[] = ['ORDER', 'QUOTE'];

/** One sentence of what a move would do, with how often it does that. */
export interface ForeseenChange {
  readonly noun: string;
  readonly thing: string;
  readonly from: string | null;
  /** The status it would reach; null where the thing would be taken away. */
  readonly to: string | null;
}

/** The statuses a move would change: alike ones together, headers first, without what only is written down. */
export function changesOf(changes: readonly Change[], dictionary: Dictionary): ForeseenChange[] {
  const place = ({ objectType }: Change): number => (headers.includes(objectType) ? 0 : 1);
  const turning = changes.filter(({ from, to }) => from !== to).toSorted((one, other) => place(one) - place(other));
  const alike = Map.groupBy(turning, ({ objectType, from, to }) => [objectType, from, to].join(' '));
  const label = (noun: string, status: string | null): string | null => (status === null ? null : dictionary.of(noun, status).label);
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { objectType, from, to } = first;
    const thing = things[objectType]?.({ count: group.length }) ?? objectType;
    return [{ noun: objectType, thing, from: label(objectType, from), to: label(objectType, to) }];
  });
}
