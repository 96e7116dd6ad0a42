import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takenProduct } from '../../takeovers/takeover.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { call, goodLine, moveLine, newOrder, preparedOrder, readOrder, sentOrder, walkTo } from '../order.testing.ts';

const at = (houseNumber: number) => ({
  purpose: 'DELIVERY',
  street: 'Prøvegata',
  houseNumber,
  postcode: '1788',
  city: 'Halden',
  country: 'NO',
});

describe('a new line for somebody who has one', () => {
  let desk: Desk;
  let people: People;
  let statements: string[] = [];
  beforeAll(async () => {
    desk = await openDesk('embedded', { onStatement: (sql) => statements.push(sql) });
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  let count = 100;
  /** An end user of a test's own, at a place of a test's own. */
  const asked = (changes: Record<string, unknown> = {}) => {
    const houseNumber = ++count;
    return goodLine({
      endUser: { kind: 'PRIVATE', name: `Nina Nr${houseNumber}`, birthDate: '1990-05-17' },
      address: at(houseNumber),
      ...changes,
    });
  };
  const submit = async (order: Answer, user = people.kari): Promise<Answer> => {
    const { id, version } = await readOrder(desk, user, order['id']);
    return call(desk, user, 'submitOrder', { id, expectedVersion: version });
  };
  /** Brings a line of an organisation into operation. */
  async function installed(line: Record<string, unknown>, user: string): Promise<Answer> {
    const { id } = await sentOrder(desk, user, [line]);
    await walkTo(desk, people.agent, id, 'FINISHED');
    return desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: id } } });
  }

  it('O-22 refuses what another organisation delivers to the same person at the same place, and tells nothing else of it', async () => {
    const line = asked();
    const theirs = await installed(line, people.elsa);
    const order = await preparedOrder(desk, people.kari, [
      { ...line, endUser: { kind: 'PRIVATE', name: `nina nr${count}`, birthDate: '1990-05-17' } },
    ]);
    const refusal = await submit(order);
    expect(refusal).toMatchObject({
      __typename: 'GeneralRefusal',
      problems: [{ code: 'VALIDATION', ruleId: 'O-22', path: '/lines/0/hasBroadbandElsewhere' }],
    });
    const submitMove = order['availableMoves'].find(({ name }: Answer) => name === 'submitOrder');
    expect(submitMove.blockedBy).toMatchObject([{ ruleId: 'O-22' }]);

    const answered = await submit(await preparedOrder(desk, people.kari, [asked({ hasBroadbandElsewhere: true })]));
    expect(answered['message']).toBe(refusal['message']);
    const document = `query Q($id: ID!) { order(id: $id) { lines { circuitToMove { id } installedProduct { id } } history(first: 50) { comment changes }
      availableMoves { name blockedBy { message hint path objectId } } } }`;
    const said = JSON.stringify([refusal, await desk.run(people.kari, document, { id: order['id'] })]);
    for (const secret of [theirs['id'], theirs['circuitNumber'], people.east.id, 'Ostkust', people.elsa])
      expect(said).not.toContain(secret);
    expect(said).toContain('"circuitToMove":null');
  });

  it('O-22 knows an access line and a phone number that are in use, and believes that they are not the end user’s', async () => {
    await takenProduct(desk, people, '69172201', { accessLineNumber: '4717880990' });
    const numbers = [{ accessLineNumber: '4717880990' }, { contactPhone: '69172201' }];
    for (const number of numbers) {
      const open = await submit(await preparedOrder(desk, people.kari, [asked({ ...number, hasBroadbandElsewhere: null })]));
      expect(open['problems']).toMatchObject([{ ruleId: 'O-22' }]);
      const denied = await submit(await preparedOrder(desk, people.kari, [asked({ ...number, hasBroadbandElsewhere: false })]));
      expect(denied['__typename']).toBe('OrderPayload');
    }
  });

  it('O-22 ISP-05 lets a new line be ordered once the other is terminated', async () => {
    const line = asked();
    const theirs = await installed(line, people.elsa);
    const order = await preparedOrder(desk, people.kari, [line]);
    expect((await submit(order))['__typename']).toBe('GeneralRefusal');
    const ending = { requestedDate: '2025-12-01', termination: { number: theirs['circuitNumber'], scope: 'WHOLE' } };
    const { id } = await sentOrder(desk, people.elsa, [ending]);
    await walkTo(desk, people.agent, id, 'REGISTERED');
    expect((await submit(order))['__typename']).toBe('OrderPayload');
  });

  it('O-23 leads a private end user who may be moving to the circuit there is, and takes the answer that nothing moves', async () => {
    const line = asked();
    const ours = await installed(line, people.kari);
    const elsewhere = { ...line, address: at(++count), isMoving: null };
    const order = await preparedOrder(desk, people.ola, [elsewhere]);
    expect((await submit(order, people.ola))['problems']).toMatchObject([
      { code: 'VALIDATION', ruleId: 'O-23', path: '/lines/0/isMoving' },
    ]);
    const document = 'query Q($id: ID!) { order(id: $id) { lines { circuitToMove { id circuitNumber } } } }';
    const lead = async (user: string) => (await desk.run(user, document, { id: order['id'] }))['order'];
    expect(await lead(people.ola)).toEqual({ lines: [{ circuitToMove: { id: ours['id'], circuitNumber: ours['circuitNumber'] } }] });
    expect(await lead(people.elsa)).toBeNull();
    const theirs = await preparedOrder(desk, people.elsa, [elsewhere]);
    expect((await submit(theirs, people.elsa))['__typename']).toBe('OrderPayload');

    const { lines } = await readOrder(desk, people.ola, order['id']);
    await call(desk, people.ola, 'updateOrderLine', { id: lines[0].id, expectedVersion: lines[0].version, line: { isMoving: false } });
    expect((await submit(order, people.ola))['__typename']).toBe('OrderPayload');
  });

  it('O-23 refuses whoever says that the end user moves, with a circuit here or without one', async () => {
    const refusal = await submit(await preparedOrder(desk, people.kari, [asked({ isMoving: true })]));
    expect(refusal['problems']).toMatchObject([{ ruleId: 'O-23', path: '/lines/0/isMoving' }]);
  });

  it('O-22 O-23 asks the database once for fifty lines, and not at all when anything else happens to them', async () => {
    const lines = Array.from({ length: 50 }, () => asked());
    const order = await newOrder(desk, people.kari, lines, { orderType: 'PROJECT' });
    statements = [];
    const sent = await submit(order);
    expect(sent['__typename']).toBe('OrderPayload');
    // The page that is read before a submit asks for itself.
    expect(statements.filter((sql) => sql.includes('i."endUserBirthDate" = ANY')).length).toBe(2);
    statements = [];
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: 'C-1' });
    await moveLine(desk, people.kari, order['id'], 'cancelOrderLine');
    expect(statements.filter((sql) => sql.includes('i."endUserBirthDate" = ANY'))).toEqual([]);
  });
});
