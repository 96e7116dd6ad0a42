import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { newOrder } from '@sporbar/schema/orders/order.testing.ts';
import { foundPeople, freshKey, openDesk, type Desk, type People } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone, runDueJobs, runEveryMs } from './jobs.ts';
import { silentLogger } from './logger.ts';

describe.each(databaseKinds)('what becomes due by the clock, on the %s database', (kind) => {
  let desk: Desk;
  let people: People;

  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const run = () => runDueJobs(desk.context, silentLogger);

  it('G-07 cancels a forgotten order on its fourteenth day, once, however often it looks', async () => {
    const order = await newOrder(desk, people.kari);
    desk.clock.passDays(13);
    expect(await run()).toMatchObject({ expireOrderLines: 0 });
    desk.clock.passDays(1);
    expect(await run()).toMatchObject({ expireOrderLines: 1 });
    expect(await run()).toMatchObject({ expireOrderLines: 0 });
    expect(await desk.database.db.order.findUnique({ where: { id: order['id'] } })).toMatchObject({ status: 'CANCELLED' });
  });

  it('G-06 forgets an answer kept for an idempotency key after 24 hours', async () => {
    await newOrder(desk, people.kari);
    const kept = () => desk.database.db.idempotentResult.count();
    await run();
    expect(await kept()).toBe(1);
    desk.clock.passMinutes(24 * 60);
    expect(await run()).toMatchObject({ forgetAnswers: 1 });
    expect(await kept()).toBe(0);
  });

  it('IA-07 forgets drafts after 30 days, and IA-01 links that cannot be used any more', async () => {
    const save = 'mutation M($form: String!) { saveFormDraft(input: { form: $form, data: {} }) { __typename } }';
    await desk.run(people.kari, save, { form: freshKey() });
    await desk.run(null, 'mutation { requestPasswordReset(input: { login: "kari" }) { __typename } }');
    expect(await run()).toMatchObject({ discardOldDrafts: 0, forgetLinks: 0 });
    desk.clock.passMinutes(60);
    expect(await run()).toMatchObject({ discardOldDrafts: 0, forgetLinks: 1 });
    desk.clock.passDays(30);
    expect(await run()).toMatchObject({ discardOldDrafts: 1, forgetLinks: 0 });
  });

  it('G-07 goes on with the other jobs when one fails, and says which', async () => {
    const { db } = desk.database;
    const failed: object[] = [];
    await db.$executeRawUnsafe('ALTER TABLE "form_drafts" RENAME TO "form_drafts_away"');
    const done = await runDueJobs(desk.context, { ...silentLogger, error: (facts) => void failed.push(facts) });
    await db.$executeRawUnsafe('ALTER TABLE "form_drafts_away" RENAME TO "form_drafts"');
    expect(failed).toMatchObject([{ job: 'discardOldDrafts' }]);
    expect(done).toMatchObject({ forgetFailures: 0 });
  });

  it('G-07 looks at least once an hour', () => {
    expect(runEveryMs).toBeLessThanOrEqual(3_600_000);
  });
});

describe('several servers', () => {
  it('G-07 has one of them run the jobs at a time', async () => {
    const desk = await openDesk('server');
    const { promise: gate, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const first = alone(desk.database, async () => {
      begin();
      await gate;
      return 'first';
    });
    await begun;
    expect(await alone(desk.database, () => Promise.resolve('second'))).toBeUndefined();
    release();
    expect(await first).toBe('first');
    expect(await alone(desk.database, () => Promise.resolve('third'))).toBe('third');
    await desk.close();
  });
});
