import type { Db } from '@sporbar/prisma/client.ts';
import { numberCarrierEvents, numberingDue } from '@sporbar/schema/sequencer.ts';
import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import type { Logger } from '../logger.ts';

interface Parts {
  readonly db: Db;
  readonly wakeups: Wakeups;
  readonly logger: Logger;
}

/** After so many at once there may be more; what is committed later says so by itself. */
const many = 100;

/**
 * Numbers committed events for the carrier's desks whenever somebody says that there are new ones, and with every look
 * of the safety poll, should the server that committed them be gone. Runs until the signal aborts; resolves then.
 */
export async function numberForCarrier({ db, wakeups, logger }: Parts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = wakeups.next(numberingDue, signal);
    try {
      while (!signal.aborted && (await numberCarrierEvents({ db, wakeups })) >= many);
    } catch (error) {
      // The next look tries again: events wait in the outbox, none is lost.
      if (!signal.aborted) logger.error({ error }, 'carrier events could not be numbered');
    }
    await due;
  }
}
