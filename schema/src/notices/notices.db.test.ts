import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundUser } from '../identity/founding.ts';
import { moveLine, sentOrder } from '../orders/order.testing.ts';
import { schema } from '../schema.ts';
import { movedRequest, sentRequest } from '../service-requests/request.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const shown = 'cursor unseenCount newest(first: 50) { at isSeen heading what why path rootId actor { kind name } events { to } }';
const mark = `mutation M($input: MarkNoticesSeenInput!) { markNoticesSeen(input: $input) { __typename
  ... on NoticesSeenPayload { notices { unseenCount } } ... on Refusal { code problems { path ruleId } } } }`;
const issue = 'mutation I($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id } } } }';

describe('the bell', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const bell = async (userId: string): Promise<Answer> => (await desk.run(userId, `{ notices { ${shown} } }`))['notices'] as Answer;
  const about = async (userId: string, rootId: string): Promise<Answer[]> =>
    ((await bell(userId))['newest'] as Answer[]).filter((notice) => notice['rootId'] === rootId);
  const seeUpTo = async (userId: string, upTo: string): Promise<Answer> =>
    (await desk.run(userId, mark, { input: { upTo } }))['markNoticesSeen'] as Answer;
  const seeAll = async (userId: string): Promise<Answer> => seeUpTo(userId, (await bell(userId))['cursor'] as string);
  const rejected = async (): Promise<Answer> => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct into the house' });
    return order;
  };
  const follow = async (userId: string) => {
    const document = parse('subscription { noticesChanged { cursor unseenCount } }');
    const stream = (await subscribe({ schema, document, contextValue: await desk.contextOf(userId) })) as AsyncGenerator<ExecutionResult>;
    return {
      next: async (): Promise<number> => {
        const { value } = (await stream.next()) as { value: ExecutionResult };
        if (value.errors?.[0] !== undefined) throw value.errors[0];
        return (value.data as Answer)['noticesChanged'].unseenCount as number;
      },
      close: () => stream.return(undefined),
    };
  };

  it('N-01 N-05 N-10 tells what happened to which object, who did it and where to look, in the reader’s language', async () => {
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.delivery, order['id'], 'startManualHandling');
    await moveLine(desk, people.delivery, order['id'], 'markOrderLineIncomplete', { comment: 'Which floor?' });
    const [newest] = await about(people.kari, order['id'] as string);
    expect(newest).toEqual({
      at: desk.clock.now().toISOString(),
      isSeen: false,
      heading: `Order ${order['number']}`,
      what: 'Line 1: Incomplete',
      why: 'Which floor?',
      path: `/orders/${order['number']}`,
      rootId: order['id'],
      actor: { kind: 'A', name: expect.stringContaining('Agent') as string },
      events: [{ to: 'INCOMPLETE' }],
    });
    await desk.database.db.user.update({ where: { id: people.ola }, data: { locale: 'sv' }, select: { id: true } });
    const [swedish] = await about(people.ola, order['id'] as string);
    expect(swedish).toMatchObject({ heading: `Beställning ${order['number']}`, what: 'Rad 1: Ofullständig' });
  });

  it('N-04 does not tell what one did oneself, and tells a colleague', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await about(people.kari, order['id'] as string)).toEqual([]);
    expect((await about(people.superuser, order['id'] as string)).length).toBeGreaterThan(0);
  });

  it('G-12 IA-18 tells nobody of another organisation, and of tickets and invoices only whom may see them', async () => {
    const order = await rejected();
    expect(await about(people.elsa, order['id'] as string)).toEqual([]);
    expect(await about(people.kari, order['id'] as string)).toHaveLength(1);
    const lines = [{ text: 'Rent', quantity: 1, unitAmountMinor: 100 }];
    const input = { organisationId: people.north.id, lines, idempotencyKey: freshKey() };
    const invoiceId = (await desk.run(people.billing, issue, { input }))['issueInvoice'].invoice.id as string;
    expect(await about(people.ola, invoiceId)).toHaveLength(1);
    expect(await about(people.kari, invoiceId)).toEqual([]);
  });

  it('N-09 counts what one transaction did to one page once', async () => {
    await seeAll(people.siri);
    await rejected();
    const { unseenCount, newest } = (await bell(people.siri)) as { unseenCount: number; newest: Answer[] };
    expect(unseenCount).toBe(newest.filter(({ isSeen }) => isSeen === false).length);
  });

  it('N-04 counts from where its owner looked last, forward only and once, on every device', async () => {
    await rejected();
    const early = (await bell(people.kari))['cursor'] as string;
    await rejected();
    expect(await seeAll(people.kari)).toMatchObject({ notices: { unseenCount: 0 } });
    expect(await seeAll(people.kari)).toMatchObject({ notices: { unseenCount: 0 } });
    expect(await seeUpTo(people.kari, early)).toMatchObject({ notices: { unseenCount: 0 } });
    await rejected();
    const { unseenCount, newest } = (await bell(people.kari)) as { unseenCount: number; newest: Answer[] };
    expect([unseenCount, newest[0]?.['isSeen'], newest[1]?.['isSeen']]).toEqual([1, false, true]);
    expect((await bell(people.superuser))['unseenCount']).toBeGreaterThan(1);
  });

  it('D-54 begins for somebody new on the day they came: what was there before is history', async () => {
    await rejected();
    const founded = { role: 'CUSTOMER', accessType: 'ORDERING', certifications: ['ORDERING'] } as const;
    const nora = await foundUser(desk.context, { ...founded, organisationId: people.north.id, username: 'nora', fullName: 'Nora Ny' });
    const agent = { role: 'SUPPORT_AGENT', department: 'CUSTOMER_SERVICE', organisationId: people.carrier.id } as const;
    const anton = await foundUser(desk.context, { ...agent, username: 'anton', fullName: 'Anton Agent' });
    const before = await bell(nora);
    expect([before['unseenCount'], (await bell(anton))['unseenCount']]).toEqual([0, 0]);
    expect(before['newest'].every(({ isSeen }: Answer) => isSeen)).toBe(true);
    const order = await rejected();
    await sentRequest(desk, people.kari);
    const { unseenCount, newest } = await bell(nora);
    expect([unseenCount, newest[0]]).toMatchObject([newest.filter(({ isSeen }: Answer) => !isSeen).length, { isSeen: false }]);
    expect(newest.find(({ rootId }: Answer) => rootId === order['id'])).toMatchObject({ isSeen: false });
    expect((await bell(anton))['unseenCount']).toBe(1);
    expect((await bell(people.superuser))['unseenCount']).toBeGreaterThan(unseenCount as number);
  });

  it('S-31 refuses a place that is none of the reader’s stream', async () => {
    const foreign = (await bell(people.elsa))['cursor'] as string;
    expect(await seeUpTo(people.kari, foreign)).toMatchObject({ code: 'CURSOR_INVALID', problems: [{ path: '/upTo' }] });
  });

  it('N-04 S-31 follows live: a new notice, what was seen elsewhere, and nothing of one’s own', async () => {
    await seeAll(people.kari);
    const [here, there] = [await follow(people.kari), await follow(people.kari)];
    expect([await here.next(), await there.next()]).toEqual([0, 0]);
    const order = await sentOrder(desk, people.kari);
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct' });
    expect([await here.next(), await there.next()]).toEqual([1, 1]);
    await seeAll(people.kari);
    expect([await here.next(), await there.next()]).toEqual([0, 0]);
    await Promise.all([here.close(), there.close()]);
  });

  it('SR-21 tells the carrier’s people what reaches their department', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const { queue } = await desk.database.db.serviceRequest.findUniqueOrThrow({ where: { id }, select: { queue: true } });
    const { department } = await desk.database.db.user.findUniqueOrThrow({ where: { id: people.agent } });
    expect(queue).toBe(department);
    expect(await about(people.agent, id)).toMatchObject([{ events: [{ to: 'SUBMITTED' }], actor: { kind: 'C' } }]);
    expect(await about(people.delivery, id)).toEqual([]);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
    expect(await about(people.agent, id)).toHaveLength(1);
    expect(await about(people.kari, id)).toHaveLength(1);
  });

  it('IA-01 G-10 is shut to who is not signed in, and refuses a page of more than 50', async () => {
    await expect(desk.run(null, '{ notices { unseenCount } }')).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    await expect(desk.run(people.kari, '{ notices { newest(first: 51) { id } } }')).rejects.toThrow('1 to 50');
  });
});
