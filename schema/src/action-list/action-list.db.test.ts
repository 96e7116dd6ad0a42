import fc from 'fast-check';
import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, goodLine, moveLine, newOrder, sentOrder } from '../orders/order.testing.ts';
import { foundShopper, type Shopper } from '../packages/package.testing.ts';
import { goodCircuit, newQuote, places } from '../quotes/quote.testing.ts';
import { schema } from '../schema.ts';
import { callRequest, goodRequest, moveRequest } from '../service-requests/request.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { grantTickets, movedTicket, newTicket, resolvedTicket } from '../trouble-tickets/ticket.testing.ts';

const items = `items { __typename ... on Order { id number version } ... on Quote { id number version } ... on ServiceRequest { id number version } ... on TroubleTicket { id number version } ... on Package { id number version } }`;
const shown = `cursor totalCount counts { objectType count } ${items}`;
const lists = ['orders', 'quotes', 'serviceRequests', 'troubleTickets', 'packages'] as const;

describe('what waits for a customer, as one list', () => {
  let desk: Desk;
  let people: People;
  let mari: Shopper;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    mari = await foundShopper(desk, 'mari');
    await grantTickets(desk, people.kari);
  });
  afterAll(() => desk.close());

  const read = async (userId: string): Promise<Answer> => (await desk.run(userId, `{ actionList { ${shown} } }`))['actionList'] as Answer;
  const idsOf = (list: Answer): string[] => (list['items'] as Answer[]).map(({ id }) => id as string);
  /** What the lists say one by one. */
  const union = async (userId: string): Promise<string[]> => {
    const fields = lists.map((name) => `${name}(filter: { needsMe: true }, first: 100) { nodes { id } }`).join(' ');
    const data = await desk.run(userId, `{ ${fields} }`);
    return lists.flatMap((name) => (data[name].nodes as Answer[]).map(({ id }) => id as string));
  };
  const follow = async (userId: string, after: string | null = null) => {
    const document = parse(
      `subscription F($after: Cursor) { actionListChanged(after: $after) { __typename ... on ActionList { ${shown} } ... on UpToDate { cursor } } }`,
    );
    const contextValue = await desk.contextOf(userId);
    const stream = (await subscribe({ schema, document, variableValues: { after }, contextValue })) as AsyncGenerator<ExecutionResult>;
    if (!(Symbol.asyncIterator in stream)) throw (stream as ExecutionResult).errors?.[0] ?? new Error('no stream');
    return {
      next: async (): Promise<Answer> => {
        const { value } = (await stream.next()) as { value: ExecutionResult };
        if (value.errors?.[0] !== undefined) throw value.errors[0];
        return (value.data as Answer)['actionListChanged'] as Answer;
      },
      close: () => stream.return(undefined),
    };
  };

  /** An order that an agent has turned down. */
  const rejected = async (): Promise<Answer> => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.agent, order['id'], 'rejectOrderLine', { statusDescription: 'Not built out.' });
    return order;
  };

  it('G-09 shows each organisation its own, and the carrier none', async () => {
    const { id } = await newOrder(desk, people.kari);
    expect(idsOf(await read(people.siri))).toContain(id);
    expect(idsOf(await read(people.elsa))).not.toContain(id);
    await expect(read(people.agent)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    await expect(follow(people.agent)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    await expect(desk.run(null, '{ actionList { totalCount } }')).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('IA-15 sends who comes back with what there is nothing but UpToDate, and else the list', async () => {
    const { cursor } = await read(people.elsa);
    const still = await follow(people.elsa, cursor);
    expect(await still.next()).toMatchObject({ __typename: 'UpToDate' });
    await still.close();
    const { id } = await newOrder(desk, people.elsa);
    const anew = await follow(people.elsa, cursor);
    expect(idsOf(await anew.next())).toContain(id);
    await anew.close();
  });

  const does = {
    newOrder: () => newOrder(desk, people.kari),
    sendOrder: () => sentOrder(desk, people.kari),
    rejectOrder: rejected,
    missing: async () => {
      const order = await sentOrder(desk, people.kari);
      await moveLine(desk, people.agent, order['id'], 'startManualHandling');
      return moveLine(desk, people.agent, order['id'], 'markOrderLineIncomplete', { comment: 'Which floor?' });
    },
    cancelNewest: async () => {
      const where = { status: 'NEW', organisationId: people.north.id } as const;
      const order = await desk.database.db.order.findFirst({ where, orderBy: { createdAt: 'desc' } });
      return order === null ? undefined : moveLine(desk, people.kari, order.id, 'cancelOrderLine', { comment: 'No.' });
    },
    sendNewest: async () => {
      const where = { status: 'NEW', organisationId: people.north.id } as const;
      const order = await desk.database.db.order.findFirst({ where, orderBy: { createdAt: 'desc' } });
      return order === null ? undefined : call(desk, people.kari, 'submitOrder', { id: order.id, expectedVersion: order.version });
    },
    newQuote: async () => newQuote(desk, people.kari, [goodCircuit(await places(desk))]),
    newRequest: () => callRequest(desk, people.kari, 'createServiceRequest', goodRequest()),
    sendRequest: async () => {
      const request = await desk.database.db.serviceRequest.findFirst({ where: { status: 'NEW', organisationId: people.north.id } });
      return request === null ? undefined : moveRequest(desk, people.kari, request.id, 'submitServiceRequest');
    },
    resolveTicket: () => resolvedTicket(desk, people.kari, people.agent, people.north.id),
    confirmTicket: async () => {
      const ticket = await desk.database.db.troubleTicket.findFirst({ where: { status: 'RESOLVED', organisationId: people.north.id } });
      return ticket === null ? undefined : movedTicket(desk, people.kari, ticket.id, 'confirmTicketResolved');
    },
    ofOthers: () => newOrder(desk, people.elsa, [goodLine()]),
  } satisfies Record<string, () => Promise<unknown>>;
  type Deed = keyof typeof does;

  it('S-10 S-26 is after each change what the four lists say together, and is told at once', async () => {
    const deed = fc.constantFrom(...(Object.keys(does) as Deed[]));
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 6 }), async (deeds) => {
        const live = await follow(people.kari);
        let held = await live.next();
        await live.next();
        for (const name of deeds) {
          desk.clock.passMinutes(1);
          await does[name]();
          const now = await read(people.kari);
          // Every step is told; who reads on comes to what the query answers.
          while (JSON.stringify(held['items']) !== JSON.stringify(now['items'])) held = await live.next();
          expect(held['counts']).toEqual(now['counts']);
          expect(idsOf(now).toSorted()).toEqual((await union(people.kari)).toSorted());
        }
        await live.close();
      }),
      { numRuns: 2, seed: 20251001 },
    );
  }, 240_000);

  it('TT-01 TT-02 asks for the answer and for the confirmation of a ticket, and tells nothing of it to who has no access to tickets', async () => {
    const { id } = await newTicket(desk, people.kari, people.north.id);
    const waits = async (userId: string) => idsOf(await read(userId)).includes(id as string);
    expect(await waits(people.kari)).toBe(false);
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'requestTicketInfo', { question: 'Which lamps are lit?' });
    expect(await waits(people.kari)).toBe(true);
    await movedTicket(desk, people.kari, id, 'answerTicketInfo', { text: 'None.' });
    expect(await waits(people.kari)).toBe(false);
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'A card was replaced.' });
    expect([await waits(people.kari), await waits(people.siri)]).toEqual([true, false]);
    expect((await read(people.siri))['counts']).toContainEqual({ objectType: 'TROUBLE_TICKET', count: 0 });
  });

  it('S-26 counts kind by kind what the lists count, for a mailbox too', async () => {
    for (const userId of [people.kari, mari.userId]) {
      const { counts, totalCount } = await read(userId);
      const fields = lists.map((name) => `${name}(filter: { needsMe: true }) { totalCount }`).join(' ');
      const data = await desk.run(userId, `{ ${fields} }`);
      expect((counts as Answer[]).map(({ count }) => count as number)).toEqual(lists.map((name) => data[name].totalCount));
      expect(totalCount).toBe((counts as Answer[]).reduce((sum, { count }) => sum + (count as number), 0));
    }
  });

  it('S-26 tells of an order that was turned down for 14 days and no longer', async () => {
    const { id } = await rejected();
    desk.clock.passDays(14);
    expect(idsOf(await read(people.kari))).toContain(id);
    desk.clock.passDays(1);
    expect(idsOf(await read(people.kari))).not.toContain(id);
    expect(await union(people.kari)).not.toContain(id);
  });
});
