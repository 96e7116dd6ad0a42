import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { Refused } from '../../refusals.ts';
import { foundPeople, openDesk, type Desk, type People } from '../../testing.ts';
import { followSession, newsOf } from './session-ending.ts';

describe('the end of one’s session', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const minute = 60_000;
  const signedIn = async (): Promise<{ context: Context; id: string }> => {
    const id = newId('Session');
    const now = desk.clock.now();
    const row = { id, userId: people.kari, tokenHash: id, createdAt: now, lastActivityAt: now };
    await desk.database.db.session.create({ data: row, select: { id: true } });
    const context = await desk.contextOf(people.kari);
    if (context.viewer === null) throw new Error('nobody is signed in');
    return { context: { ...context, viewer: { ...context.viewer, sessionId: id, apiKey: null } }, id };
  };
  /** The next message, with the safety poll's look that brings it. */
  const nextOf = async (messages: AsyncGenerator<unknown>): Promise<unknown> => {
    const coming = messages.next();
    desk.wakeups.wake(['tick:sessions']);
    return (await coming).value;
  };

  it('IA-06 is told of two minutes before, taken back when somebody is there, and told of when it has come', async () => {
    const { context, id } = await signedIn();
    const messages = followSession(context);
    const began = desk.clock.now().getTime();
    expect(await nextOf(messages)).toEqual({ phase: 'STANDS', endsAt: new Date(began + 30 * minute), secondsLeft: 1800 });
    desk.clock.passMinutes(28);
    expect(await nextOf(messages)).toEqual({ phase: 'ENDING', endsAt: new Date(began + 30 * minute), secondsLeft: 120 });
    const there = desk.clock.now();
    await desk.database.db.session.update({ where: { id }, data: { lastActivityAt: there }, select: { id: true } });
    expect(await nextOf(messages)).toMatchObject({ phase: 'STANDS', secondsLeft: 1800 });
    desk.clock.passMinutes(30);
    expect(await nextOf(messages)).toMatchObject({ phase: 'ENDED', secondsLeft: 0 });
    expect((await messages.next()).done).toBe(true);
  });

  it('IA-06 activity that came meanwhile puts the warning off instead of giving it', async () => {
    const { context, id } = await signedIn();
    const messages = followSession(context);
    await nextOf(messages);
    desk.clock.passMinutes(20);
    const lastActivityAt = desk.clock.now();
    await desk.database.db.session.update({ where: { id }, data: { lastActivityAt }, select: { id: true } });
    desk.clock.passMinutes(8);
    expect(await nextOf(messages)).toMatchObject({ phase: 'STANDS', secondsLeft: 22 * 60 });
    await messages.return(undefined);
  });

  it('IA-06 a session that was ended elsewhere, or is gone, has ended', async () => {
    const { context, id } = await signedIn();
    await desk.database.db.session.update({
      where: { id },
      data: { endedAt: desk.clock.now(), endedReason: 'LOGOUT' },
      select: { id: true },
    });
    expect(await nextOf(followSession(context))).toMatchObject({ phase: 'ENDED' });
  });

  it('IA-03 a key has no session to follow', async () => {
    const { context } = await signedIn();
    const byKey = { ...context, viewer: context.viewer && { ...context.viewer, sessionId: null } };
    expect(() => followSession(byKey)).toThrow(Refused);
  });

  it('IA-06 the last two minutes begin at 120 seconds, and nothing is left at the end', () => {
    const endsAt = new Date('2025-10-01T10:00:00Z');
    const at = (seconds: number) => newsOf(endsAt, false, new Date(endsAt.getTime() - seconds * 1_000)).phase;
    expect([121, 120, 1, 0, -5].map(at)).toEqual(['STANDS', 'ENDING', 'ENDING', 'ENDED', 'ENDED']);
  });
});
