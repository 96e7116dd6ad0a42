import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { goodLine, newOrder } from './order.testing.ts';

describe('a list of orders', () => {
  let desk: Desk;
  let people: People;
  let statements: string[] = [];
  beforeAll(async () => {
    desk = await openDesk('embedded', { onStatement: (sql) => statements.push(sql) });
    people = await foundPeople(desk);
    for (let count = 0; count < 50; count++) await newOrder(desk, people.kari, [goodLine(), goodLine()], { orderType: 'PROJECT' });
  }, 120_000);
  afterAll(() => desk.close());

  const list = `query Q($first: Int!) { orders(first: $first) { cursor nodes { id number status lineCount ballInCourt { party dueAt action }
    lines { id status product { name } address { singleLine } endUser { name } requestedDate agreedDate firstValidDate changeDeadline } } } }`;
  const page = `query Q($id: ID!) { order(id: $id) { id lines { id availableMoves { name allowed cost { tier } } } } }`;

  const countStatements = async (first: number): Promise<number> => {
    statements = [];
    const { orders } = await desk.run(people.kari, list, { first });
    expect(orders.nodes).toHaveLength(first);
    return statements.length;
  };

  it('G-10 takes as many statements for 50 orders with their lines as for 5', async () => {
    const five = await countStatements(5);
    expect(await countStatements(50)).toBe(five);
  });

  it('O-29 takes as many statements for the possible duplicates of 20 lines as for those of one', async () => {
    const duplicates = `query Q($id: ID!) { order(id: $id) { id lines { id possibleDuplicates { id } } } }`;
    const count = async (lines: number): Promise<number> => {
      const someone = (index: number) => goodLine({ endUser: { kind: 'PRIVATE', name: `One ${lines} ${index}`, birthDate: '1980-12-31' } });
      const order = await newOrder(
        desk,
        people.kari,
        Array.from({ length: lines }, (_, index) => someone(index)),
        { orderType: 'PROJECT' },
      );
      statements = [];
      await desk.run(people.kari, duplicates, { id: order['id'] });
      return statements.length;
    };
    const one = await count(1);
    expect(await count(20)).toBe(one);
  });

  it('G-10 takes as many statements for the moves of 20 lines as for those of one', async () => {
    const count = async (lines: number): Promise<number> => {
      const order = await newOrder(
        desk,
        people.kari,
        Array.from({ length: lines }, () => goodLine({ address: null })),
        { orderType: 'PROJECT' },
      );
      statements = [];
      await desk.run(people.kari, page, { id: order['id'] });
      return statements.length;
    };
    const one = await count(1);
    expect(await count(20)).toBe(one);
  });
});
