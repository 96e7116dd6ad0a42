import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodLine, moveLine, sentOrder } from '../orders/order.testing.ts';
import { callRequest, moveRequest } from '../service-requests/request.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { grantTickets, installedProduct, movedTicket, newTicket } from '../trouble-tickets/ticket.testing.ts';

const facts = `breach { ... on LateDelivery { ruleId promisedOn waitedDays dueOn deliveredOn daysLate summary } ... on LateRepair { ruleId promisedHours minutesLate } }`;
const draftOf = `query D($id: ID!) { slaClaimDraft(objectId: $id) { ruleId objectId ${facts} area { area answeredBy selectable } subArea referenceKind referenceValue description raised { id number } } }`;
const lineOf = 'query L($id: ID!) { order(id: $id) { lines { id slaBreach { __typename ... on LateDelivery { daysLate } } } } }';

const attributes: Record<string, object> = { SHDSL: { attributes: { speedKbps: '2048', equipment: 'OWN_MODEM' } } };

describe('a claim for what an SLA promised', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    await grantTickets(desk, people.kari);
  });
  afterAll(() => desk.close());

  const draft = async (userId: string, id: string): Promise<Answer> => (await desk.run(userId, draftOf, { id }))['slaClaimDraft'] as Answer;
  const lineIn = async (orderId: string): Promise<Answer> =>
    (await desk.run(people.kari, lineOf, { id: orderId }))['order'].lines[0] as Answer;
  const refused = (code: string, ruleId: string) => ({ extensions: expect.objectContaining({ code, ruleId }) as unknown });

  /** Registered with a promised date some days ahead. */
  async function registered(productCode: string, days: number, requestedDate: string): Promise<Answer> {
    const order = await sentOrder(desk, people.kari, [goodLine({ productCode, requestedDate, ...attributes[productCode] })]);
    const agreedDate = new Date(desk.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await moveLine(desk, people.system, order['id'], 'registerOrderLine', { customerOrderId: `C-${order['number']}`, agreedDate });
    return order;
  }
  const rowsOf = () => desk.database.db.statusEvent.count();

  it('SR-19 D-58 D-60 is drafted from the measured facts once a delivery is late, in the language of who asks, and writes nothing', async () => {
    const order = await registered('SHDSL', 5, '2025-10-21');
    const { id } = await lineIn(order['id']);
    await expect(draft(people.kari, id)).rejects.toMatchObject(refused('VALIDATION', 'D-60'));
    desk.clock.passDays(8);
    const before = await rowsOf();
    const claim = await draft(people.kari, id);
    expect(claim).toMatchObject({
      ruleId: 'SR-19',
      objectId: id,
      breach: { ruleId: 'D-58', promisedOn: '2025-10-06', dueOn: '2025-10-06', deliveredOn: null, waitedDays: 0, daysLate: 3 },
      area: { area: 'SLA_COMPENSATION', answeredBy: 'CLAIMS_HANDLER', selectable: true },
      subArea: 'SHDSL_HDSL',
      referenceKind: 'ORDER',
      referenceValue: order['number'],
      raised: [],
    });
    expect(claim['description']).toContain('Promised: 6 October 2025. Not delivered yet. That is 3 days late.');
    await desk.database.db.user.update({ where: { id: people.ola }, data: { locale: 'nb' }, select: { id: true } });
    const ours = (await draft(people.ola, id))['description'];
    expect(ours).toContain(`Vi krever kompensasjon etter SLA for SHDSL, ${order['number']}.`);
    expect(ours).toContain('Lovet: 6. oktober 2025. Ikke levert ennå. Det er 3 dager for sent.');
    expect((await lineIn(order['id']))['slaBreach']).toEqual({ __typename: 'LateDelivery', daysLate: 3 });
    expect((await draft(people.kari, order['id']))['breach']).toMatchObject({ daysLate: 3 });
    expect(await rowsOf()).toBe(before);
  });

  it('D-58 does not hold against the carrier the days for which it waited for an answer', async () => {
    const order = await registered('SHDSL', 5, '2025-10-29');
    const moves = async (userId: string, name: string, input: object = {}) => {
      expect(await moveLine(desk, userId, order['id'], name, { ...input })).toHaveProperty('order');
    };
    await moves(people.agent, 'markOrderLineIncomplete', { comment: 'Which floor?' });
    desk.clock.passDays(4);
    await moves(people.kari, 'updateOrderLine', { line: { contactName: 'Nina Nilsen' } });
    await moves(people.kari, 'setOrderLineCustomerUpdate');
    await moves(people.agent, 'resumeOrderLine');
    desk.clock.passDays(4);
    expect((await lineIn(order['id']))['slaBreach']).toBeNull();
    desk.clock.passDays(3);
    const { breach } = await draft(people.kari, order['id']);
    expect(breach).toMatchObject({ waitedDays: 4, daysLate: 2 });
  });

  it('SR-19 G-09 is drafted for nobody else’s order, and for no product without a scheme', async () => {
    const order = await registered('WHOLESALE_ADSL_SHARED', 1, '2025-11-05');
    desk.clock.passDays(9);
    const { id, slaBreach } = await lineIn(order['id']);
    expect(slaBreach).toBeNull();
    await expect(draft(people.kari, id)).rejects.toMatchObject(refused('VALIDATION', 'SR-19'));
    await expect(draft(people.elsa, id)).rejects.toMatchObject(refused('NOT_FOUND', 'G-09'));
    await expect(desk.run(null, draftOf, { id })).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('SR-03 D-60 names the claims that were raised before, and forgets those that were cancelled', async () => {
    const order = await registered('SHDSL', 1, '2025-11-19');
    desk.clock.passDays(9);
    const claim = await draft(people.kari, order['id']);
    const input = { objectId: claim['objectId'], area: 'SLA_COMPENSATION', subArea: claim['subArea'], description: claim['description'] };
    const raised = (await callRequest(desk, people.kari, 'createServiceRequest', input))['serviceRequest'] as Answer;
    expect(raised).toMatchObject({ area: 'SLA_COMPENSATION', isReferenceLocked: true, referenceValue: order['number'] });
    const { id } = await lineIn(order['id']);
    expect((await draft(people.kari, id))['raised']).toEqual([{ id: raised['id'], number: raised['number'] }]);
    await moveRequest(desk, people.kari, raised['id'], 'cancelServiceRequest');
    expect((await draft(people.kari, id))['raised']).toEqual([]);
  });

  it('D-59 TT-02 is drafted from a repair that took too long, for those who have access to tickets', async () => {
    const { id: installedProductId } = await installedProduct(desk, people.north.id, { productCode: 'SHDSL' });
    const { id } = await newTicket(desk, people.kari, people.north.id, { installedProductId });
    await expect(draft(people.kari, id)).rejects.toMatchObject(refused('VALIDATION', 'D-60'));
    desk.clock.passMinutes(25 * 60 + 30);
    await movedTicket(desk, people.agent, id, 'startTroubleTicket');
    await movedTicket(desk, people.agent, id, 'resolveTroubleTicket', { resolution: 'A card was replaced.' });
    desk.clock.passDays(1);
    expect(await draft(people.kari, id)).toMatchObject({
      breach: { ruleId: 'D-59', promisedHours: 24, minutesLate: 90 },
      referenceKind: 'TICKET',
    });
    await expect(draft(people.ola, id)).rejects.toMatchObject(refused('NOT_FOUND', 'G-09'));
  });
});
