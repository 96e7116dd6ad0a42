import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveLine, sentOrder } from '../orders/order.testing.ts';
import { movedRequest, sentRequest } from '../service-requests/request.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../testing.ts';

const mails = 'sentMails { to subject state sentAt }';
const look = `query Q($id: ID!) { node(id: $id) { ... on Order { ${mails} } ... on ServiceRequest { ${mails} } } }`;

describe('the mails about an object', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const mailsSeenBy = async (userId: string, id: string): Promise<Answer[] | null> =>
    (await desk.run(userId, look, { id }))['node'].sentMails;

  it('N-01 N-05 the carrier finds on an order what was mailed about its lines', async () => {
    const order = await sentOrder(desk, people.kari);
    expect(await mailsSeenBy(people.agent, order['id'])).toEqual([]);
    await moveLine(desk, people.delivery, order['id'], 'rejectOrderLine', { statusDescription: 'No duct into the house' });
    expect(await mailsSeenBy(people.agent, order['id'])).toEqual([
      { to: 'post@nordlys.example', subject: `Bestilling ${order['number']}: Avvist`, state: 'QUEUED', sentAt: null },
    ]);
  });

  it('N-02 the carrier sees that nothing was sent because there is no address', async () => {
    const { id } = await sentRequest(desk, people.elsa);
    await desk.database.db.organisation.update({ where: { id: people.east.id }, data: { email: null } });
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
    expect(await mailsSeenBy(people.agent, id)).toMatchObject([{ to: null, state: 'SKIPPED_NO_ADDRESS' }]);
  });

  it('N-02 customers do not see the log', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
    expect(await mailsSeenBy(people.agent, id)).toHaveLength(1);
    expect(await mailsSeenBy(people.superuser, id)).toBeNull();
  });
});
