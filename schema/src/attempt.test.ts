import type { Db } from '@sporbar/prisma/client.ts';
import { describe, expect, it } from 'vitest';
import { Attempt } from './attempt.ts';

const broken = new Error('Raw query failed. Code: `N/A`. Message: `Server has closed the connection.`');

/** A database whose COMMITs fail as told, one after another; what is not told succeeds. */
function failing(...commits: (Error | undefined)[]) {
  let begun = 0;
  const db = {
    $transaction: async (inside: (tx: unknown) => Promise<unknown>) => {
      begun += 1;
      const done = await inside({});
      const fault = commits.shift();
      if (fault !== undefined) throw fault;
      return done;
    },
  } as unknown as Db;
  return { db, begun: () => begun };
}

describe('one request’s transaction', () => {
  it('G-04 is asked again where the connection broke at COMMIT, since it may be done', async () => {
    const { db, begun } = failing(broken);
    const attempt = new Attempt();
    expect(await attempt.run(db, () => Promise.resolve('done'))).toBe('done');
    expect(begun()).toBe(2);
  });

  it('G-04 is left as it is where the connection broke before: nothing can have been changed', async () => {
    const { db, begun } = failing();
    const attempt = new Attempt();
    await expect(attempt.run(db, () => Promise.reject(broken))).rejects.toBe(broken);
    expect([begun(), attempt.mayBeDone]).toEqual([1, false]);
  });

  it('G-04 says that it may be done where nobody can find out', async () => {
    const { db, begun } = failing(broken, broken);
    const attempt = new Attempt();
    await expect(attempt.run(db, () => Promise.resolve('done'))).rejects.toBe(broken);
    expect([begun(), attempt.mayBeDone]).toEqual([2, true]);
  });

  it('G-04 is not asked again for a fault that does not pass', async () => {
    const refused = new Error('duplicate key value violates unique constraint');
    const { db, begun } = failing(refused);
    await expect(new Attempt().run(db, () => Promise.resolve('done'))).rejects.toBe(refused);
    expect(begun()).toBe(1);
  });
});
