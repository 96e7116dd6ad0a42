import type { Db } from '@sporbar/prisma/client.ts';
import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import { carrierStream } from '@sporbar/schema/cursor.ts';
import { lastPosition } from '@sporbar/schema/event-log.ts';
import { numberCarrierEvents } from '@sporbar/schema/sequencer.ts';
import type { Logger } from '../logger.ts';

interface Parts {
  readonly db: Db;
  readonly wakeups: Wakeups;
  readonly logger: Logger;
}

/**
 * Numbers committed events for the carrier's desks whenever somebody says that there are new ones, and wakes the desks
 * when their stream has grown, whoever numbered it. Runs until the signal aborts; resolves then.
 */
export async function numberForCarrier({ db, wakeups, logger }: Parts, signal: AbortSignal): Promise<void> {
  let seen = -1n;
  while (!signal.aborted) {
    const woken = Promise.race([wakeups.next(carrierStream, signal), wakeups.next('tick:numbering', signal)]);
    try {
      if ((await db.deskOutbox.findFirst({ select: { eventId: true } })) !== null) await numberCarrierEvents(db);
      const last = await lastPosition(db, carrierStream);
      if (last > seen) {
        seen = last;
        wakeups.wake([carrierStream]);
      }
    } catch (error) {
      // The next poll tries again: events wait in the outbox, none is lost.
      if (!signal.aborted) logger.error({ error }, 'carrier events could not be numbered');
    }
    await woken;
  }
}
