import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRequest, goodRequest, moveRequest } from '../service-requests/request.testing.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { followAs, followed, type Asked, type ListClient } from './list.testing.ts';

const row = 'id number version requestStatus: status queue assignee { fullName }';
const lists: readonly { who: 'kari' | 'elsa' | 'agent'; args: string }[] = [
  { who: 'kari', args: 'first: 4' },
  { who: 'kari', args: 'first: 3, sort: CHANGED, filter: { status: [NEW, SUBMITTED] }' },
  { who: 'elsa', args: 'first: 4, sort: NUMBER, direction: ASC' },
  { who: 'elsa', args: 'first: 3, sort: CHANGED, direction: ASC, filter: { needsMe: true }' },
  { who: 'agent', args: 'first: 3, filter: { queue: [CUSTOMER_SERVICE], status: [SUBMITTED, IN_PROCESS] }' },
  { who: 'agent', args: 'first: 2, sort: CHANGED, filter: { queue: [SALES_SUPPORT] }' },
  { who: 'agent', args: 'first: 3, sort: CHANGED, filter: { assignedToMe: true }' },
];

const moves = [
  'submitServiceRequest',
  'startServiceRequest',
  'markServiceRequestIncomplete',
  'completeServiceRequest',
  'cancelServiceRequest',
  'addServiceRequestActivity',
] as const;

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('create' as const), who: fc.constantFrom('kari', 'elsa') }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom(...moves), which: fc.nat(9), who: fc.constantFrom('kari', 'elsa', 'agent') }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('rerouteServiceRequest' as const), which: fc.nat(9), to: fc.constantFrom('QUOTES', 'OTHER') }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cut' as const), list: fc.nat(lists.length - 1) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

describe('followed lists while many things happen', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const askedOf = (args: string, counts: boolean): Asked => ({ typeName: 'ServiceRequest', args, row, more: counts ? 'totalCount' : '' });

  async function does(action: Act): Promise<void> {
    desk.clock.passMinutes(1);
    if (action.does === 'cut') return;
    if (action.does === 'create')
      return void (await callRequest(desk, people[action.who as 'kari'], 'createServiceRequest', goodRequest()));
    const newest = await desk.database.db.serviceRequest.findMany({ orderBy: { createdAt: 'desc' }, take: 10, select: { id: true } });
    const id = newest[action.which]?.id;
    if (id === undefined) return;
    const said = { resolution: 'As agreed.', text: 'A word.' };
    // What is refused changes nothing; the lists must not change either.
    if (action.does === 'rerouteServiceRequest')
      await moveRequest(desk, people.agent, id, action.does, { area: action.to, subArea: action.to === 'QUOTES' ? 'CAPACITY' : 'GENERAL' });
    else await moveRequest(desk, people[action.who as 'kari'], id, action.does, inputFor(action.does, said));
  }

  const inputFor = (move: (typeof moves)[number], said: { resolution: string; text: string }): Record<string, unknown> => {
    if (move === 'addServiceRequestActivity') return { text: said.text };
    return move === 'submitServiceRequest' || move === 'startServiceRequest' ? {} : { resolution: said.resolution };
  };

  const readList = async ({ who, args }: (typeof lists)[number]): Promise<{ nodes: Answer[]; totalCount: number }> => {
    const { serviceRequests } = await desk.run(people[who], `{ serviceRequests(${args}) { totalCount nodes { ${row} } } }`);
    return serviceRequests as never;
  };

  it.each([true, false])(
    'S-31 holds what the query answers, rows, order and contents, whatever happens (counting: %s)',
    async (counts) => {
      const clients: ListClient[] = [];
      await numberCarrierEvents(desk.context);
      for (const { who, args } of lists) clients.push(await followed(desk, people[who], askedOf(args, counts)));
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (actions) => {
          for (const action of actions) {
            await does(action);
            if (action.does !== 'cut') continue;
            const asked = lists[action.list];
            const before = clients[action.list];
            if (asked === undefined || before === undefined) throw new Error('no such list');
            await before.close();
            clients[action.list] = await followAs(desk, people[asked.who], askedOf(asked.args, counts), before.cursor, before.rows);
            if (clients[action.list] !== undefined) clients[action.list]!.totalCount = before.totalCount;
          }
          await numberCarrierEvents(desk.context);
          for (const [index, list] of lists.entries()) {
            const client = clients[index];
            const { nodes, totalCount } = await readList(list);
            const wanted = JSON.stringify([nodes, counts ? totalCount : undefined]);
            // Whatever is still to come is waited for: a list that is not told of something never gets there.
            while (JSON.stringify([client?.rows, client?.totalCount]) !== wanted) await client?.next();
            expect(client?.rows).toEqual(nodes);
          }
        }),
        { numRuns: 10, endOnFailure: true },
      );
      for (const client of clients) await client.close();
    },
    60_000,
  );
});
