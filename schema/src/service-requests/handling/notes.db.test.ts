import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow } from '../../events/live.ts';
import { numberCarrierEvents } from '../../sequencer.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { movedRequest, moveRequest, readRequest, requestFields, sentRequest } from '../request.testing.ts';

const everything = `${requestFields} query Q($id: ID!) { cursor serviceRequest(id: $id) { ...SR updatedAt } node(id: $id) { id }
  serviceRequests(filter: { text: "difficult" }) { totalCount } all: serviceRequests(sort: CHANGED) { totalCount cursor nodes { id version updatedAt activities { id } } } }`;

describe.each(databaseKinds)('notes of the carrier on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const note = { text: 'The customer is difficult', visibleToCustomer: false };

  it('D-19 a note changes nothing that the customer can read: no field, list, count, version or cursor', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const before = await desk.run(people.kari, everything, { id });
    desk.clock.passMinutes(5);
    await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', note);
    expect(await desk.run(people.kari, everything, { id })).toEqual(before);
  });

  it('AUD-06 the carrier reads the note in the thread and in the history', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const noted = await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', note);
    expect(noted['activities']).toMatchObject([{ text: note.text, visibleToCustomer: false, authorName: 'anne Agent' }]);
    expect(noted['history'][0]).toMatchObject({
      kind: 'UPDATED',
      move: 'addServiceRequestActivity',
      comment: note.text,
      actor: { name: 'anne Agent' },
    });
  });

  it('D-19 a customer gets a note by no id, and its history does not tell', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const { activities } = await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', note);
    const look = 'query Q($id: ID!) { node(id: $id) { id } }';
    expect(await desk.run(people.kari, look, { id: activities[0].id })).toEqual({ node: null });
    expect(await desk.run(people.agent, look, { id: activities[0].id })).toEqual({ node: { id: activities[0].id } });
    expect((await readRequest(desk, people.kari, id))['history'].map(({ move }: Answer) => move)).toEqual([
      'submitServiceRequest',
      'createServiceRequest',
    ]);
  });

  it('D-19 the customer’s stream does not carry the note, the carrier’s does', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await numberCarrierEvents(desk.context);
    const [forCustomer, forAgent] = [await cursorOf(people.kari), await cursorOf(people.agent)];
    await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', note);
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    expect(await movesAfter(people.kari, forCustomer)).toEqual(['startServiceRequest']);
    expect(await movesAfter(people.agent, forAgent)).toEqual(['addServiceRequestActivity', 'startServiceRequest']);
  });

  it('G-06 a note does not make the version of whoever reads along stale', async () => {
    const { id, version } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', note);
    expect(await movedRequest(desk, people.kari, id, 'closeServiceRequest')).toMatchObject({ version: version + 1 });
  });

  it('D-19 customers write no notes, and agents of other departments none here', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await moveRequest(desk, people.kari, id, 'addServiceRequestActivity', note)).toMatchObject({
      code: 'VALIDATION',
      path: '/visibleToCustomer',
    });
    expect(await moveRequest(desk, people.billing, id, 'addServiceRequestActivity', note)).toMatchObject({
      code: 'FORBIDDEN',
      ruleId: 'SR-21',
    });
  });

  const cursorOf = async (userId: string): Promise<string> => (await desk.run(userId, '{ cursor }'))['cursor'] as string;

  /** The moves that a stream tells of after a cursor, until it is up to date. */
  async function movesAfter(userId: string, cursor: string): Promise<string[]> {
    const moves: string[] = [];
    const asked = { filter: {}, after: cursor, stateOf: null, delivery: 'EVERY_EVENT' } as const;
    for await (const message of follow(await desk.contextOf(userId), asked)) {
      if (message.kind === 'UP_TO_DATE') break;
      if (message.event !== null) moves.push(message.event.move);
    }
    return moves;
  }
});
