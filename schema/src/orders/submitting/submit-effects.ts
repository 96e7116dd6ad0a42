import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import { outgrownVisits, sentWithout } from '../../appointments/appointment.release.ts';
import { checkedEffect } from '../../availability/check.writes.ts';
import { fixDates } from '../../terminations/termination.writes.ts';
import { dateOf } from '../../time.ts';
import type { Root, Write } from '../../writes.ts';
import { revisionChanges } from '../line-changes.ts';
import { losingProductOf } from '../../takeovers/losing-product.ts';
import type { LineState, OrderState } from '../order.state.ts';

/** What sending a line does besides: columns to set, what history shows of it, rows that change with it. */
interface Effect {
  readonly set?: Partial<OrderLine>;
  readonly changes?: Readonly<Record<string, unknown>> | null;
  readonly writes?: readonly Write[];
}

interface Sending {
  readonly order: OrderState;
  readonly root: Root;
  readonly now: Date;
}

/** By the line's id. */
export type Effects = ReadonlyMap<string, Effect>;

/** Asked once of all lines that are sent together. */
type SubmitEffect = (tx: Tx, lines: readonly LineState[], sending: Sending) => Promise<Effects>;

/** What a reopened line was and is, for its history. */
const tellRevisions: SubmitEffect = async (tx, lines) => {
  const revised = await revisionChanges(tx, lines);
  return new Map([...revised].map(([id, changes]) => [id, { changes }]));
};

/** M-17: a visit that the line has outgrown is released, and its date with it. */
const releaseOutgrown: SubmitEffect = async (tx, lines, { root, now }) => {
  const outgrown = await outgrownVisits(tx, lines);
  return new Map(
    lines.flatMap((line) => {
      const effect = sentWithout(root, line, outgrown.has(line.id), now);
      return effect === undefined ? [] : [[line.id, effect] as const];
    }),
  );
};

/** K-14, K-15: the line that was checked is the line that is ordered; an old answer is asked for again. */
const takeOverCheck: SubmitEffect = async (_tx, lines, { root, now }) =>
  new Map(lines.map((line) => [line.id, checkedEffect(root, line, now)]));

/** ISP-19, M-19: a change of ISP knows from now on what it ends. */
const findLosingProduct: SubmitEffect = async (tx, lines, { order, root, now }) => {
  const effects = new Map<string, Effect>();
  if (order.action !== 'CHANGE_ISP') return effects;
  for (const line of lines) {
    const losingProductId = await losingProductOf(tx, order.organisationId, { ...line, ...checkedEffect(root, line, now).set });
    effects.set(line.id, { set: { losingProductId } });
  }
  return effects;
};

/** TER-05: the day on which a termination takes effect is fixed. */
const fixTermination: SubmitEffect = async (tx, lines, { now }) => {
  await fixDates(tx, lines, dateOf(now));
  return new Map();
};

export const submitEffects: readonly SubmitEffect[] = [tellRevisions, releaseOutgrown, takeOverCheck, findLosingProduct, fixTermination];
