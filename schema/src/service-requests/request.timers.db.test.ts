import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { callRequest, completedRequest, goodRequest, movedRequest, newRequest, readRequest, sentRequest } from './request.testing.ts';
import { closeServiceRequestsByTimer } from './request.timers.ts';

describe('the clock', () => {
  const desks: Desk[] = [];
  let desk: Desk;
  let people: People;
  beforeEach(async () => {
    desk = await openDesk();
    desks.push(desk);
    people = await foundPeople(desk);
  });
  afterAll(() => Promise.all(desks.map((one) => one.close())));

  const statusOf = async (id: string) => (await readRequest(desk, people.kari, id))['status'];

  it('SR-24 D-22 closes what stood in NEW or in COMPLETED from the 14th day on, and not a minute before', async () => {
    desk.clock.set('2025-10-01T21:59:00Z');
    const draft = await newRequest(desk, people.kari);
    const answered = await completedRequest(desk, people.kari, people.agent);
    expect(draft['closesOn']).toBe('2025-10-15');
    desk.clock.set('2025-10-14T21:59:59Z');
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(0);
    desk.clock.set('2025-10-14T22:00:00Z');
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(2);
    expect([await statusOf(draft['id']), await statusOf(answered['id'])]).toEqual(['CLOSED', 'CLOSED']);
  });

  it('D-22 counts calendar days where summer time begins in between', async () => {
    desk.clock.set('2026-03-22T22:30:00Z');
    const draft = await newRequest(desk, people.kari);
    desk.clock.set('2026-04-04T21:59:00Z');
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(0);
    desk.clock.set('2026-04-04T22:00:00Z');
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(1);
    expect(await statusOf(draft['id'])).toBe('CLOSED');
  });

  it('SR-24 D-22 tells of each move until when it can be made: until the day before the clock closes the request', async () => {
    desk.clock.set('2025-10-01T21:59:00Z');
    const draft = await newRequest(desk, people.kari);
    const answered = await completedRequest(desk, people.kari, people.agent);
    const sent = await sentRequest(desk, people.kari);
    const deadlines = async (id: string) =>
      Object.fromEntries(
        ((await readRequest(desk, people.kari, id))['availableMoves'] as Answer[]).map(({ name, deadline }) => [name, deadline]),
      );
    expect(await deadlines(draft['id'])).toMatchObject({ submitServiceRequest: '2025-10-14', closeServiceRequest: null });
    expect(await deadlines(answered['id'])).toEqual({
      reopenServiceRequest: '2025-10-14',
      addServiceRequestActivity: null,
      closeServiceRequest: null,
    });
    expect(Object.values(await deadlines(sent['id'])).every((deadline) => deadline === null)).toBe(true);
    desk.clock.set('2025-10-14T21:59:59Z');
    await closeServiceRequestsByTimer(desk.context);
    expect(await deadlines(answered['id'])).toHaveProperty('reopenServiceRequest');
    desk.clock.set('2025-10-14T22:00:00Z');
    await closeServiceRequestsByTimer(desk.context);
    expect([await deadlines(answered['id']), await deadlines(draft['id'])]).toEqual([{}, {}]);
  });

  it('G-07 a second run on the same day changes nothing', async () => {
    const draft = await newRequest(desk, people.kari);
    desk.clock.passDays(14);
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(1);
    const after = await readRequest(desk, people.kari, draft['id']);
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(0);
    expect(await readRequest(desk, people.kari, draft['id'])).toEqual(after);
  });

  it('D-20 leaves alone what waits with the carrier or for the customer’s answer', async () => {
    const waiting = await sentRequest(desk, people.kari);
    const incomplete = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, incomplete['id'], 'markServiceRequestIncomplete', { resolution: 'Which floor?' });
    desk.clock.passDays(40);
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(0);
    expect([await statusOf(waiting['id']), await statusOf(incomplete['id'])]).toEqual(['SUBMITTED', 'INCOMPLETE']);
  });

  it('SR-24 a reopened request starts a new fortnight when it is answered again', async () => {
    const { id } = await completedRequest(desk, people.kari, people.agent);
    desk.clock.passDays(10);
    await movedRequest(desk, people.kari, id, 'reopenServiceRequest', { reason: 'It does not help.' });
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    const again = await movedRequest(desk, people.agent, id, 'completeServiceRequest', { resolution: 'Now it does.' });
    expect(again['closesOn']).toBe('2025-10-25');
    desk.clock.passDays(10);
    expect(await closeServiceRequestsByTimer(desk.context)).toBe(0);
  });

  it('IA-03 the history shows that the clock did it, and the matter is free again', async () => {
    const about = { referenceKind: 'ORDER', referenceValue: 'O-5' };
    const draft = await newRequest(desk, people.kari, about);
    desk.clock.passDays(14);
    await closeServiceRequestsByTimer(desk.context);
    const { history, ballInCourt } = await readRequest(desk, people.kari, draft['id']);
    expect(history[0]).toMatchObject({ move: 'closeServiceRequestByTimer', from: 'NEW', to: 'CLOSED', actor: { name: 'Sporbar' } });
    expect(ballInCourt).toMatchObject({ party: 'NOBODY' });
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest(about))).toMatchObject({
      __typename: 'ServiceRequestPayload',
    });
  });

  it('O-31 a draft that the clock closes stays out of the carrier’s sight', async () => {
    const draft = await newRequest(desk, people.kari);
    desk.clock.passDays(14);
    await closeServiceRequestsByTimer(desk.context);
    expect(await readRequest(desk, people.agent, draft['id'])).toBeNull();
    expect(await desk.database.db.statusEvent.count({ where: { rootId: draft['id'], carrierVisible: true } })).toBe(0);
  });
});
