import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '@sporbar/schema/context.ts';
import { refused } from '@sporbar/schema/mutation.ts';
import { orderLineLifecycle } from '@sporbar/schema/orders/order-line.lifecycle.ts';
import { onLine, type ChangeInput } from '@sporbar/schema/orders/on-order.ts';
import { orderLineNoun, orderNoun } from '@sporbar/schema/orders/order.nouns.ts';
import { rootOf } from '@sporbar/schema/orders/order.state.ts';
import { expireOrderLines } from '@sporbar/schema/orders/order.timers.ts';
import { no, Refused } from '@sporbar/schema/refusals.ts';
import { schema } from '@sporbar/schema/schema.ts';
import { requestNoun } from '@sporbar/schema/service-requests/request.nouns.ts';
import { rootOf as requestRootOf } from '@sporbar/schema/service-requests/request.state.ts';
import { freshKey } from '@sporbar/schema/testing.ts';
import { transitionByClock } from '@sporbar/schema/transition.ts';
import { moved } from '@sporbar/schema/writes.ts';
import { jobs, type Job } from '../jobs.ts';
import { offerPlants } from './offer-plants.testing.ts';
import type { World } from './world.testing.ts';

/** A bug the product could have, put in while the model plays. No file is touched: definitions and commands are handed out altered. */
export interface Plant {
  /** Where it shows: in some moves, */
  readonly moves?: readonly string[];
  /** in changes of what is installed, */
  readonly changes?: boolean;
  /** or in so many stories against the clock. */
  readonly clockRaces?: number;
  /** What the model must say of it. */
  readonly said: RegExp;
  /** Puts it in; what it answers takes it out again. */
  readonly put: (world: World) => () => void;
}

type Input = ChangeInput & Record<string, unknown>;
type Run = (input: Input, context: Context) => Promise<unknown>;

/** The mutation, run in another manner. */
const altered =
  (move: string, alter: (own: Run) => Run): Plant['put'] =>
  () => {
    const field = schema.getMutationType()?.getFields()[move];
    const resolve = field?.resolve;
    if (field === undefined || resolve === undefined) throw new Error(`there is no ${move}`);
    field.resolve = (root, { input }, context, info) =>
      alter(async (given, within) => resolve(root, { input: given }, within, info))(input as Input, context as Context);
    return () => void (field.resolve = resolve);
  };

/** A command on a line that leads to a status and asks no rule but the lifecycle. */
const leadsTo =
  (move: 'setOrderLineCustomerUpdate' | 'finishOrderLine', to: OrderLineStatus): Run =>
  async (input, context) => {
    try {
      const outcome = await onLine(context, move, input, (_tx, _viewer, order, line) =>
        Promise.resolve([moved(rootOf(order), orderLineNoun, line, to)]),
      );
      return outcome.ok ? outcome : refused(context, outcome.problems);
    } catch (error) {
      if (error instanceof Refused) return refused(context, error.problems);
      throw error;
    }
  };

/** A property of a definition, altered. */
const changed =
  <T extends object, K extends keyof T>(definition: T, key: K, value: T[K]): Plant['put'] =>
  () => {
    const own = definition[key];
    definition[key] = value;
    return () => void (definition[key] = own);
  };

/** The row is written past the transition: every check is run, and no event is left. */
const unlogged = altered('updateQuoteLine', (own) => async (input, context) => {
  if (input.dryRun === true) return own(input, context);
  const answer = await own({ ...input, dryRun: true }, context);
  const isDone = typeof answer === 'object' && answer !== null && 'ok' in answer;
  if (isDone) await context.db.quoteLine.update({ where: { id: input.id }, data: { version: { increment: 1 } } });
  return answer;
});

/** The version is looked at before the lock: two who come at once both pass. */
const unlockedVersion = altered('updatePackage', (own) => async (input, context) => {
  const where = { id: input.id };
  const before = await context.db.package.findUnique({ where, select: { version: true } });
  const answer = await own(input, context);
  if (before?.version !== input.expectedVersion || !isConflict(answer)) return answer;
  const { version } = await context.db.package.findUniqueOrThrow({ where, select: { version: true } });
  return own({ ...input, expectedVersion: version }, context);
});
const isConflict = (answer: unknown): boolean => JSON.stringify(answer).includes('CONFLICT');

