import { answerChecks, timeOutChecks } from '@sporbar/schema/availability/asking.ts';
import { checksDue } from '@sporbar/schema/availability/check.lifecycle.ts';
import { followSentOrders } from '@sporbar/schema/availability/consequences.ts';
import type { Context } from '@sporbar/schema/context.ts';
import type { Logger } from '../logger.ts';

interface Parts {
  readonly contextOf: () => Context;
  readonly backbone: { readonly logger: Logger };
}

/**
 * Runs availability checks until the signal aborts: asks what waits to be asked as soon as it is committed, and once a
 * second times out what is not answered. A silent system holds up nothing but its own question.
 */
export async function runAvailabilityChecks({ contextOf, backbone: { logger } }: Parts, signal: AbortSignal): Promise<void> {
  const asking = new Set<Promise<void>>();
  // The database is away; checks wait in their table for the next look.
  const tellFault = (error: unknown): void => {
    if (!signal.aborted) logger.error({ error }, 'availability checks could not be run');
  };
  while (!signal.aborted) {
    const context = contextOf();
    const woken = context.wakeups.next(checksDue, signal);
    const answers = answerChecks(context, signal).then(() => {}, tellFault);
    asking.add(answers);
    void answers.finally(() => asking.delete(answers));
    await timeOutChecks(context)
      .then(() => followSentOrders(context))
      .then(() => {}, tellFault);
    await woken;
  }
  await Promise.all(asking);
}
