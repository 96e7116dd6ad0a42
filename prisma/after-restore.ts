import type { Db } from './client.ts';

/** More numbers than can have been lost between a backup and its restore. */
const farPast = 1_000_000_000_000n;

/**
 * To be done once after a backup was restored, before any server starts. Clients hold cursors of what came after the backup
 * and is no more; the numbers would be given out again, and such a client would miss what came under them. So every stream
 * goes on far beyond, and nothing before is kept for delivery: each cursor from before is answered with CURSOR_EXPIRED, and
 * its client reads the state again. Events and audit stay as they are. Answers how many streams there are.
 */
export const forgetCursors = (db: Db): Promise<number> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM "deliveries"`;
    return tx.$executeRaw`UPDATE "streams" SET "last" = "last" + ${farPast}`;
  });
