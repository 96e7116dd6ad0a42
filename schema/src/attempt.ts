import type { Db, Tx } from '@sporbar/prisma/client.ts';
import { isPassing } from './database-faults.ts';

/** One request's transaction. It must be such that a second run answers what the first did, if the first was done. */
export class Attempt {
  /** From COMMIT on: whatever fails now, nobody may say that nothing was changed (G-04). */
  mayBeDone = false;

  /** Runs it. Where the connection breaks at COMMIT, nobody knows whether it is done: it is run again, and that tells. */
  async run<T>(db: Db, inside: (tx: Tx) => Promise<T>): Promise<T> {
    const run = () =>
      db.$transaction(async (tx) => {
        const decided = await inside(tx);
        this.mayBeDone = true;
        return decided;
      });
    try {
      return await run();
    } catch (error) {
      if (!this.mayBeDone || !isPassing(error)) throw error;
      return run();
    }
  }
}
