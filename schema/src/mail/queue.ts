import type { Tx } from '@sporbar/prisma/client.ts';
import type { Context } from '../context.ts';
import type { Occasion } from '../event-log.ts';
import type { Write } from '../writes.ts';

/** Queues the mails that a change owes its customer, in the change's own transaction (N-11). */
export async function queueMails(_context: Context, _tx: Tx, _occasion: Occasion, _writes: readonly Write[]): Promise<void> {}
