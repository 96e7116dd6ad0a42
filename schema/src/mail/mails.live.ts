import { setTimeout as pause } from 'node:timers/promises';
import type { EmailMessage } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../context.ts';
import { isPassing } from '../database-faults.ts';
import { stoppable } from '../events/stoppable.ts';

/** Woken when mails were sent, given up or put back. */
export const mailsTopic = 'mails';

/** Reads mails, then again whenever some were sent, given up or put back; tells them when they are others or stand otherwise. */
export const followMails = (context: Context, read: () => Promise<EmailMessage[]>): AsyncGenerator<EmailMessage[]> =>
  stoppable((signal) => generate(context, read, signal));

async function* generate(
  { wakeups, tails }: Context,
  read: () => Promise<EmailMessage[]>,
  signal: AbortSignal,
): AsyncGenerator<EmailMessage[]> {
  let told: string | undefined;
  while (!signal.aborted) {
    // Waiting begins before looking: what happens meanwhile is looked at again.
    const woken = wakeups.next(mailsTopic, signal);
    try {
      const mails = await read();
      const standing = mails.map(({ id, state, attempts }) => `${id} ${state} ${attempts}`).join();
      if (standing !== told) yield mails;
      told = standing;
      await woken;
      // What comes close together is one look.
      await pause(tails.listPauseMs, undefined, { signal }).catch(() => {});
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await wakeups.next('tick:mails', signal);
    }
  }
}
