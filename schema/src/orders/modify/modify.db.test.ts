import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { call, goodLine, moveLine, sentOrder, walkTo } from '../order.testing.ts';
import { takeDown } from '../../portfolio/portfolio.testing.ts';

const addressOf = (street: string) => ({ purpose: 'DELIVERY', street, houseNumber: 3, postcode: '1788', city: 'Halden', country: 'NO' });

const toFull = { productCode: 'WHOLESALE_ADSL_FULL', attributes: goodLine()['attributes'], addOns: ['LINE_RENTAL'] };

describe('changing what is installed', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const installedBy = (orderId: string): Promise<Answer> =>
    desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId } } });
  async function installed(user = people.kari, changes: Record<string, unknown> = {}): Promise<Answer> {
    const order = await sentOrder(desk, user, [goodLine({ address: addressOf('Storgata'), ...changes })]);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    return installedBy(order['id']);
  }
  const ask = (product: Answer, kind: string, more: Record<string, unknown> = {}, user = people.kari): Promise<Answer> =>
    call(desk, user, 'createOrder', {
      lines: [{ modify: { installedProductId: product['id'], kind }, requestedDate: '2025-10-21', ...more }],
    });
  const submit = (order: Answer): Promise<Answer> =>
    call(desk, people.kari, 'submitOrder', { id: order['id'], expectedVersion: order['version'] });
  const reread = (product: Answer): Promise<Answer> =>
    desk.database.db.installedProduct.findUniqueOrThrow({ where: { id: product['id'] }, include: { address: true } });

  it('M-18 moves a circuit by an order on it, of action MODIFY', async () => {
    const product = await installed();
    const { order } = await ask(product, 'MOVE', { address: addressOf('Kirkegata') });
    const document = `query Q($id: ID!) { order(id: $id) { action lines { modifyKind product { code } attributes endUser { name } installedProduct { id } } } }`;
    expect((await desk.run(people.kari, document, { id: order['id'] }))['order']).toEqual({
      action: 'MODIFY',
      lines: [
        {
          modifyKind: 'MOVE',
          product: { code: 'WHOLESALE_ADSL_SHARED' },
          attributes: { speedKbps: '8000', equipment: 'OWN_MODEM' },
          endUser: { name: 'Nils Nilsen' },
          installedProduct: { id: product['id'] },
        },
      ],
    });
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
  });

  it('M-18 does not send a move without its new address', async () => {
    const { order } = await ask(await installed(), 'MOVE');
    expect((await submit(order))['problems']).toMatchObject([{ code: 'VALIDATION', ruleId: 'M-18', path: '/lines/0/address' }]);
  });

  it('M-18 finds no circuit of another organisation', async () => {
    const refusal = await ask(await installed(), 'MOVE', {}, people.elsa);
    const unknown = await ask({ id: 'ins_00000000000000000000000000000000' }, 'MOVE', {}, people.elsa);
    expect([refusal, unknown]).toMatchObject(
      Array(2).fill({ code: 'NOT_FOUND', ruleId: 'M-18', path: '/lines/0/modify/installedProductId' }),
    );
  });

  it('M-18 moves nothing that is no longer in operation', async () => {
    const product = await installed();
    await takeDown(desk.context, product['id']);
    expect(await ask(product, 'MOVE')).toMatchObject({ code: 'VALIDATION', ruleId: 'M-18' });
  });

  it('M-19 converts no access while a change of ISP is not posted, and does once it is', async () => {
    const product = await installed();
    const takeover = await sentOrder(desk, people.elsa);
    await desk.database.db.order.update({ where: { id: takeover['id'] }, data: { action: 'CHANGE_ISP' } });
    await desk.database.db.orderLine.updateMany({ where: { orderId: takeover['id'] }, data: { losingProductId: product['id'] } });
    const convert = () => ask(product, 'ACCESS_TYPE_CONVERSION', toFull);
    expect(await convert()).toMatchObject({ code: 'ACCESS_TYPE_CHANGE', ruleId: 'M-19', path: '/lines/0/modify/kind' });
    await walkTo(desk, people.agent, takeover['id'], 'FINISHED');
    const { order } = await convert();
    expect(await submit(order)).toMatchObject({ lines: [{ status: 'COMMITTED' }] });
  });

  it('M-19 stops a conversion that was begun before the change of ISP', async () => {
    const product = await installed();
    const { order } = await ask(product, 'ACCESS_TYPE_CONVERSION', toFull);
    const takeover = await sentOrder(desk, people.elsa);
    await desk.database.db.order.update({ where: { id: takeover['id'] }, data: { action: 'CHANGE_ISP' } });
    await desk.database.db.orderLine.updateMany({ where: { orderId: takeover['id'] }, data: { losingProductId: product['id'] } });
    expect((await submit(order))['problems']).toMatchObject([{ ruleId: 'M-19', path: '/lines/0/modify/kind' }]);
  });

  it('CAT-14 changes the installed product when a MODIFY line is finished, and adds none', async () => {
    const product = await installed();
    const { order } = await ask(product, 'MOVE', { address: addressOf('Kirkegata') });
    await submit(order);
    const before = await desk.database.db.installedProduct.count();
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    expect(await reread(product)).toMatchObject({
      address: { street: 'Kirkegata' },
      circuitNumber: product['circuitNumber'],
      productCode: product['productCode'],
      status: 'ACTIVE',
      version: 2,
    });
    expect(await desk.database.db.installedProduct.count()).toBe(before);
  });

  it('CAT-14 leaves the installed product alone until the line is finished', async () => {
    const product = await installed();
    const { order } = await ask(product, 'SPEED_CHANGE', { attributes: { speedKbps: '20000', equipment: 'OWN_MODEM' } });
    await submit(order);
    await walkTo(desk, people.agent, order['id'], 'DELIVERY');
    expect((await reread(product))['attributes']).toMatchObject({ speedKbps: '8000' });
    await moveLine(desk, people.agent, order['id'], 'confirmDelivery');
    await moveLine(desk, people.agent, order['id'], 'finishOrderLine');
    expect((await reread(product))['attributes']).toMatchObject({ speedKbps: '20000' });
  });

  it('CAT-01 finds a moved circuit by its new address and by the reference of the order that moved it', async () => {
    const product = await installed(people.kari, { accessLineNumber: 'N-900' });
    const { order } = await ask(product, 'MOVE', { address: addressOf('Torggata') });
    await submit(order);
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    const find = async (text: string): Promise<string[]> => {
      const document = 'query Q($text: String!) { installedProducts(filter: { text: $text }) { nodes { id } } }';
      return (await desk.run(people.kari, document, { text }))['installedProducts'].nodes.map((node: Answer) => node['id']);
    };
    expect([await find('torggata'), await find(`n-900 ${order['number'].toLowerCase()}`), await find('n-900 storgata')]).toEqual([
      [product['id']],
      [product['id']],
      [],
    ]);
  });

  it('O-33 refuses a change as a project, and a change within an order for something new', async () => {
    const product = await installed();
    const line = { modify: { installedProductId: product['id'], kind: 'OTHER' } };
    expect(await call(desk, people.kari, 'createOrder', { orderType: 'PROJECT', lines: [line] })).toMatchObject({ ruleId: 'O-33' });
    const { order } = await call(desk, people.kari, 'createOrder', { lines: [goodLine()] });
    expect(await moveLine(desk, people.kari, order['id'], 'updateOrderLine', { line })).toMatchObject({ ruleId: 'O-33' });
    const { order: change } = await call(desk, people.kari, 'createOrder', { lines: [line] });
    expect(await moveLine(desk, people.kari, change['id'], 'updateOrderLine', { line: { modify: null } })).toMatchObject({
      ruleId: 'O-33',
    });
  });

  it('O-33 takes the end user from the installed product', async () => {
    const product = await installed();
    const { order } = await ask(product, 'OTHER', { endUser: { kind: 'PRIVATE', name: 'Somebody Else' } });
    const row = await desk.database.db.orderLine.findFirstOrThrow({ where: { orderId: order['id'] } });
    expect(row.endUserName).toBe('Nils Nilsen');
  });

  it('M-07 cancels a submitted conversion by service request and not by button', async () => {
    const { order } = await ask(await installed(), 'ACCESS_TYPE_CONVERSION', toFull);
    await submit(order);
    expect(await moveLine(desk, people.kari, order['id'], 'cancelOrderLine')).toMatchObject({
      code: 'USE_SERVICE_REQUEST',
      ruleId: 'M-07',
      serviceRequest: { area: 'DELIVERY', topic: 'CANCELLATION' },
    });
  });

  it('M-07 cancels a submitted move, and a conversion not yet sent, by button', async () => {
    const { order: move } = await ask(await installed(), 'MOVE', { address: addressOf('Kirkegata') });
    await submit(move);
    const { order: draft } = await ask(await installed(), 'ACCESS_TYPE_CONVERSION');
    const answers = [
      await moveLine(desk, people.kari, move['id'], 'cancelOrderLine'),
      await moveLine(desk, people.kari, draft['id'], 'cancelOrderLine'),
    ];
    expect(answers).toMatchObject(Array(2).fill({ lines: [{ status: 'CANCELLED' }] }));
  });

  it('M-18 tells which changes a reader can order', async () => {
    const product = await installed();
    const document = 'query Q($id: ID!) { installedProduct(id: $id) { modifications { kind allowed } changes { id } } }';
    const as = async (user: string) => (await desk.run(user, document, { id: product['id'] }))['installedProduct'].modifications;
    const kinds = ['MOVE', 'ACCESS_TYPE_CONVERSION', 'PRODUCT_CHANGE', 'SPEED_CHANGE', 'OTHER'];
    expect(await as(people.kari)).toEqual(kinds.map((kind) => ({ kind, allowed: true })));
    expect(await as(people.siri)).toEqual(kinds.map((kind) => ({ kind, allowed: false })));
    expect(await as(people.agent)).toEqual([]);
  });
});
