import type { Tx } from '@sporbar/prisma/client.ts';
import { installedInclude } from '../orders/modify/modify.input.ts';
import type { LineState, OrderState } from '../orders/order.state.ts';
import { installedNoun } from '../portfolio/installed.lifecycle.ts';
import { lockRow } from '../row-lock.ts';
import type { TerminationInput } from './termination.input.ts';
import { factsOf } from './termination.input.ts';
import { effectiveDateOf } from './termination.rules.ts';

type Termination = NonNullable<LineState['termination']>;

/** Rows of new lines, by the lines' ids: call it once those are written. */
export async function keepTerminations(tx: Tx, asked: ReadonlyMap<string, TerminationInput>): Promise<void> {
  const data = [...asked].map(([orderLineId, input]) => ({ orderLineId, ...rowOf(input) }));
  if (data.length > 0) await tx.termination.createMany({ data });
}

const rowOf = (input: TerminationInput) => {
  const { scope, components } = factsOf(input);
  return { scope, components: [...components] };
};

/** What a termination says once its line is edited. The date of one that was sent follows the date wished for (TER-05). */
export async function editedTermination(
  tx: Tx,
  line: LineState,
  { asked, requestedDate }: { readonly asked: TerminationInput | undefined; readonly requestedDate: string | null },
): Promise<Termination | null> {
  const { termination } = line;
  if (termination === null) return null;
  const said = asked === undefined ? termination : { ...termination, ...rowOf(asked) };
  const { sentOn } = termination;
  const isSent = line.status !== 'NEW' && sentOn !== null;
  const effectiveDate = isSent ? effectiveDateOf(requestedDate, noticeDaysOf(line), sentOn) : termination.effectiveDate;
  const { orderLineId, ...data } = { ...said, effectiveDate };
  await tx.termination.update({ where: { orderLineId }, data });
  return { orderLineId, ...data };
}

/** TER-05: sending the line fixes the date on which the subscription ends. */
export async function fixDates(tx: Tx, lines: readonly LineState[], today: string): Promise<void> {
  for (const line of lines.filter(({ termination }) => termination !== null)) {
    const effectiveDate = effectiveDateOf(line.requestedDate, noticeDaysOf(line), today);
    await tx.termination.update({ where: { orderLineId: line.id }, data: { sentOn: today, effectiveDate } });
  }
}

/** D-23: what was said before a reopening is said again. */
export async function restoreTermination(tx: Tx, before: Termination | null | undefined): Promise<void> {
  if (before == null) return;
  const { orderLineId, ...data } = before;
  await tx.termination.update({ where: { orderLineId }, data });
}

const noticeDaysOf = ({ product }: Pick<LineState, 'product'>): number => product?.terminationNoticeDays ?? 0;

/**
 * The order with what it ends under that product's own lock: of two orders that end the same product the second, when it
 * is sent, sees that the first was (TER-06).
 */
export async function holdEnding(tx: Tx, order: OrderState): Promise<OrderState> {
  if (order.action !== 'TERMINATE') return order;
  const lines = [];
  for (const line of order.lines) {
    if (line.installedProductId === null || line.status !== 'NEW') lines.push(line);
    else {
      await lockRow(tx, installedNoun.table, line.installedProductId);
      const where = { id: line.installedProductId };
      lines.push({ ...line, installedProduct: await tx.installedProduct.findUnique({ where, include: installedInclude }) });
    }
  }
  return { ...order, lines };
}
