import type { Tx } from '@sporbar/prisma/client.ts';
import type { AvailabilityCheck, OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { singleLineOf } from '../addresses/single-line.ts';
import { chosenSpeed } from '../catalogue/catalogue.rules.ts';
import { newId } from '../ids.ts';
import type { LineState } from '../orders/order.state.ts';
import { created, removed, updated, type Root, type Write } from '../writes.ts';
import type { AvailabilityHit } from './availability-system.ts';
import { checkNoun } from './check.lifecycle.ts';
import { changesKey, counting, hitsOf, isOutdated, type KeyFacts, type Search } from './check.rules.ts';

type Checked = Pick<LineState, 'status' | 'checks'>;

/** The check that counts for a line. */
export const currentCheck = ({ checks }: Pick<LineState, 'checks'>): AvailabilityCheck | undefined => counting(checks);

/** O-31: while a line is the customer's draft, or is being changed, the carrier does not see what is checked for it. */
export const seenByCarrier = (root: Root, { status }: Pick<LineState, 'status'>): boolean => status !== 'NEW' && root.carrierVisible;

/** A question that nobody has asked yet. */
export function newCheck(root: Root, line: LineState, search: Search, isRecheck = false): Write {
  const row = {
    id: newId('AvailabilityCheck'),
    orderLineId: line.id,
    status: 'PENDING' as const,
    searchKind: search.kind,
    searchValue: search.value.slice(0, 200),
    productCode: line.productCode ?? '',
    speedKbps: chosenSpeed(line.attributes),
    isRecheck,
  };
  return created(root, checkNoun, row, { carrierVisible: isRecheck || seenByCarrier(root, line) });
}

/** K-15: the check that counts does not count any more. */
export function discarded(root: Root, line: Checked, now: Date): Write[] {
  const check = currentCheck(line);
  return check === undefined ? [] : [updated(root, checkNoun, check, { discardedAt: now }, { carrierVisible: seenByCarrier(root, line) })];
}

/** K-15: the same, where what the line says from now on is something else than what was asked about. */
export const discardedBy = (root: Root, line: LineState, after: Partial<KeyFacts>, now: Date): Write[] =>
  changesKey(line, { ...line, ...after }) ? discarded(root, line, now) : [];

/** The line's address as a check shows it. */
export const addressInWords = ({ address }: Pick<LineState, 'address'>): string => (address === null ? '' : singleLineOf(address));

/** All checks there were of a line that is taken away. */
export async function removedChecks(tx: Tx, root: Root, line: Pick<LineState, 'id'>): Promise<Write[]> {
  const checks = await tx.availabilityCheck.findMany({ where: { orderLineId: line.id } });
  return checks.map((check) => removed(root, checkNoun, check));
}

/** What sending a line does with its check: the access line that was found is the one that is ordered, and an old answer is asked for anew (K-14). */
export function checkedEffect(
  root: Root,
  line: LineState,
  now: Date,
): { readonly set?: Partial<OrderLine>; readonly writes?: readonly Write[] } {
  const check = currentCheck(line);
  if (check?.status !== 'DONE' || line.product?.availabilityPolicy !== 'MANDATORY') return {};
  if (isOutdated(check, now)) {
    const search = { kind: check.searchKind, value: check.searchValue };
    return { writes: [...discarded(root, line, now), newCheck(root, line, search, true)] };
  }
  const hit = (hitsOf(check) as readonly AvailabilityHit[])[check.selectedHit ?? -1];
  return hit?.accessLineNumber == null ? {} : { set: { accessLineNumber: hit.accessLineNumber } };
}
