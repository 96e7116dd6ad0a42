import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerChecks } from '../../availability/asking.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { call, goodLine, newOrder, readOrder } from '../order.testing.ts';

describe('sending an order with many lines', () => {
  let desk: Desk;
  let people: People;
  let statements: string[] = [];

  beforeAll(async () => {
    desk = await openDesk('embedded', { catalogue: 'TRUE', onStatement: (sql) => statements.push(sql) });
    people = await foundPeople(desk);
    // Each line is found by a number of its own, which goes into the line when it is sent.
    desk.ports.availability = {
      ask: async ({ orderLineId }) => ({
        hits: [
          { addressLine: 'Prøvegata 7', accessLineNumber: String(4_700_000_000 + parseInt(orderLineId.slice(-7), 16)), colour: 'GREEN' },
        ],
      }),
    };
  });
  afterAll(() => desk.close());

  const checkAndSend = async ({ id, version }: Answer): Promise<string[]> => {
    await call(desk, people.kari, 'runAvailabilityChecks', { id, expectedVersion: version });
    await answerChecks(desk.context);
    const checked = await readOrder(desk, people.kari, id);
    statements = [];
    const answer = await call(desk, people.kari, 'submitOrder', { id, expectedVersion: checked['version'] });
    const took = [...statements];
    expect(answer).toMatchObject({ order: { status: 'COMMITTED' } });
    return took;
  };
  const project = (count: number): Promise<Answer> => {
    const line = goodLine({ productCode: 'WHOLESALE_ADSL_FULL', addOns: ['LINE_RENTAL'] });
    return newOrder(
      desk,
      people.kari,
      Array.from({ length: count }, () => line),
      { orderType: 'PROJECT' },
    );
  };

  it('O-28 takes the same statements for 20 lines, each with an access line of its own, as for 2', async () => {
    const order = await project(20);
    const many = await checkAndSend(order);
    const lines = await desk.database.db.orderLine.findMany({ where: { orderId: order['id'] }, select: { accessLineNumber: true } });
    expect(new Set(lines.map(({ accessLineNumber }) => accessLineNumber)).size).toBe(20);
    const few = await checkAndSend(await project(2));
    const writing = (texts: string[]) => texts.filter((text) => text.includes('UPDATE "order_lines"'));
    expect(writing(many)).toEqual(writing(few));
    expect(writing(many)).toHaveLength(1);
    expect(many).toHaveLength(few.length);
  });
});
