import { setTimeout as rest } from 'node:timers/promises';
import type { Db } from '@sporbar/prisma/client.ts';
import { numberCarrierEvents, numberingDue } from '@sporbar/schema/sequencer.ts';
import type { Wakeups } from '@sporbar/schema/wakeups.ts';
import type { Logger } from '../logger.ts';

interface Parts {
  readonly db: Db;
  readonly wakeups: Wakeups;
  readonly logger: Logger;
  readonly pause?: ((ms: number, signal: AbortSignal) => Promise<unknown>) | undefined;
}

/** After so many at once there may be more; what is committed later says so by itself. */
const many = 100;
/** So long apart are two numberings of a busy desk: each is a transaction of its own, whose commit waits for the disk. */
const apartMs = 20;

const pauseFor = (ms: number, signal: AbortSignal): Promise<unknown> => rest(ms, undefined, { signal, ref: false }).catch(() => {});

/**
 * Numbers committed events for the carrier's desks whenever somebody says that there are new ones, and with every look
 * of the safety poll, should the server that committed them be gone. Who comes first does not wait; who comes right after is numbered
 * with all that come until then. Runs until the signal aborts; resolves then.
 */
export async function numberForCarrier({ db, wakeups, logger, pause = pauseFor }: Parts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = wakeups.next(numberingDue, signal);
    try {
      let numbered = 0;
      while (!signal.aborted && (numbered = await numberCarrierEvents({ db, wakeups })) >= many);
      if (numbered > 0) await pause(apartMs, signal);
    } catch (error) {
      // The next look tries again: events wait in the outbox, none is lost.
      if (!signal.aborted) logger.error({ error }, 'carrier events could not be numbered');
    }
    await due;
  }
}
