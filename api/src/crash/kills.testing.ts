import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { contradictionsIn } from '@sporbar/schema/contradictions.testing.ts';
import { lastPosition } from '@sporbar/schema/event-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killAndRestart, type Aftermath, type Moment } from './crash.testing.ts';
import { missingIn, transactionsIn, unsentIn } from './verdict.testing.ts';

/** Moves of the stories that owe a mail. */
export const mailing = ['scheduleOrderLine', 'markServiceRequestIncomplete', 'completeServiceRequest'];

/** Kills the server at each moment, on both databases, and looks at everything that is left. */
export function describeKills(moments: readonly Moment[], timeoutMs: number): void {
  describe.each(databaseKinds)('a server that is killed while many write, on the %s database', (kind) => {
    let after: Aftermath;

    beforeAll(async () => {
      after = await killAndRestart(kind, moments);
    }, timeoutMs);
    afterAll(() => after.close());

    it('was killed in the middle of writes each time, and started again without a complaint', () => {
      expect(after.cutOff).toHaveLength(moments.length);
      for (const steps of after.cutOff) expect(steps).not.toEqual([]);
      expect(after.complaints).toBe('');
      expect(after.exitCode).toBe(0);
    });

    it('S-31 still has everything that was answered as done', async () => {
      expect(await missingIn(after)).toEqual([]);
    });

    it('G-06 did once what was asked again because its answer was lost', async () => {
      const { made, asked } = await transactionsIn(after);
      expect(asked).toEqual(made);
      for (const step of after.lost) expect(step).toMatchObject({ answer: { replayed: true } });
      expect(after.lost).not.toEqual([]);
    });

    it('AUD-01 RU-O1 has statuses, headers, events, audit and mails that agree', async () => {
      expect(await contradictionsIn(after.db)).toEqual([]);
    });

    it('S-31 told each listener everything once and in order, across all servers', async () => {
      for (const { stream, from, heard } of after.listeners) {
        const last = await lastPosition(after.db, stream);
        expect(last).toBeGreaterThan(from);
        expect(heard).toEqual(Array.from({ length: Number(last - from) }, (_, index) => from + BigInt(index + 1)));
      }
    });

    it('N-11 sends the mails of a server that died, again if need be and recognisably the same', async () => {
      const mails = await after.db.emailMessage.findMany({ where: { to: { not: null } } });
      expect(mails.filter(({ state, attempts }) => state === 'QUEUED' && attempts > 0)).not.toEqual([]);
      expect(await unsentIn(after)).toEqual([]);
      expect(new Set(after.inbox.mails.map((mail) => mail.header('Message-ID'))).size).toBe(mails.length);
    });
  });
}
