import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerChecks } from '../../availability/asking.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { call, goodLine, newOrder, preparedOrder, sentOrder } from '../order.testing.ts';

const document = `query J($input: JudgeOrderInput!) { judgeOrder(input: $input) {
  problems { code ruleId path objectId } draftProblems { ruleId path }
  lines { id lineNo path firstValidDate sameAsLines possibleDuplicates { id lineNo order { number } } route { kind ruleId isDecided reason } } } }`;

/** Of each field what is right, what is wrong and nothing. */
const typed = fc
  .record(
    {
      productCode: fc.constantFrom('WHOLESALE_ADSL_SHARED', 'SHDSL', 'PSTN', 'LEASED_LINE_34M', 'NO_SUCH', null),
      attributes: fc.constantFrom({ speedKbps: '8000', equipment: 'OWN_MODEM' }, { speedKbps: '7' }, { colour: 'red' }, {}, null),
      addOns: fc.constantFrom(['STATIC_IP'], ['NO_SUCH'], []),
      endUser: fc.constantFrom(
        { kind: 'PRIVATE', name: 'Nils Nilsen', birthDate: '1980-12-31' },
        { kind: 'PRIVATE', name: 'Nils Nilsen' },
        { kind: 'BUSINESS', name: 'Firma AS', orgNumber: '974760674' },
        { name: ' ' },
        null,
      ),
      address: fc.constantFrom(
        goodLine()['address'],
        { purpose: 'DELIVERY', street: 'Postboks 12', postcode: '1788', city: 'Halden', country: 'NO' },
        { purpose: 'DELIVERY', street: 'Prøvegata', houseNumber: 7, postcode: '1788', city: 'Oslo', country: 'NO' },
        { purpose: 'HOME', street: 'Prøvegata', houseNumber: 7, postcode: '1788', city: 'Halden', country: 'NO' },
        { purpose: 'DELIVERY', country: 'SE' },
        null,
      ),
      contactName: fc.constantFrom('Nils Nilsen', 'Nils', null),
      contactPhone: fc.constantFrom('91234567', '912 34 567', null),
      contactPhone2: fc.constantFrom('+4791234567', '12', null),
      requestedDate: fc.constantFrom('2025-10-21', '2025-10-02', '2025-11-02', null),
      checklist: fc.constantFrom(goodLine()['checklist'], ['DOOR_SIGN'], ['NO_SUCH'], []),
      modify: fc.constantFrom(undefined, undefined, undefined, null, { installedProductId: 'inp_none', kind: 'MOVE' }),
      takeover: fc.constantFrom(undefined, undefined, undefined, { previousProduct: 'RETAIL_ADSL' }, { losingOperator: 'Nordlys Nett' }),
      termination: fc.constantFrom(undefined, undefined, undefined, { number: '123', scope: 'WHOLE' }),
    },
    { requiredKeys: [] },
  )
  .map((line) => Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)));

