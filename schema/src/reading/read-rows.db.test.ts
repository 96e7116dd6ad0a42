import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visibleOf } from '../access.ts';
import { loadViewerOfUser } from '../identity/viewer-loading.ts';
import { goodLine, newOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import { readRows, type RowsQuery } from './read-rows.ts';
import { treeOf } from './tree.ts';

const everything = {
  include: {
    organisation: { select: { id: true, name: true, businessLines: true, createdAt: true } },
    _count: { select: { lines: true } },
    lines: {
      orderBy: { lineNo: 'asc' },
      include: {
        order: { select: { id: true, number: true } },
        product: { include: { attributes: { orderBy: { key: 'asc' } }, addOns: { orderBy: [{ code: 'desc' }] } } },
        address: true,
        revisions: { orderBy: { revision: 'desc' }, take: 1 },
        appointments: true,
      },
    },
  },
};
const newest = [{ createdAt: 'desc' }, { id: 'desc' }];

describe('rows read as one text', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    const project = { orderType: 'PROJECT', projectReference: 'Søndre "Ås", \\ 7' };
    await newOrder(desk, people.kari, [goodLine(), goodLine({ address: null }), goodLine()], project);
    await newOrder(desk, people.kari, [goodLine({ endUser: { kind: 'PRIVATE', name: 'Åse Ødegård', birthDate: '1980-12-31' } })]);
    const sent = await sentOrder(desk, people.ola);
    await walkTo(desk, people.agent, String(sent['id']), 'ORDERED');
  }, 120_000);
  afterAll(() => desk.close());

  it('G-10 answers each viewer what the client would, row by row and to the letter', async () => {
    const { db } = desk.database;
    expect(treeOf(db, 'Order', everything)).toBeDefined();
    for (const userId of Object.values(people)) {
      const viewer = typeof userId === 'string' ? await loadViewerOfUser(db, userId) : null;
      if (viewer === null) continue;
      for (const take of [1, 2, 50]) {
        const query: RowsQuery = { ...everything, where: visibleOf(viewer), orderBy: newest, take };
        const expected = await db.order.findMany(query as object);
        expect(await readRows(db, 'Order', db.order, query)).toEqual(expected);
      }
    }
  });

  it('G-10 reads fractions, long numbers and empty pages as the client would', async () => {
    const { db } = desk.database;
    const byId = { orderBy: [{ id: 'asc' }], take: 20, where: {} };
    expect(await readRows(db, 'Address', db.address, byId)).toEqual(await db.address.findMany(byId as object));
    expect(await readRows(db, 'Stream', db.stream, byId)).toEqual(await db.stream.findMany(byId as object));
    const none = { ...byId, where: { organisationId: 'org_of_nobody' } };
    expect(await readRows(db, 'Order', db.order, none)).toEqual([]);
  });

  it('G-10 leaves to the client what it does not understand: a filter within a relation', async () => {
    const { db } = desk.database;
    const include = { lines: { where: { lineNo: 2 }, select: { id: true, lineNo: true } } };
    expect(treeOf(db, 'Order', { include })).toBeUndefined();
    const query: RowsQuery = { include, where: {}, orderBy: newest, take: 10 };
    expect(await readRows(db, 'Order', db.order, query)).toEqual(await db.order.findMany(query as object));
  });
});
