import { describe, expect, it } from 'vitest';
import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { goodLine, newOrder, sentOrder, walkTo } from '../orders/order.testing.ts';
import { orderInclude } from '../orders/order.state.ts';
import { foundPeople, openDesk } from '../testing.ts';
import { readOne } from './read-one.ts';

describe.each(databaseKinds)('one row read as one text, on the %s database', (kind) => {
  it('G-10 holds what the client would read, in a transaction and outside; null where there is none', async () => {
    const desk = await openDesk(kind);
    const people = await foundPeople(desk);
    const draft = await newOrder(desk, people.kari, [goodLine(), goodLine({ address: null })], { orderType: 'PROJECT' });
    const sent = await sentOrder(desk, people.kari);
    await walkTo(desk, people.agent, String(sent['id']), 'ORDERED');
    const { db } = desk.database;
    for (const id of [String(draft['id']), String(sent['id']), 'ord_of_nobody']) {
      const expected = await db.order.findUnique({ where: { id }, include: orderInclude });
      expect(await readOne(db, 'Order', db.order, id, { include: orderInclude })).toEqual(expected);
      expect(await db.$transaction((tx) => readOne(tx, 'Order', tx.order, id, { include: orderInclude }))).toEqual(expected);
    }
    await desk.close();
  });
});
