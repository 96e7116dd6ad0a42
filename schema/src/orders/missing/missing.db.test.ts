import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { call, moveLine, sentOrder } from '../order.testing.ts';

const comment = 'The technician does not find the door.';
const asked = ['contactPhone', 'address/floor'];

interface Line {
  readonly missingFields: readonly { readonly path: string; readonly label: string }[];
  readonly askableFields: readonly { readonly path: string }[];
}

const read = `query Q($id: ID!) { order(id: $id) {
  lines { missingFields { path label } askableFields { path } } history(first: 3) { to comment changes } } }`;

describe('what is missing', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const orderOf = async (id: string, userId: string): Promise<Answer | null> =>
    (await desk.run(userId, read, { id }))['order'] as Answer | null;
  const lineOf = async (id: string, userId: string): Promise<Line> => ((await orderOf(id, userId))?.['lines'] as Line[])[0] as Line;

  it('S-03 names the fields for the customer until they are answered', async () => {
    const id = (await sentOrder(desk, people.kari))['id'];
    expect(await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', { comment, missing: asked })).toMatchObject({
      order: { status: 'INCOMPLETE' },
    });
    expect((await lineOf(id, people.kari)).missingFields).toEqual([
      { path: 'address/floor', label: 'Floor' },
      { path: 'contactPhone', label: 'Contact phone' },
    ]);
    await moveLine(desk, people.kari, id, 'updateOrderLine', { line: { contactPhone: '92345678' } });
    expect((await lineOf(id, people.kari)).missingFields).toHaveLength(2);
    await moveLine(desk, people.kari, id, 'setOrderLineCustomerUpdate', { comment: 'A new number.' });
    expect((await lineOf(id, people.kari)).missingFields).toEqual([]);
    expect((await lineOf(id, people.agent)).missingFields).toEqual([]);
  });

  it('S-03 refuses what is no field of this line, all of it at once, and nothing is asked', async () => {
    const id = (await sentOrder(desk, people.kari))['id'];
    const answer = await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', {
      comment: ' ',
      missing: ['endUser/orgNumber', 'contactPhone', 'shoeSize'],
    });
    expect(answer).toMatchObject({ code: 'VALIDATION', ruleId: 'S-03' });
    expect((answer['problems'] as Answer[]).map(({ path }) => path)).toEqual(['/comment', '/missing/0', '/missing/2']);
    expect((await lineOf(id, people.kari)).missingFields).toEqual([]);
  });

  it('S-03 wants the comment although fields are named', async () => {
    const id = (await sentOrder(desk, people.kari))['id'];
    expect(await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', { missing: asked })).toMatchObject({ path: '/comment' });
  });

  it('S-03 history tells which fields were named', async () => {
    const id = (await sentOrder(desk, people.kari))['id'];
    await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', { comment, missing: asked });
    expect((await orderOf(id, people.kari))?.['history']).toContainEqual(
      expect.objectContaining({ to: 'INCOMPLETE', comment, changes: { missingFields: [null, ['address/floor', 'contactPhone']] } }),
    );
  });

  it('G-09 shows what is missing to the customer of the order and the carrier, and to nobody else', async () => {
    const id = (await sentOrder(desk, people.kari))['id'];
    await moveLine(desk, people.agent, id, 'markOrderLineIncomplete', { comment, missing: asked });
    expect((await lineOf(id, people.agent)).missingFields).toHaveLength(2);
    expect(await orderOf(id, people.elsa)).toBeNull();
    const row = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: id } });
    const input = { id: row.id, expectedVersion: row.version, line: { contactPhone: '92345678' } };
    expect(await call(desk, people.elsa, 'updateOrderLine', input)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
