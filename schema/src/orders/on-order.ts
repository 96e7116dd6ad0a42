import type { Tx } from '@sporbar/prisma/client.ts';
import { mayUse, rightProblems } from '../access.ts';
import { actingViewer, type Context } from '../context.ts';
import { judge } from '../judge.ts';
import { no, refuseIfAny } from '../refusals.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import type { Root, Write } from '../writes.ts';
import { orderLineLifecycle } from './order-line.lifecycle.ts';
import { loadLine, loadOrder, orderOfLine, type LineState, type OrderState } from './order.state.ts';

type LineMove = keyof typeof orderLineLifecycle.moves;

/** What a command on orders answers: the order, and the lines it concerned. */
export interface OrderResult {
  readonly orderId: string;
  readonly lineIds: readonly string[];
}

export interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

export const refuseUnlessAllowed = (viewer: Viewer, move: LineMove): void => {
  const hasLine = viewer.isCarrier || viewer.hasWholesale;
  refuseIfAny(rightProblems(viewer, ['ORDER'], hasLine && mayUse(viewer, orderLineLifecycle.moves[move])));
};

/** A command's writes, or only a header that changes by itself. */
type PlanWrites<Args extends unknown[]> = (tx: Tx, viewer: Viewer, ...args: Args) => Promise<Write[] | { touches: Root[] }>;

/** A command on a header: visible, allowed and at the expected version before its own rules are asked. */
export function onOrder(
  context: Context,
  move: LineMove,
  input: ChangeInput,
  plan: PlanWrites<[order: OrderState, now: Date]>,
): Promise<Outcome<OrderResult>> {
  return transition(context, {
    move,
    input,
    locks: [{ table: 'orders', id: input.id }],
    plan: async (tx, viewer, now) => {
      const order = await loadOrder(tx, viewer, input.id);
      refuseUnlessAllowed(viewer, move);
      if (order.version !== input.expectedVersion) {
        refuseIfAny([
          no.conflict('/expectedVersion', {}, { objectId: order.id, data: { currentVersion: order.version, changedAt: order.updatedAt } }),
        ]);
      }
      const planned = await plan(tx, viewer, order, now);
      const { writes, touches } = Array.isArray(planned) ? { writes: planned, touches: [] } : { writes: [], ...planned };
      return { writes, touches, result: { orderId: order.id, lineIds: writes.map(({ id }: Write) => id) } };
    },
  });
}

/** A command on one line: lifecycle first, then its own rules. */
export async function onLine(
  context: Context,
  move: LineMove,
  input: ChangeInput,
  plan: PlanWrites<[order: OrderState, line: LineState, now: Date]>,
): Promise<Outcome<OrderResult>> {
  actingViewer(context);
  const orderId = await orderOfLine(context.db, input.id);
  return transition(context, {
    move,
    input,
    locks: [{ table: 'orders', id: orderId }],
    plan: async (tx, viewer, now) => {
      const { order, line } = await loadLine(tx, viewer, orderId, input.id);
      const objection = judge(orderLineLifecycle, move, viewer, line, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      const planned = await plan(tx, viewer, order, line, now);
      const writes = Array.isArray(planned) ? planned : [];
      return { writes, result: { orderId, lineIds: [line.id] } };
    },
  });
}
