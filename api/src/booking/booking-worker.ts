import { appointmentsDue } from '@sporbar/schema/appointments/appointment.lifecycle.ts';
import { followUnbooked, lapseHolds } from '@sporbar/schema/booking/booking.timers.ts';
import { freeForgottenNumbers } from '@sporbar/schema/booking/numbers.ts';
import { withdrawVisits } from '@sporbar/schema/booking/withdrawals.ts';
import type { Context } from '@sporbar/schema/context.ts';
import type { Logger } from '../logger.ts';

interface Parts {
  readonly contextOf: () => Context;
  readonly backbone: { readonly logger: Logger };
}

const parts = [lapseHolds, followUnbooked, withdrawVisits, freeForgottenNumbers] as const;

/**
 * Keeps bookings in order until the signal aborts: frees slots that nobody confirmed, hands what was sent without a visit to
 * people, and has the appointment system forget what is off. Looks when an appointment is written, and once a second.
 */
export async function keepBookings({ contextOf, backbone: { logger } }: Parts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const context = contextOf();
    const woken = context.wakeups.next(appointmentsDue, signal);
    for (const part of parts) {
      if (signal.aborted) return;
      await part(context).catch((error: unknown) => {
        // The database is away; what is due waits in its table for the next look.
        if (!signal.aborted) logger.error({ error }, 'bookings could not be looked at');
      });
    }
    await woken;
  }
}
