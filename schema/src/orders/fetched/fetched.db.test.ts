import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultyRegister } from '../../addresses/faulty-register.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { call, goodLine, sentOrder, walkTo } from '../order.testing.ts';

let desk: Desk;
let people: People;
let number: string;
let registerId: string;

const document = `query ($number: String!) { accessLine(number: $number) {
  number address { registerId singleLine } unit { entrance floor apartmentNumber } endUser { kind name birthDate orgNumber } } }`;
const accessLine = async (userId: string, typed = number): Promise<Answer | null> =>
  (await desk.run(userId, document, { number: typed }))['accessLine'];

const { endUser: _endUser, address: _address, ...unplaced } = goodLine();
const fetchedLine = (isVerified: boolean, changes: object = {}) => ({
  ...unplaced,
  fetched: { accessLineNumber: number, isVerified },
  ...changes,
});
const problemsOf = (answer: Answer): string[] => (answer['problems'] as Answer[]).map(({ ruleId, path }) => `${ruleId} ${path}`);

beforeAll(async () => {
  desk = await openDesk();
  people = await foundPeople(desk);
  const flat = await desk.database.db.registerUnit.findFirstOrThrow({ orderBy: { id: 'asc' } });
  number = flat.accessLineNumber ?? '';
  registerId = flat.registerAddressId;
  const door = { entrance: flat.entrance, floor: flat.floor, apartmentNumber: flat.apartmentNumber };
  const place = await desk.database.db.registerAddress.findUniqueOrThrow({ where: { id: registerId } });
  const address = { purpose: 'DELIVERY', country: place.country, registerId, ...door };
  const order = await sentOrder(desk, people.kari, [goodLine({ address, accessLineNumber: number })]);
  await walkTo(desk, people.delivery, order['id'] as string, 'FINISHED');
});
afterAll(() => desk.close());

describe('end user and address by access line number', () => {
  it('ADR-08 tells where a line leads, to the door, and whom the own organisation serves there', async () => {
    expect(await accessLine(people.kari)).toMatchObject({
      number,
      address: { registerId },
      unit: { apartmentNumber: expect.stringMatching(/^H/) },
      endUser: { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31', orgNumber: null },
    });
    expect(await accessLine(people.kari, '000')).toBeNull();
  });

  it('ADR-08 tells no other organisation whom the line serves', async () => {
    expect(await accessLine(people.elsa)).toMatchObject({ number, endUser: null });
  });

  it('ADR-08 uses what was fetched once it is verified, and what the input says before that', async () => {
    const answer = await call(desk, people.kari, 'createOrder', { lines: [fetchedLine(true, { endUser: { name: 'Nina Nilsen' } })] });
    const line = await desk.database.db.orderLine.findFirstOrThrow({
      where: { orderId: (answer['order'] as Answer)['id'] as string },
      include: { address: true },
    });
    expect(line).toMatchObject({
      accessLineNumber: number,
      endUserName: 'Nina Nilsen',
      address: { registerId, apartmentNumber: expect.anything() },
    });
  });

  it('ADR-08 refuses what nobody has verified, and writes nothing', async () => {
    const before = await desk.database.db.order.count();
    const answer = await call(desk, people.kari, 'createOrder', { lines: [fetchedLine(false)] });
    expect([problemsOf(answer), await desk.database.db.order.count()]).toEqual([['ADR-08 /lines/0/fetched/isVerified'], before]);
  });

  it('ADR-08 fetches for shared access alone', async () => {
    const answer = await call(desk, people.kari, 'createOrder', { lines: [fetchedLine(true, { productCode: 'WHOLESALE_ADSL_FULL' })] });
    expect(problemsOf(answer)).toEqual(['ADR-08 /lines/0/fetched']);
  });

  it('ADR-08 refuses a number that the register does not know', async () => {
    const answer = await call(desk, people.kari, 'createOrder', {
      lines: [fetchedLine(true, { fetched: { accessLineNumber: '12', isVerified: true } })],
    });
    expect(problemsOf(answer)).toEqual(['ADR-08 /lines/0/fetched/accessLineNumber']);
  });

  it('G-03 refuses while the register is down, and nothing is half written', async () => {
    const register = faultyRegister(desk.ports.addressRegister);
    const before = [desk.ports.addressRegister, await desk.database.db.address.count()] as const;
    desk.ports.addressRegister = register;
    register.fail('DOWN');
    try {
      const answer = await call(desk, people.kari, 'createOrder', { lines: [fetchedLine(true)] });
      expect(answer).toMatchObject({ code: 'TECHNICAL_ERROR', path: '/lines/0/fetched' });
      expect(await desk.database.db.address.count()).toBe(before[1]);
    } finally {
      desk.ports.addressRegister = before[0];
    }
  });
});
