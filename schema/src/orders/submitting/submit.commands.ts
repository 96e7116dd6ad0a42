import type { OrderLine } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../../context.ts';
import { refuseIfAny, type Problem } from '../../refusals.ts';
import { dateOf } from '../../time.ts';
import type { Outcome } from '../../transition.ts';
import { moved } from '../../writes.ts';
import { onOrder, type ChangeInput, type OrderResult } from '../on-order.ts';
import { orderLineNoun } from '../order.nouns.ts';
import { noOrder } from '../order.refusals.ts';
import { rootOf, type OrderState } from '../order.state.ts';
import { submitProblems } from './guards.ts';
import type { LineFacts } from './line-facts.ts';
import { servedBy } from './served.ts';
import type { ServedProduct } from './served.rules.ts';
import { shapeProblems } from './shape.rules.ts';
import { holdEnding } from '../../terminations/termination.writes.ts';
import { submitEffects, type Effects } from './submit-effects.ts';

/** What decides whether an order can be sent. */
export interface SendableOrder extends Pick<OrderState, 'orderType' | 'action'> {
  readonly lines: readonly (LineFacts & Pick<OrderLine, 'status' | 'productCode'>)[];
}

/** Every objection to sending the order as it stands: what `submitOrder` refuses with, and `availableMoves` and `judgeOrder` show. */
export function objectionsToSubmit(order: SendableOrder, now: Date, served: readonly ServedProduct[]): Problem[] {
  const waiting = order.lines.filter((line) => line.status === 'NEW');
  if (waiting.length === 0) return [noOrder.nothingToSubmit('')];
  const shape = shapeProblems(
    order.orderType,
    order.lines.filter((line) => line.status !== 'CANCELLED').map((line) => line.productCode),
  );
  const facts = { action: order.action, isProject: order.orderType === 'PROJECT', today: dateOf(now), now, served };
  return [...shape, ...waiting.flatMap((line) => submitProblems(line, facts))];
}

/** O-28, M-17: sends every line in NEW, or nothing. A reopened line is validated as a whole again (M-03). */
export const submitOrder = (context: Context, input: ChangeInput): Promise<Outcome<OrderResult>> =>
  onOrder(context, 'submitOrder', input, async (tx, _viewer, order, now) => {
    refuseIfAny(objectionsToSubmit(await holdEnding(tx, order), now, await servedBy(tx, order)));
    const root = { ...rootOf(order, order.submittedAt === null ? { submittedAt: now } : {}), carrierVisible: true };
    const lines = order.lines.filter((line) => line.status === 'NEW');
    const effects: Effects[] = [];
    for (const effect of submitEffects) effects.push(await effect(tx, lines, { order, root, now }));
    return lines.flatMap((line) => {
      const found = effects.flatMap((effect) => effect.get(line.id) ?? []);
      const set = Object.assign({ comment: null, statusDescription: null }, ...found.map((one) => one.set ?? {})) as Partial<OrderLine>;
      const changes = found.find((one) => one.changes !== undefined)?.changes ?? null;
      return [moved(root, orderLineNoun, line, 'COMMITTED', set, { changes }), ...found.flatMap((one) => one.writes ?? [])];
    });
  });
