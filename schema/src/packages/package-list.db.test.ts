import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../testing.ts';
import { booked, done, foundShopper, type Shopper } from './package.testing.ts';

describe('a list of packages', () => {
  let desk: Desk;
  let mari: Shopper;
  let statements: string[] = [];
  beforeAll(async () => {
    desk = await openDesk('embedded', { onStatement: (sql) => statements.push(sql) });
    mari = await foundShopper(desk, 'mari');
    const packages = Array.from({ length: 25 }, (_, index) => ({
      contents: `Lamp ${index}`,
      trackingNumbers: [`1ZA${index}`, `1ZB${index}`],
    }));
    await done(desk, mari.userId, 'bookPackage', { mode: 'AIR', sellerName: 'Lamp House', packages });
    await booked(desk, mari);
  });
  afterAll(() => desk.close());

  it('G-10 takes as many statements for 25 packages as for 5', async () => {
    const list = `query Q($first: Int!) { packages(first: $first) { cursor totalCount edges { node { id number status mode suiteNumber documentsMissing ballInCourt { party action }
      trackingNumbers { value } receipts { id status } booking { number sellerName } charges { kind } lastActedBy { fullName } availableMoves { name allowed } } } } }`;
    const count = async (first: number): Promise<number> => {
      statements = [];
      const { packages } = await desk.run(mari.userId, list, { first });
      expect(packages.edges).toHaveLength(first);
      return statements.length;
    };
    const five = await count(5);
    expect(await count(25)).toBe(five);
  });
});
