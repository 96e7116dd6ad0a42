import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, journeyDay, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { grantTickets, movedTicket, moveTicket, readTicket, resolvedTicket } from './ticket.testing.ts';
import { closeTroubleTicketsByTimer } from './ticket.timers.ts';

describe('the clock of trouble tickets', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await grantTickets(desk, people.kari);
  });
  afterAll(() => desk.close());

  const resolvedOn = async (now: string) => {
    desk.clock.set(now);
    return resolvedTicket(desk, people.kari, people.agent, people.north.id);
  };
  const closeAt = async (now: string): Promise<number> => {
    desk.clock.set(now);
    return closeTroubleTicketsByTimer(desk.context);
  };
  const mailsAbout = (objectId: string, status: string) =>
    desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId } }, subject: { contains: status } } });

  it('TT-01 D-22 closes a resolved ticket 14 calendar days later, on the minute of Oslo’s midnight, and once', async () => {
    const { id } = await resolvedOn('2025-10-15T10:00:00Z');
    expect(await closeAt('2025-10-28T22:59:59Z')).toBe(0);
    expect(await closeAt('2025-10-28T23:00:00Z')).toBe(1);
    expect(await closeAt('2025-10-28T23:00:00Z')).toBe(0);
    expect(await readTicket(desk, people.kari, id)).toMatchObject({
      status: 'CLOSED',
      history: [{ move: 'closeTroubleTicketByTimer' }, {}, {}, {}],
    });
  });

  it('TT-01 D-22 tells until when a ticket can be reopened: until the day before the clock closes it', async () => {
    const { id } = await resolvedOn('2025-11-03T10:00:00Z');
    const reopening = async () =>
      ((await readTicket(desk, people.kari, id))['availableMoves'] as Answer[]).find(({ name }) => name === 'reopenTroubleTicket');
    await closeAt('2025-11-16T22:59:59Z');
    expect(await reopening()).toMatchObject({ allowed: true, deadline: '2025-11-16' });
    await closeAt('2025-11-16T23:00:00Z');
    expect(await reopening()).toBeUndefined();
  });

  it('TT-01 D-22 leaves alone what was reopened, and counts anew from the next solution', async () => {
    const { id } = await resolvedOn('2026-01-05T10:00:00Z');
    desk.clock.set('2026-01-12T10:00:00Z');
    await movedTicket(desk, people.kari, id, 'reopenTroubleTicket', { reason: 'Down again.' });
    expect(await closeAt('2026-01-25T10:00:00Z')).toBe(0);
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'New cable.' });
    expect(await closeAt('2026-02-07T22:59:00Z')).toBe(0);
    expect(await closeAt('2026-02-07T23:00:00Z')).toBe(1);
  });

  it('TT-01 D-22 refuses the customer who comes after the clock', async () => {
    const { id } = await resolvedOn('2026-03-02T10:00:00Z');
    await closeAt('2026-03-20T10:00:00Z');
    expect(await moveTicket(desk, people.kari, id, 'reopenTroubleTicket', { reason: 'Late.' })).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
  });

  it('TT-01 mails the question and the solution, and nothing else while the box is not ticked', async () => {
    desk.clock.set(journeyDay.toISOString());
    const { id } = await resolvedTicket(desk, people.kari, people.agent, people.north.id);
    await movedTicket(desk, people.kari, id, 'reopenTroubleTicket', { reason: 'Down again.' });
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'requestTicketInfo', { question: 'Hvilke lamper lyser?' });
    const mails = await desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: id } } }, orderBy: { id: 'asc' } });
    expect(mails.map(({ subject }) => subject.replace(/T-\d+/, 'T-1'))).toEqual([
      'Feilmelding T-1: Løst',
      'Feilmelding T-1: Venter på deg',
    ]);
    expect(mails[1]?.text).toContain('Hvilke lamper lyser?');
    expect(mails[1]?.text).toContain(`/tickets/${id}`);
    expect(await mailsAbout(id, 'Under behandling')).toEqual([]);
  });
});
