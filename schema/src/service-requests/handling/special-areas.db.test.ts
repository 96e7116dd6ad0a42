import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundUser } from '../../identity/founding.ts';
import { foundPeople, openDesk, type Desk, type People } from '../../testing.ts';
import { callRequest, completedRequest, goodRequest, movedRequest, moveRequest, sentRequest } from '../request.testing.ts';

describe('areas with a condition of their own', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('SR-14 an escalation takes over the case of the request it names', async () => {
    const manager = await foundUser(desk.context, {
      organisationId: people.carrier.id,
      username: 'magnus',
      fullName: 'Magnus',
      role: 'SUPPORT_AGENT',
      department: 'SERVICE_MANAGER',
    });
    const about = { referenceKind: 'ORDER', referenceValue: 'O-901' };
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest({ ...about, area: 'ESCALATION' }))).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'SR-14',
    });
    const first = await completedRequest(desk, people.kari, people.agent, about);
    const named = { area: 'ESCALATION', referenceKind: null, referenceValue: null, escalates: first['id'] };
    const escalation = await sentRequest(desk, people.kari, named);
    expect(escalation).toMatchObject({ queue: 'SERVICE_MANAGER', referenceValue: 'O-901', escalates: { id: first['id'] } });
    expect(await movedRequest(desk, manager, escalation['id'], 'startServiceRequest')).toMatchObject({ status: 'IN_PROCESS' });
  });

  it('SR-14 an escalation of another case, or of another customer’s request, is refused', async () => {
    const mine = await sentRequest(desk, people.kari);
    const foreign = await sentRequest(desk, people.elsa);
    const escalate = (escalates: string, referenceValue: string) =>
      callRequest(
        desk,
        people.kari,
        'createServiceRequest',
        goodRequest({ area: 'ESCALATION', escalates, referenceKind: 'CIRCUIT', referenceValue }),
      );
    expect(await escalate(mine['id'], 'C-OTHER')).toMatchObject({ ruleId: 'SR-14' });
    expect(await escalate(foreign['id'], foreign['referenceValue'])).toMatchObject({ ruleId: 'SR-14' });
  });

  it('SR-15 IA-10 user administration is the authorised orderer’s, even with read access', async () => {
    const orderer = await foundUser(desk.context, {
      organisationId: people.north.id,
      username: 'audun',
      fullName: 'Audun',
      role: 'CUSTOMER',
      accessType: 'READ',
      authorisedOrderer: true,
    });
    const access = { area: 'USER_ADMINISTRATION', subArea: 'NEW', referenceKind: 'OTHER', referenceValue: 'new colleague' };
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest(access))).toMatchObject({
      code: 'FORBIDDEN',
      ruleId: 'SR-15',
    });
    const request = await sentRequest(desk, orderer, access);
    expect(request).toMatchObject({ status: 'SUBMITTED', queue: 'USER_ADMIN' });
    expect(await moveRequest(desk, people.kari, request['id'], 'closeServiceRequest')).toMatchObject({
      code: 'FORBIDDEN',
      ruleId: 'SR-15',
    });
    expect(await callRequest(desk, orderer, 'createServiceRequest', goodRequest())).toMatchObject({ code: 'FORBIDDEN' });
  });
});
