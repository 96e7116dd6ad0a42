import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foretold } from './foretelling.ts';
import { goodLine, sentOrder, walkTo } from './orders/order.testing.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from './testing.ts';

/** Asks a move of an order's first line; told is what a dry run foretells. */
async function asked(desk: Desk, userId: string, orderId: string, name: string, more: Record<string, unknown>): Promise<Answer> {
  const row = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId }, orderBy: { lineNo: 'asc' } });
  const document = `mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    __typename ... on ChangePayload { foretold { mails { to subject } charges { kind text amount { amountMinor currency } } } changes { objectType from to } }
    ... on Refusal { problems { path ruleId } } } }`;
  const input = { id: row.id, expectedVersion: row.version, idempotencyKey: freshKey(), ...more };
  return (await desk.run(userId, document, { input }))[name] as Answer;
}

describe('what a dry run foretells', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  async function sent(walk?: string): Promise<string> {
    const { id } = await sentOrder(desk, people.kari);
    if (walk !== undefined) await walkTo(desk, people.agent, id, walk);
    return id as string;
  }

  it('M-09 names the fee that cancelling then charges, and the statuses it leads to', async () => {
    const id = await sent('DESIGN');
    const told = await asked(desk, people.kari, id, 'cancelOrderLine', { dryRun: true });
    expect(told['changes']).toContainEqual({ objectType: 'ORDER', from: 'IN_PROCESS', to: 'CANCELLED' });
    expect(told['foretold'].charges).toMatchObject([{ kind: 'CANCELLATION', amount: { amountMinor: 990_00, currency: 'NOK' } }]);
    const line = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: id } });
    const where = { orderLineId: line.id };
    expect(await desk.database.db.invoiceCharge.count({ where })).toBe(0);
    await asked(desk, people.kari, id, 'cancelOrderLine', {});
    expect(await desk.database.db.invoiceCharge.findMany({ where })).toMatchObject([{ kind: 'CANCELLATION', amountMinor: 990_00 }]);
  });

  it('N-01 names the mails that are then queued, and queues none', async () => {
    const id = await sent();
    const more = { statusDescription: 'No duct' };
    const { mails } = (await asked(desk, people.agent, id, 'rejectOrderLine', { ...more, dryRun: true }))['foretold'];
    const about = { subjects: { some: { objectId: id } }, subject: { contains: 'Avvist' } };
    expect(mails).toHaveLength(1);
    expect(await desk.database.db.emailMessage.count({ where: about })).toBe(0);
    await asked(desk, people.agent, id, 'rejectOrderLine', more);
    expect(await desk.database.db.emailMessage.findMany({ where: about, select: { to: true, subject: true } })).toEqual(mails);
  });

  it('G-01 names every problem at once, and foretells nothing of what was really done', async () => {
    const id = await sent();
    const more = { comment: ' ', missing: ['shoeSize'] };
    const { problems } = await asked(desk, people.agent, id, 'markOrderLineIncomplete', { ...more, dryRun: true });
    expect(problems.map(({ path }: Answer) => path)).toEqual(['/comment', '/missing/0']);
    expect((await asked(desk, people.kari, id, 'cancelOrderLine', {}))['foretold']).toBeNull();
  });

  it('INV-07 shows charges to staff who may see invoices and to no others', async () => {
    const id = await sent('DELIVERY');
    await asked(desk, people.agent, id, 'confirmDelivery', {});
    const charges = async (who: string) =>
      (await asked(desk, who, id, 'finishOrderLine', { dryRun: true }))['foretold'].charges as Answer[];
    expect(await charges(people.agent)).toBeNull();
    expect((await charges(people.system)).map(({ kind }) => kind)).toEqual(['ESTABLISHMENT', 'RENTAL']);
  });

  it('G-09 shows a customer the mails to its own organisation only', async () => {
    const { db } = desk.database;
    const row = await db.emailMessage.findFirstOrThrow({ where: { to: { not: null } } });
    const { contextOf } = desk;
    const told = async (who: string) => {
      const { viewer } = await contextOf(who);
      if (viewer === null) throw new Error('nobody');
      return db.$transaction((tx) => foretold(tx, viewer, row.transactionId ?? '', []));
    };
    expect((await told(people.kari)).mails).not.toEqual([]);
    expect(await told(people.elsa)).toEqual({ mails: [], charges: [] });
  });

  it('M-06 M-09 adds up what cancelling a whole order costs, and says until when it can be', async () => {
    const lines = [goodLine(), goodLine({ requestedDate: '2025-10-17' }), goodLine()];
    const { id } = await sentOrder(desk, people.kari, lines, { orderType: 'PROJECT' });
    for (const index of [0, 1]) await walkTo(desk, people.agent, id, 'DESIGN', index);
    const read = `query Q($id: ID!) { order(id: $id) { lines { cancelDeadline changeDeadline }
      availableMoves { name deadline cost { tier amount { amountMinor currency } } } } }`;
    const { order } = await desk.run(people.kari, read, { id });
    const moveOf = (name: string) => order['availableMoves'].find((move: Answer) => move['name'] === name) as Answer;
    expect(moveOf('cancelOrder')).toMatchObject({
      deadline: order['lines'][1].cancelDeadline,
      cost: { tier: 'WORK_STARTED', amount: { amountMinor: 2 * 990_00, currency: 'NOK' } },
    });
    expect(moveOf('reopenOrder')['deadline']).toBe(order['lines'][0].changeDeadline);
    expect(order['lines'][1].cancelDeadline < order['lines'][0].cancelDeadline).toBe(true);
  });
});
