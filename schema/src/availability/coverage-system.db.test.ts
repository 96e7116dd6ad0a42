import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takenProduct } from '../takeovers/takeover.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import type { AvailabilityQuestion } from './availability-system.ts';
import { coverageSystem } from './coverage-system.ts';

const [productCode, today] = ['WHOLESALE_ADSL_FULL', '2025-10-01'];

/** A line close to an exchange where the product is built. */
async function nearLine({ database: { db } }: Desk): Promise<string> {
  const built = await db.coverage.findMany({ where: { productCode, builtOn: { lte: today } } });
  const exchanges = built.map(({ exchangeCode }) => exchangeCode);
  const { number } = await db.accessLine.findFirstOrThrow({ where: { metres: { lt: 1000 }, exchangeCode: { in: exchanges } } });
  return number;
}

describe('a line that another organisation uses', () => {
  let desk: Desk;
  let people: People;
  let accessLineNumber: string;
  const colours = async (asked: Partial<AvailabilityQuestion>) => {
    const { hits } = await coverageSystem(desk.database.db).ask(
      {
        productCode,
        speedKbps: 1000,
        searchKind: 'ACCESS_LINE_NUMBER',
        searchValue: accessLineNumber,
        organisationId: people.north.id,
        orderLineId: 'oli_none',
        installedProductId: null,
        takesOver: false,
        today,
        address: null,
        ...asked,
      },
      new AbortController().signal,
    );
    return hits.map(({ colour }) => colour);
  };

  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    accessLineNumber = await nearLine(desk);
  });
  afterAll(() => desk.close());

  it('K-09 is free for a product of its own until something is on it, and for whoever takes that over', async () => {
    const [before] = await colours({});
    await takenProduct(desk, people, '69179999', { accessLineNumber });
    expect([before, await colours({}), await colours({ takesOver: true })]).toEqual(['GREEN', ['RED'], ['GREEN']]);
  });

  it('K-09 what the own organisation has on it stands in the way of a change of ISP as well', async () => {
    expect(await colours({ takesOver: true, organisationId: people.east.id })).toEqual(['RED']);
  });
});
