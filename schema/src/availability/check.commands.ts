import type { Db } from '@sporbar/prisma/client.ts';
import type { OrderLineStatus, SearchKind } from '@sporbar/prisma/generated/client/enums.ts';
import { actingViewer, type Context } from '../context.ts';
import { judge } from '../judge.ts';
import { onLine, onOrder, type ChangeInput, type OrderResult } from '../orders/on-order.ts';
import { loadLine, rootOf, type LineState, type OrderState } from '../orders/order.state.ts';
import { no, Refused, refuseIfAny, type Problem } from '../refusals.ts';
import { transition, type Outcome } from '../transition.ts';
import { moved, updated, type Root, type Write } from '../writes.ts';
import { verdictOf, type AvailabilityHit } from './availability-system.ts';
import { checkLifecycle, checkNoun } from './check.lifecycle.ts';
import { noCheck } from './check.refusals.ts';
import { hitsOf, isOfLine, isOutdated, usualSearch, type Search } from './check.rules.ts';
import { addressInWords, currentCheck, discarded, newCheck, seenByCarrier } from './check.writes.ts';

interface RunInput extends ChangeInput {
  readonly searchKind?: SearchKind | null | undefined;
  readonly searchValue?: string | null | undefined;
}

/** K-04, K-12: asks whether the line can be delivered. Answers at once; the result comes by itself. */
export const runAvailabilityCheck = (context: Context, input: RunInput): Promise<Outcome<OrderResult>> =>
  onLine(context, 'runAvailabilityCheck', input, async (_tx, _viewer, order, line, now) => {
    refuseIfAny(runProblems(line));
    const search = searchOf(line, input);
    refuseIfAny(searchProblems(line, search));
    return asked(rootOf(order), line, search, now);
  });

/** K-03: the same for every line in NEW that has no answer that counts. */
export const runAvailabilityChecks = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onOrder(context, 'runAvailabilityChecks', input, async (_tx, _viewer, order, now) => {
    const lines = linesToCheck(order, now);
    refuseIfAny(lines.length === 0 ? [noCheck.nothingToCheck('')] : []);
    const root = rootOf(order);
    return lines.flatMap((line) => asked(root, line, searchOf(line, {}), now));
  });

/** The lines for which `runAvailabilityChecks` asks. */
export const linesToCheck = (order: Pick<OrderState, 'lines'>, now: Date): LineState[] =>
  order.lines.filter((line) => {
    if (line.status !== 'NEW' || runProblems(line).length > 0 || searchProblems(line, searchOf(line, {})).length > 0) return false;
    const check = currentCheck(line);
    return check === undefined || check.status !== 'DONE' || isOutdated(check, now) || !isOfLine(check, line);
  });

/** What stands in the way of a check whatever is searched by: also what `availableMoves` shows. */
export function runProblems(line: LineState): Problem[] {
  if (line.product === null) return [noCheck.noProduct('')];
  if (line.product.availabilityPolicy !== 'MANDATORY' || line.termination !== null) return [noCheck.notNeeded('')];
  return currentCheck(line)?.status === 'PENDING' ? [noCheck.askedAlready('')] : [];
}

const searchOf = (line: LineState, { searchKind, searchValue }: Pick<RunInput, 'searchKind' | 'searchValue'>): Search =>
  searchKind == null
    ? usualSearch(line, addressInWords(line))
    : { kind: searchKind, value: searchKind === 'ADDRESS' ? addressInWords(line) : (searchValue ?? '').trim() };

function searchProblems(line: LineState, { kind, value }: Search): Problem[] {
  if (kind === 'ADDRESS') return line.address === null ? [noCheck.noAddress('/searchKind')] : [];
  return value === '' ? [noCheck.noValue('/searchValue')] : [];
}

/** K-12: the same question once more keeps its time-outs; another one begins anew. */
function asked(root: Root, line: LineState, search: Search, now: Date): Write[] {
  const check = currentCheck(line);
  const isSame = check?.searchKind === search.kind && check.searchValue === search.value && isOfLine(check, line);
  if (check?.status === 'TIMED_OUT' && isSame)
    return [moved(root, checkNoun, check, 'PENDING', { askedAt: null }, { carrierVisible: seenByCarrier(root, line) })];
  return [...discarded(root, line, now), newCheck(root, line, search)];
}

/** K-05: a line is chosen among several, and until the order is sent; afterwards what was chosen has been judged. */
export const selectProblems = (line: { readonly status: OrderLineStatus }, check: { readonly hits: unknown }): Problem[] =>
  line.status === 'NEW' && hitsOf(check).length > 1 ? [] : [noCheck.nothingToChoose('')];

interface SelectInput extends ChangeInput {
  readonly hit: number;
}

/** K-05: which of several lines it is. */
export async function selectAvailabilityHit(context: Context, input: SelectInput): Promise<Outcome<OrderResult>> {
  actingViewer(context);
  const { orderId, lineId } = await lineOfCheck(context.db, input.id);
  return transition(context, {
    move: 'selectAvailabilityHit',
    input,
    locks: [{ table: 'orders', id: orderId }],
    plan: async (tx, viewer) => {
      const { order, line } = await loadLine(tx, viewer, orderId, lineId);
      const check = currentCheck(line);
      if (check?.id !== input.id) throw new Refused([no.notFound('/id')]);
      const objection = judge(checkLifecycle, 'selectAvailabilityHit', viewer, check, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      refuseIfAny(selectProblems(line, check));
      const hit = (hitsOf(check) as readonly AvailabilityHit[])[input.hit];
      if (hit === undefined) throw new Refused([noCheck.unknownHit('/hit')]);
      const root = rootOf(order);
      const set = { selectedHit: input.hit, ...verdictOf(hit) };
      const write = updated(root, checkNoun, check, set, { carrierVisible: seenByCarrier(root, line) });
      return { writes: [write], result: { orderId, lineIds: [lineId] } };
    },
  });
}

async function lineOfCheck(db: Db, id: string): Promise<{ orderId: string; lineId: string }> {
  const found = await db.availabilityCheck.findUnique({ where: { id }, select: { orderLine: { select: { id: true, orderId: true } } } });
  if (found === null) throw new Refused([no.notFound('/id')]);
  return { orderId: found.orderLine.orderId, lineId: found.orderLine.id };
}