/** What is run first looks before anybody is done. */
const firstJob = jobs.find(({ run }) => run === expireOrderLines) ?? unknownJob();
function unknownJob(): never {
  throw new Error('order lines expire by another job');
}

/** What was due when it looked it closes, whatever has become of it by the time it holds the lock: somebody was first. */
const closeWhatWasDue = (world: World) => async (context: Context) => {
  const { db, clock } = context;
  const entered = { lte: new Date(clock.now().getTime() - 14 * 86_400_000) };
  const due = await db.serviceRequest.findMany({ where: { status: { in: ['NEW', 'COMPLETED'] }, enteredStatusAt: entered } });
  await world.quiet();
  let count = 0;
  for (const { id } of due)
    count += await transitionByClock(context, 'closeServiceRequestByTimer', { table: 'service_requests', id }, async (tx) => {
      const request = await tx.serviceRequest.findUniqueOrThrow({ where: { id } });
      return request.status === 'CLOSED' ? [] : [moved(requestRootOf(request), requestNoun, request, 'CLOSED')];
    });
  return count;
};

const { startOrderLine } = orderLineLifecycle.moves;
const orderRollUp = orderNoun.rollUp;

export const plants: Readonly<Record<string, Plant>> = {
  ...offerPlants,
  'a move leads to the wrong status': {
    moves: ['setOrderLineCustomerUpdate'],
    put: altered('setOrderLineCustomerUpdate', () => leadsTo('setOrderLineCustomerUpdate', 'COMMITTED')),
    said: /oli_\w+ INCOMPLETE>COMMITTED/,
  },
  'a guard is not asked': {
    moves: ['finishOrderLine'],
    put: altered('finishOrderLine', () => leadsTo('finishOrderLine', 'FINISHED')),
    said: /finishOrderLine was answered .*and the rule book says GUARD/,
  },
  'a rehearsal writes': {
    moves: ['updateQuoteLine'],
    put: altered('updateQuoteLine', (own) => (input, context) => own({ ...input, dryRun: false }, context)),
    said: /was only rehearsed and has written/,
  },
  'somebody may who may not': {
    moves: ['startOrderLine'],
    put: changed(startOrderLine as { by: readonly string[] }, 'by', ['SYS', 'A', 'C', 'SU']),
    said: /startOrderLine was answered .*OrderPayload.*and the rule book says FORBIDDEN/,
  },
  'two at once are both told that they did it': {
    moves: ['updatePackage'],
    put: unlockedVersion,
    said: /no order of updatePackage \(OK\), updatePackage \(OK\)/,
  },
  'a key sent again does it again': {
    moves: ['addServiceRequestActivity'],
    put: altered('addServiceRequestActivity', (own) => (input, context) => own({ ...input, idempotencyKey: freshKey() }, context)),
    said: /with its key again/,
  },
  'a header does not follow its lines': {
    moves: ['markOrderLineIncomplete'],
    put: changed(orderNoun, 'rollUp', (statuses) => {
      const rolledUp = orderRollUp(statuses);
      return rolledUp.status === 'INCOMPLETE' ? { ...rolledUp, status: 'IN_PROCESS' } : rolledUp;
    }),
    said: /ord_\w+ \w+>IN_PROCESS/,
  },
  'a change has no event': {
    moves: ['updateQuoteLine'],
    put: unlogged,
    said: /the log has nothing|brings about nothing/,
  },
  'a change that may be cancelled by a button is not': {
    changes: true,
    put: altered('cancelOrderLine', (own) => async (input, context) => {
      const line = await context.db.orderLine.findUnique({ where: { id: input.id }, select: { modifyKind: true } });
      const isConversion = line?.modifyKind == null || line.modifyKind === 'ACCESS_TYPE_CONVERSION';
      return isConversion ? own(input, context) : refused(context, [no.invalidTransition('')]);
    }),
    said: /cancelOrderLine was answered .*INVALID_TRANSITION.*and the rule book says OK/,
  },
  'the clock goes by what it saw before it held the lock': {
    clockRaces: 10,
    put: (world) =>
      changed(
        firstJob as { run: Job['run'] },
        'run',
        async (context) => (await closeWhatWasDue(world)(context)) + (await expireOrderLines(context)),
      )(world),
    said: /neither the clock nor .* was first/,
  },
};
