import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, moveLine, sentOrder, walkTo } from '../orders/order.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { takenProduct, takeoverLine } from './takeover.testing.ts';

const portfolio = `query Q($id: ID!) { node(id: $id) { __typename id } installedProduct(id: $id) { id status terminatesOn }
  installedProducts(first: 50) { totalCount edges { node { id circuitNumber status } } } }`;

describe('who learns what of a change of ISP', () => {
  let desk: Desk;
  let people: People;
  let losing: string;
  let order: Answer;
  let gained: string;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await desk.database.db.contact.updateMany({ where: { userId: people.elsa }, data: { notifyAllStatuses: true } });
    losing = await takenProduct(desk, people, '69171234');
    order = await sentOrder(desk, people.kari, [takeoverLine('69171234')]);
    await moveLine(desk, people.kari, order['id'], 'reopenOrderLine');
    const reopened = await desk.database.db.order.findUniqueOrThrow({ where: { id: order['id'] } });
    await call(desk, people.kari, 'submitOrder', { id: reopened.id, expectedVersion: reopened.version });
    await walkTo(desk, people.agent, order['id'], 'FINISHED');
    gained = (await desk.database.db.installedProduct.findFirstOrThrow({ where: { fromOrderLine: { orderId: order['id'] } } })).id;
  });
  afterAll(() => desk.close());

  it('ISP-19 G-09 the losing organisation finds its own product, ended, and nothing of the other', async () => {
    const own = await desk.run(people.elsa, portfolio, { id: losing });
    expect(own).toMatchObject({
      installedProduct: { status: 'TERMINATED', terminatesOn: '2025-10-01' },
      installedProducts: { totalCount: 1 },
    });
    expect(await desk.run(people.elsa, portfolio, { id: gained })).toMatchObject({ node: null, installedProduct: null });
  });

  it('ISP-19 G-09 the taking organisation finds its own product and nothing of the other', async () => {
    const own = await desk.run(people.kari, portfolio, { id: gained });
    expect(own).toMatchObject({ installedProduct: { status: 'ACTIVE' }, installedProducts: { totalCount: 1 } });
    expect(await desk.run(people.kari, portfolio, { id: losing })).toMatchObject({ node: null, installedProduct: null });
  });

  it('ISP-19 the taking order names the other product nowhere: lines, snapshots and history', async () => {
    const document = `query Q($id: ID!) { order(id: $id) { lines { installedProduct { id } revisions { snapshot }
      takeover { losingOperator } } history(first: 100) { comment changes } } }`;
    const said = JSON.stringify(await desk.run(people.kari, document, { id: order['id'] }));
    const { circuitNumber } = await desk.database.db.installedProduct.findUniqueOrThrow({ where: { id: losing } });
    for (const secret of [losing, String(circuitNumber), people.east.id]) expect(said).not.toContain(secret);
  });

  it('ISP-19 AUD-04 what is logged, audited and mailed to each organisation names neither object nor organisation of the other', async () => {
    const { db } = desk.database;
    const secretsOf = (mine: string) =>
      mine === people.east.id
        ? [gained, String(order['id']), String(order['number']), 'Nordlys', people.north.id]
        : [losing, people.east.id];
    for (const organisationId of [people.east.id, people.north.id]) {
      const events = await db.statusEvent.findMany({ where: { organisationId } });
      const audited = await db.auditEntry.findMany({ where: { organisationId } });
      const mails = await db.emailMessage.findMany({ where: { organisationId } });
      const said = JSON.stringify([events, audited, mails], (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      for (const secret of secretsOf(organisationId)) expect(said).not.toContain(secret);
    }
  });

  it('ISP-19 N-04 mails the losing organisation, which asked for every status, that its product has ended', async () => {
    const mails = await desk.database.db.emailMessage.findMany({ where: { organisationId: people.east.id } });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Slutkunden har bytt operatör.');
  });

  it('ISP-19 a draft or an order is answered alike whether the number is somebody’s here or nobody’s', async () => {
    await takenProduct(desk, people, '69175555');
    const answers = [];
    for (const phone of ['69175555', '69176666']) {
      const sent = await sentOrder(desk, people.kari, [takeoverLine(phone)]);
      const { id: _id, number: _number, lines, ...rest } = sent;
      answers.push(
        JSON.stringify([rest, (lines as Answer[]).map(({ id: _line, ...line }) => line)]).replaceAll(/[a-z]{3}_[0-9a-f]{32}|O-\d+/g, 'x'),
      );
    }
    expect(answers[0]).toBe(answers[1]);
  });
});