describe('an order that is judged while it is typed', () => {
  let desk: Desk;
  let people: People;
  let statements: string[] = [];
  beforeAll(async () => {
    desk = await openDesk('embedded', { catalogue: 'TRUE', onStatement: (sql) => statements.push(sql) });
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const judged = async (input: Record<string, unknown>, userId = people.kari): Promise<Answer> =>
    (await desk.run(userId, document, { input }))['judgeOrder'];
  const judgedNew = (lines: Record<string, unknown>[], more: Record<string, unknown> = {}): Promise<Answer> =>
    judged({ ...more, lines: lines.map((line) => ({ line })) });
  const said = (problems: { ruleId: string; path: string }[]): string[] =>
    [...new Set(problems.map(({ ruleId, path }) => `${ruleId} ${path.replace(/^\/line(?=\/)/, '/lines/0')}`))].toSorted();
  const refusedWith = (answer: Answer): string[] => said(answer['problems'] ?? []);
  const submitted = (order: Answer): Promise<Answer> =>
    call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });

  it('G-01 O-28 says of any new order exactly what saving and submitting it would say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ orderType: fc.constantFrom('STANDARD', 'PROJECT'), lines: fc.array(typed, { maxLength: 3 }) }),
        async ({ orderType, lines }) => {
          const { problems, draftProblems } = await judgedNew(lines, { orderType });
          const made = await call(desk, people.kari, 'createOrder', { orderType, lines });
          expect(said(draftProblems)).toEqual(refusedWith(made));
          if (made['order'] !== undefined) expect(said(problems)).toEqual(refusedWith(await submitted(made['order'])));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('G-01 O-28 says of any change of a saved order exactly what saving the change and submitting would say', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (line) => {
        const order = await preparedOrder(desk, people.kari);
        const [{ id, version }] = order['lines'];
        const { problems, draftProblems } = await judged({ orderId: order['id'], lines: [{ id, line }] });
        const saved = await call(desk, people.kari, 'updateOrderLine', { id, expectedVersion: version, line });
        expect(said(draftProblems)).toEqual(refusedWith(saved));
        if (saved['order'] !== undefined) expect(said(problems)).toEqual(refusedWith(await submitted(saved['order'])));
      }),
      { numRuns: 12 },
    );
  });

  it('G-01 finds nothing more in the way of an order than is in the way of its submission, which then goes through', async () => {
    const order = await newOrder(desk, people.kari, [goodLine({ contactName: null })], { orderType: 'PROJECT' });
    const [{ id }] = order['lines'];
    await call(desk, people.kari, 'runAvailabilityChecks', { id: order['id'], expectedVersion: order['version'] });
    await answerChecks(desk.context);
    const asTyped = (contactName: string | null) => judged({ orderId: order['id'], lines: [{ id, line: { contactName } }] });
    expect(said((await asTyped(null))['problems'])).toEqual(['O-13 /lines/0/contactName']);
    expect((await asTyped('Nils Nilsen'))['problems']).toEqual([]);
  });

  it('G-01 O-31 writes nothing', async () => {
    const { db } = desk.database;
    const count = () => Promise.all([db.order.count(), db.orderLine.count(), db.address.count(), db.statusEvent.count()]);
    const before = await count();
    await judgedNew([goodLine()]);
    expect(await count()).toEqual(before);
  });

  it('G-10 takes as many statements for 50 lines as for two', async () => {
    const count = async (lines: number): Promise<number> => {
      statements = [];
      const someone = (index: number) => goodLine({ endUser: { kind: 'PRIVATE', name: `One ${index}`, birthDate: '1980-12-31' } });
      await judgedNew(
        Array.from({ length: lines }, (_, index) => someone(index)),
        { orderType: 'PROJECT' },
      );
      return statements.length;
    };
    const two = await count(2);
    expect(await count(50)).toBe(two);
  });

  it('O-19 says once that 51 lines are too many, and judges no more than an order takes', async () => {
    const { problems, lines } = await judgedNew(
      Array.from({ length: 60 }, () => ({})),
      { orderType: 'PROJECT' },
    );
    expect([said(problems).filter((one) => one.startsWith('O-19')), lines.length]).toEqual([['O-19 /lines'], 50]);
  });

  it('O-29 warns of the same product for the same end user at the same place, and tells nobody else’s lines', async () => {
    const endUser = { kind: 'PRIVATE', name: 'Dobbel Dame', birthDate: '1980-12-31' };
    const own = await newOrder(desk, people.kari, [goodLine({ endUser })]);
    await newOrder(desk, people.elsa, [goodLine({ endUser })]);
    const { lines } = await judgedNew(
      [goodLine({ endUser }), goodLine({ endUser }), goodLine({ endUser: { kind: 'PRIVATE', name: 'Egen Erik' } })],
      { orderType: 'PROJECT' },
    );
    expect(
      lines.map((line: Answer) => [line['possibleDuplicates'].map((one: Answer) => one['order'].number), line['sameAsLines']]),
    ).toEqual([
      [[own['number']], [2]],
      [[own['number']], [1]],
      [[], []],
    ]);
  });

  it('K-02 B-11 foretells that the systems take a line on if its check is clear, and decides nothing before', async () => {
    const { lines } = await judgedNew([goodLine()]);
    expect(lines[0].route).toMatchObject({ kind: 'AUTOMATIC', ruleId: null, isDecided: false });
  });

  it.each([
    ['siri', 'FORBIDDEN'],
    ['agent', 'FORBIDDEN'],
  ] as const)('IA-08 refuses %s, who may not order', async (who, code) => {
    await expect(judged({ lines: [] }, people[who].toString())).rejects.toMatchObject({ extensions: { code } });
  });

  it('G-09 does not know an order of somebody else', async () => {
    const order = await newOrder(desk, people.kari);
    await expect(judged({ orderId: order['id'], lines: [] }, people.elsa)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('G-09 does not know a line of another order', async () => {
    const [one, other] = [await newOrder(desk, people.kari), await newOrder(desk, people.kari)];
    const input = { orderId: one['id'], lines: [{ id: other['lines'][0].id, line: {} }] };
    await expect(judged(input)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('S-01 says of a line that was sent that it cannot be changed', async () => {
    const order = await sentOrder(desk, people.kari, [goodLine()], { orderType: 'PROJECT' });
    const { draftProblems } = await judged({ orderId: order['id'], lines: [{ id: order['lines'][0].id, line: {} }] });
    expect(draftProblems).toHaveLength(1);
  });
});
