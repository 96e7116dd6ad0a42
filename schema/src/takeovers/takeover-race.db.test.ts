import { describe, expect, it } from 'vitest';
import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { contradictionsIn } from '../contradictions.testing.ts';
import { moveLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundPeople, openDesk } from '../testing.ts';
import { takenProduct, takeoverLine, thirdCustomer } from './takeover.testing.ts';

describe.each(databaseKinds)('two changes of ISP for one end user, on the %s database', (kind) => {
  it('ISP-19 G-10 one of them ends the product, both are finished, and only the desk learns that they met', async () => {
    const desk = await openDesk(kind);
    const people = await foundPeople(desk);
    const vera = await thirdCustomer(desk);
    const { db } = desk.database;
    const losing = await takenProduct(desk, people, '69171234');
    const orders = [];
    for (const user of [people.kari, vera]) {
      const order = await sentOrder(desk, user, [takeoverLine('69171234')]);
      await walkTo(desk, people.agent, String(order['id']), '');
      orders.push(String(order['id']));
    }
    const answers = await Promise.all(orders.map((id) => moveLine(desk, people.agent, id, 'finishOrderLine')));
    expect(answers).toMatchObject(Array(2).fill({ lines: [{ status: 'FINISHED' }] }));
    expect(await db.statusEvent.findMany({ where: { objectId: losing, toStatus: 'TERMINATED' } })).toHaveLength(1);
    const gained = await db.installedProduct.findMany({ where: { fromOrderLine: { orderId: { in: orders } } }, select: { id: true } });
    expect(gained).toHaveLength(2);
    const notes = await db.statusEvent.findMany({ where: { objectId: { in: gained.map(({ id }) => id) }, kind: 'UPDATED' } });
    expect(notes).toMatchObject([{ organisationId: people.carrier.id, customerVisible: false }]);
    expect(await contradictionsIn(db)).toEqual([]);
    await desk.close();
  });
});
