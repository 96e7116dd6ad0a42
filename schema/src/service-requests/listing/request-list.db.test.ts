import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { callRequest, completedRequest, goodRequest, movedRequest, newRequest, sentRequest } from '../request.testing.ts';

const list = `query Q($filter: ServiceRequestFilter, $sort: ServiceRequestSort, $direction: SortDirection, $first: Int, $after: String, $last: Int, $before: String) {
  serviceRequests(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before) { totalCount cursor nodes { number channel status referenceValue }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

describe('lists of service requests', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const look = async (userId: string, variables: Record<string, unknown>): Promise<Answer> =>
    (await desk.run(userId, list, variables))['serviceRequests'] as Answer;
  const numbers = (page: Answer): string[] => page['nodes'].map(({ number }: Answer) => number as string);
  /** One that an agent took down and the customer then sent. */
  const takenDown = async (channel: string, userId: string): Promise<string> => {
    const answer = await callRequest(desk, people.agent, 'createServiceRequest', { ...goodRequest(), channel, requesterId: userId });
    await movedRequest(desk, userId, answer['serviceRequest'].id, 'submitServiceRequest');
    return answer['serviceRequest'].number as string;
  };

  it('SR-04 agents see what came through the portal first, and within it the longest waiting', async () => {
    const phone = await takenDown('PHONE', people.kari);
    desk.clock.passMinutes(1);
    const mail = await takenDown('EMAIL', people.kari);
    desk.clock.passMinutes(1);
    const first = (await sentRequest(desk, people.kari))['number'];
    desk.clock.passMinutes(1);
    const second = (await sentRequest(desk, people.elsa))['number'];
    const queue = await look(people.agent, { filter: { queue: ['CUSTOMER_SERVICE'] } });
    expect(numbers(queue)).toEqual([first, second, mail, phone]);
    expect(queue['totalCount']).toBe(4);
  });

  it('SR-04 the queue keeps its order over pages, forwards and backwards', async () => {
    const filter = { queue: ['CUSTOMER_SERVICE'] };
    const whole = numbers(await look(people.agent, { filter }));
    const first = await look(people.agent, { filter, first: 3 });
    const rest = await look(people.agent, { filter, first: 3, after: first['pageInfo'].endCursor });
    expect([...numbers(first), ...numbers(rest)]).toEqual(whole);
    expect([first['pageInfo'].hasNextPage, rest['pageInfo'].hasNextPage, rest['pageInfo'].hasPreviousPage]).toEqual([true, false, true]);
    const back = await look(people.agent, { filter, last: 2, before: rest['pageInfo'].startCursor });
    expect(numbers(back)).toEqual(whole.slice(1, 3));
    await expect(look(people.agent, { filter, after: 'garbage' })).rejects.toMatchObject({ extensions: { code: 'CURSOR_INVALID' } });
    await expect(look(people.agent, { filter, first: 101 })).rejects.toMatchObject({ extensions: { code: 'VALIDATION', ruleId: 'G-10' } });
  });

  it('G-10 customers see their own, newest first', async () => {
    const mine = await newRequest(desk, people.elsa);
    const page = await look(people.elsa, {});
    expect(numbers(page)[0]).toBe(mine['number']);
    expect(page['totalCount']).toBe(await desk.database.db.serviceRequest.count({ where: { organisationId: people.east.id } }));
  });

  it('SR-31 finds closed requests by number, reference, words of the description and of the answer', async () => {
    const closed = await completedRequest(desk, people.kari, people.agent, {
      referenceValue: 'C-ARCHIVE',
      description: 'The xylophone in the basement is out of tune.',
    });
    await movedRequest(desk, people.kari, closed['id'], 'closeServiceRequest');
    for (const text of [closed['number'], 'c-archive', 'xylophone basement', 'delivered monday']) {
      expect(numbers(await look(people.kari, { filter: { text } })), text).toContain(closed['number']);
    }
    expect(numbers(await look(people.kari, { filter: { reference: 'c-archive', status: ['CLOSED'] } }))).toEqual([closed['number']]);
    expect(numbers(await look(people.kari, { filter: { reference: 'c%', status: ['CLOSED'] } }))).toEqual([]);
    expect(numbers(await look(people.kari, { filter: { text: 'xylophone attic' } }))).toEqual([]);
  });

  it('G-10 filters by area, status, channel, link, assignee and time', async () => {
    const other = await sentRequest(desk, people.kari, { area: 'OTHER', subArea: 'GENERAL' });
    await movedRequest(desk, people.agent, other['id'], 'startServiceRequest');
    expect(numbers(await look(people.kari, { filter: { area: ['OTHER'] } }))).toEqual([other['number']]);
    expect(numbers(await look(people.agent, { filter: { assignedToMe: true, status: ['IN_PROCESS'] } }))).toEqual([other['number']]);
    expect((await look(people.kari, { filter: { assignedToMe: true } }))['totalCount']).toBe(0);
    expect((await look(people.kari, { filter: { linkedTo: 'ord_none' } }))['totalCount']).toBe(0);
    const mailed = await takenDown('EMAIL', people.ola);
    const { nodes } = await look(people.kari, { filter: { channel: ['EMAIL'] } });
    expect(nodes.map(({ number }: Answer) => number)).toContain(mailed);
    expect(nodes.filter(({ channel }: Answer) => channel !== 'EMAIL')).toEqual([]);
    expect((await look(people.kari, { filter: { createdFrom: '2025-10-02T00:00:00Z' } }))['totalCount']).toBe(0);
  });

  it('G-10 says which requests wait for the customer', async () => {
    const draft = await newRequest(desk, people.ola);
    const { nodes } = await look(people.ola, { filter: { needsMe: true }, first: 100 });
    expect(nodes.every(({ status }: Answer) => status === 'NEW' || status === 'INCOMPLETE')).toBe(true);
    expect(nodes.map(({ number }: Answer) => number)).toContain(draft['number']);
  });

  it('SR-31 answers one request by its number, in any spelling', async () => {
    const { id, number } = await newRequest(desk, people.kari);
    const ask = (userId: string) =>
      desk.run(userId, 'query Q($number: String!) { serviceRequestByNumber(number: $number) { id } }', {
        number: ` ${number.toLowerCase()} `,
      });
    expect(await ask(people.ola)).toEqual({ serviceRequestByNumber: { id } });
    expect(await ask(people.elsa)).toEqual({ serviceRequestByNumber: null });
  });
});
