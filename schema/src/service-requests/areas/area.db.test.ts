import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundUser } from '../../identity/founding.ts';
import { goodLine, newOrder, sentOrder } from '../../orders/order.testing.ts';
import { foundShopper } from '../../packages/package.testing.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';

const query =
  '{ areas { area label use answeredBy answeredByLabel selectable blockedBy { code ruleId } subAreas { code label } topics { code } referenceKinds { code } } }';

describe('areas as they can be chosen', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  const areasOf = async (userId: string): Promise<Record<string, Answer>> =>
    Object.fromEntries((await desk.run(userId, query))['areas'].map((row: Answer) => [row['area'], row]));
  const selectable = async (userId: string) =>
    Object.values(await areasOf(userId))
      .filter((row) => row['selectable'])
      .map((row) => row['area']);

  it('SR-21 says who answers, in words', async () => {
    const { INVOICE } = await areasOf(people.ola);
    expect(INVOICE).toMatchObject({ label: 'Invoice', answeredBy: 'BILLING', answeredByLabel: 'Billing', selectable: true });
  });

  it('SR-27 gives each area its own sub-areas', async () => {
    const { DELIVERY, USER_ADMINISTRATION } = await areasOf(people.kari);
    expect(DELIVERY?.['subAreas'].map(({ code }: Answer) => code)).toEqual([
      'ADSL',
      'SHDSL_HDSL',
      'OPERATOR_ACCESS',
      'TELEPHONY',
      'CAPACITY',
      'COLOCATION',
    ]);
    expect(USER_ADMINISTRATION?.['subAreas'].map(({ code }: Answer) => code)).toEqual(['NEW', 'CHANGE', 'CLOSE']);
  });

  it('D-39 an ordering user chooses neither invoices nor accesses nor forwarding', async () => {
    expect(await selectable(people.elsa)).toEqual(['DELIVERY', 'ESCALATION', 'PORTAL_SUPPORT', 'QUOTES', 'OTHER']);
  });

  it('SR-15 an authorised orderer with read access chooses accesses alone', async () => {
    const orderer = await foundUser(desk.context, {
      organisationId: people.north.id,
      username: 'audun',
      fullName: 'Audun',
      role: 'CUSTOMER',
      authorisedOrderer: true,
    });
    expect(await selectable(orderer)).toEqual(['USER_ADMINISTRATION']);
    expect((await areasOf(people.kari))['USER_ADMINISTRATION']).toMatchObject({ blockedBy: [{ code: 'FORBIDDEN', ruleId: 'SR-15' }] });
  });

  it('SR-19 compensation can be chosen once a product with a scheme was ordered', async () => {
    await sentOrder(desk, people.superuser);
    expect((await areasOf(people.superuser))['SLA_COMPENSATION']).toMatchObject({ selectable: false, blockedBy: [{ ruleId: 'SR-19' }] });
    await newOrder(desk, people.superuser, [goodLine({ productCode: 'SHDSL', attributes: {} })]);
    await desk.database.db.order.updateMany({ data: { submittedAt: desk.clock.now() } });
    expect((await areasOf(people.superuser))['SLA_COMPENSATION']).toMatchObject({ selectable: true });
  });

  it('IA-18 a mailbox customer chooses forwarding and what everybody can', async () => {
    const shopper = await foundShopper(desk, 'mari');
    expect(await selectable(shopper.userId)).toEqual(['PORTAL_SUPPORT', 'INVOICE', 'FORWARDING', 'OTHER']);
  });
});
