import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '@sporbar/prisma/testing.ts';
import type { Order } from '@sporbar/prisma/generated/client/client.ts';
import { isVisibleTo, visibleOf } from '../access.ts';
import { literally } from '../keyset.ts';
import { loadViewerOfUser } from '../identity/viewer-loading.ts';
import { goodLine, newOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import type { Viewer } from '../viewer.ts';
import { readRows } from './read-rows.ts';
import { ifUnderstood } from './tables.ts';
import { conditionOf } from './where.ts';

/** As a list hands it over. */
type Where = object;

describe.each(databaseKinds)('filters as conditions, on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  let viewers: readonly Viewer[];
  let orders: readonly Order[];

  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
    const { db } = desk.database;
    const project = { orderType: 'PROJECT', projectReference: '100% Søndre "Ås"_\\7' };
    await newOrder(desk, people.kari, [goodLine(), goodLine({ address: null })], project);
    desk.clock.passDays(1);
    const sent = await sentOrder(desk, people.ola);
    await walkTo(desk, people.agent, String(sent['id']), 'ORDERED');
    await sentOrder(desk, people.kari);
    await newOrder(desk, people.elsa, [goodLine({ endUser: { kind: 'PRIVATE', name: 'Åse Ødegård', birthDate: '1980-12-31' } })]);
    const found = await Promise.all([people.kari, people.elsa, people.superuser, people.agent].map((id) => loadViewerOfUser(db, id)));
    viewers = found.filter((viewer) => viewer !== null);
    orders = await db.order.findMany({ orderBy: { id: 'asc' } });
  }, 120_000);
  afterAll(() => desk.close());

  const isUnderstood = (model: string, where: object): boolean =>
    ifUnderstood(() => conditionOf(desk.database.db, model, where, [])) !== undefined;

  /** Filters over what is there and what is not. */
  function anyWhere(): fc.Arbitrary<Where> {
    const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
    const at = one([...orders.map(({ createdAt }) => createdAt), new Date('2025-10-01T12:34:56.789Z')]);
    const number = one([...orders.map((order) => order.number), 'O-0', '']);
    const text = one(['ås', 'Å', '%', '_', '\\', 'o-1', 'nobody', '']);
    const like = fc.tuple(text, fc.boolean()).map(([word, isLiteral]) => (isLiteral || word === '\\' ? literally(word) : word));
    const status = one(['NEW', 'COMMITTED', 'FINISHED', 'CANCELLED'] as const);
    const side = one(['gt', 'gte', 'lt', 'lte'] as const);
    const leaf: fc.Arbitrary<Where> = fc.oneof(
      number.map((is) => ({ number: is })),
      fc.array(number, { maxLength: 3 }).map((some) => ({ number: { in: some } })),
      number.map((is) => ({ number: { not: is } })),
      fc.tuple(side, number).map(([word, is]) => ({ number: { [word]: is } })),
      fc.tuple(side, at).map(([word, is]) => ({ createdAt: { [word]: is } })),
      fc.tuple(at, at).map(([from, to]) => ({ createdAt: { gte: from, lt: to }, submittedAt: undefined })),
      fc.tuple(side, fc.integer({ min: -1, max: 5 })).map(([word, is]) => ({ version: { [word]: is } })),
      one([{ submittedAt: null }, { submittedAt: { not: null } }, { projectReference: null }, { projectReference: { not: null } }]),
      status.map((is) => ({ status: is })),
      status.map((is) => ({ status: { not: is } })),
      fc.array(status, { maxLength: 2 }).map((some) => ({ status: { in: some } })),
      fc.tuple(one(['contains', 'startsWith', 'endsWith'] as const), like).map(([word, is]) => ({ searchText: { [word]: is } })),
      fc.tuple(one(['contains', 'startsWith', 'endsWith', 'equals'] as const), like).map(([word, is]) => ({
        projectReference: { [word]: is, mode: 'insensitive' as const },
      })),
      one([{}, { AND: [] }, { createdAt: {} }]),
    );
    const beneath: fc.Arbitrary<Where> = fc.oneof(
      fc
        .tuple(
          one(['some', 'none'] as const),
          one([{}, { lineNo: 2 }, { addressId: null }, { revisions: { none: {} } }, { product: { code: 'X' } }]),
        )
        .map(([how, such]) => ({ lines: { [how]: such } })),
      like.map((word) => ({ organisation: { name: { contains: word } } })),
    );
    return fc.letrec<{ where: Where }>((tie) => ({
      where: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        beneath,
        fc.array(tie('where'), { maxLength: 3 }).map((parts) => ({ AND: parts })),
        fc.array(tie('where'), { minLength: 1, maxLength: 3 }).map((parts) => ({ OR: parts })),
        tie('where').map((part) => ({ NOT: part })),
        fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
      ),
    })).where;
  }

  it('G-10 find the rows that the client finds for the same filter, whatever it is', async () => {
    const { db } = desk.database;
    let understood = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(anyWhere(), async (where) => {
        const query = { where, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], select: { id: true } };
        const expected = await db.order.findMany(query as object);
        expect(await readRows(db, 'Order', db.order, query)).toEqual(expected);
        understood += Number(isUnderstood('Order', where));
        found += expected.length;
      }),
      { numRuns: 300, seed: Number(process.env.SPORBAR_SEED ?? 7) },
    );
    expect(understood).toBeGreaterThan(150);
    expect(found).toBeGreaterThan(100);
  }, 120_000);

  it('O-31, G-10 never find what the viewer may not see, whatever is asked beside the rule', async () => {
    const { db } = desk.database;
    await fc.assert(
      fc.asyncProperty(anyWhere(), fc.nat(), async (where, who) => {
        const viewer = viewers[who % viewers.length] as Viewer;
        const query = { where: { AND: [visibleOf(viewer), where] }, select: { organisationId: true, submittedAt: true } };
        const rows = await readRows<Pick<Order, 'organisationId' | 'submittedAt'>>(db, 'Order', db.order, query);
        expect(rows.filter((row) => !isVisibleTo(viewer, row))).toEqual([]);
      }),
      { numRuns: 150, seed: Number(process.env.SPORBAR_SEED ?? 7) },
    );
  }, 120_000);

  it('G-10 leave to the client what means something else to it, or nothing', () => {
    const wheres: object[] = [
      { OR: [] },
      { OR: [{}] },
      { NOT: {} },
      { NOT: [{ number: 'O-1' }] },
      { NOT: { lines: { some: {} } } },
      { lines: { every: { lineNo: 1 } } },
      { nothing: 1 },
      { number: 7 },
      { number: { equals: 'O-1', mode: 'strange' } },
      { number: 'a\0b' },
      { version: 1.5 },
      { version: 2 ** 40 },
      { createdAt: 'yesterday' },
      { createdAt: new Date(Number.NaN) },
      { submittedAt: { in: [null] } },
      { lineStatusCounts: { equals: {} } },
      { organisation: null },
    ];
    expect(wheres.filter((where) => isUnderstood('Order', where))).toEqual([]);
    expect(isUnderstood('OrderLine', { addOns: { has: 'X' } })).toBe(false);
  });
});
