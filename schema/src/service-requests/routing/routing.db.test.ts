import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstRouting } from '@sporbar/prisma/data/routing.ts';
import { foundUser } from '../../identity/founding.ts';
import { foundPeople, openDesk, type Answer, type Desk, type People } from '../../testing.ts';
import { movedRequest, newRequest, readRequest, sentRequest } from '../request.testing.ts';

const fields = `
  fragment V on RoutingVersion { number version publishedAt publishedBy { fullName } rules { area subArea queue splitByProduct isStaffed } }
  fragment Ro on Routing { mayEdit inForce { ...V } draft { ...V } }`;
const refusal = 'fragment R on Refusal { code ruleId path }';

type Rule = { area: string; subArea: string | null; queue: string; splitByProduct: boolean };
const shipped: Rule[] = firstRouting.rules.map(({ area, queue, splitByProduct }) => ({ area, subArea: null, queue, splitByProduct }));
const withQueue = (area: string, queue: string): Rule[] => shipped.map((rule) => (rule.area === area ? { ...rule, queue } : rule));

describe('routing that portal support edits', () => {
  let desk: Desk;
  let people: People;
  let pal: string;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
    const support = { organisationId: people.carrier.id, username: 'pal', fullName: 'Pål Agent', role: 'SUPPORT_AGENT' } as const;
    pal = await foundUser(desk.context, { ...support, department: 'PORTAL_SUPPORT' });
  });
  afterAll(() => desk.close());

  const call = async (userId: string, name: string, input: Record<string, unknown>): Promise<Answer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    const document = `${fields} ${refusal} mutation M($input: ${type}) { ${name}(input: $input) { __typename ...R ... on RoutingPayload { routing { ...Ro } } } }`;
    return (await desk.run(userId, document, { input }))[name] as Answer;
  };
  const routing = async (userId = pal): Promise<Answer> => (await desk.run(userId, `${fields} { routing { ...Ro } }`))['routing'] as Answer;
  const draft = async (rules: Rule[]): Promise<number> => {
    const expectedVersion = (await routing())['draft']?.version ?? null;
    const answer = await call(pal, 'draftRouting', { rules, expectedVersion });
    return answer['routing'].draft.version as number;
  };
  const publish = async (rules: Rule[]) => call(pal, 'publishRouting', { expectedVersion: await draft(rules) });

  it('SR-21 begins with the table the portal comes with, which names who has nobody', async () => {
    const { inForce, draft, mayEdit } = await routing();
    expect({ mayEdit, draft, number: inForce.number, by: inForce.publishedBy }).toEqual({
      mayEdit: true,
      draft: null,
      number: 1,
      by: null,
    });
    expect(inForce.rules.map(({ isStaffed: _, ...rule }: Rule & { isStaffed: boolean }) => rule)).toEqual(shipped);
    const staffed = Object.fromEntries(inForce.rules.map(({ area, isStaffed }: Answer) => [area, isStaffed]));
    expect(staffed).toMatchObject({ DELIVERY: true, ESCALATION: false });
  });

  it('SR-21 says while drafting in which departments nobody works', async () => {
    const asked = await desk.run(people.agent, '{ routing { emptyDepartments } }');
    expect(asked['routing'].emptyDepartments).toEqual(['SERVICE_MANAGER', 'CLAIMS_HANDLER', 'USER_ADMIN']);
  });

  it('SR-21 nothing goes by a draft; published, the next request does and those under way stay', async () => {
    const before = await newRequest(desk, people.kari);
    const underWay = await sentRequest(desk, people.kari);
    const expectedVersion = await draft([
      ...withQueue('OTHER', 'PORTAL_SUPPORT'),
      { area: 'DELIVERY', subArea: 'ADSL', queue: 'DELIVERY', splitByProduct: false },
    ]);
    expect(await sentRequest(desk, people.kari)).toMatchObject({ queue: 'CUSTOMER_SERVICE', productGroup: 'ADSL' });
    await call(pal, 'publishRouting', { expectedVersion });
    expect(await movedRequest(desk, people.kari, before['id'], 'submitServiceRequest')).toMatchObject({
      queue: 'DELIVERY',
      productGroup: null,
    });
    expect(await readRequest(desk, people.kari, underWay['id'])).toMatchObject({ queue: 'CUSTOMER_SERVICE', productGroup: 'ADSL' });
    expect(await sentRequest(desk, people.kari, { subArea: 'COLOCATION' })).toMatchObject({
      queue: 'CUSTOMER_SERVICE',
      productGroup: 'COLOCATION',
    });
    const { areas } = await desk.run(people.kari, '{ areas { area answeredBy subAreas { code answeredByLabel } } }');
    const [delivery, other] = ['DELIVERY', 'OTHER'].map((code) => areas.find(({ area }: Answer) => area === code));
    expect(other).toMatchObject({ answeredBy: 'PORTAL_SUPPORT' });
    expect(delivery.subAreas.slice(0, 2).map(({ answeredByLabel }: Answer) => answeredByLabel)).toEqual(['Delivery', null]);
    await publish(shipped);
  });

  it('SR-21 what is sent again goes to the queue it had, and what is rerouted goes by the table in force', async () => {
    const incomplete = await sentRequest(desk, people.kari);
    const rerouted = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, incomplete['id'], 'markServiceRequestIncomplete', { resolution: 'Which address?' });
    await publish(withQueue('DELIVERY', 'DELIVERY').map((rule) => (rule.area === 'OTHER' ? { ...rule, queue: 'PORTAL_SUPPORT' } : rule)));
    await movedRequest(desk, people.kari, incomplete['id'], 'addServiceRequestActivity', { text: 'The one in Oslo.' });
    expect(await movedRequest(desk, people.kari, incomplete['id'], 'submitServiceRequest')).toMatchObject({ queue: 'CUSTOMER_SERVICE' });
    const moved = await movedRequest(desk, people.agent, rerouted['id'], 'rerouteServiceRequest', { area: 'OTHER', subArea: 'GENERAL' });
    expect(moved).toMatchObject({ queue: 'PORTAL_SUPPORT' });
    await publish(shipped);
  });

  it('SR-21 is tried before it is published: one place, and the requests sent last', async () => {
    await sentRequest(desk, people.kari, { subArea: 'TELEPHONY' });
    const { number } = await sentRequest(desk, people.kari, { subArea: 'CAPACITY' });
    const expectedVersion = await draft([
      ...shipped,
      { area: 'DELIVERY', subArea: 'CAPACITY', queue: 'SALES_SUPPORT', splitByProduct: false },
    ]);
    const query =
      'query Q($last: Int) { tryRouting(area: DELIVERY, subArea: "CAPACITY", last: $last) { now { queue productGroup } then { queue queueLabel productGroup } looked elsewhere { serviceRequest { number queue } then { queue } } } }';
    const { tryRouting } = await desk.run(pal, query, { last: 2 });
    expect(tryRouting).toEqual({
      now: { queue: 'CUSTOMER_SERVICE', productGroup: 'CAPACITY' },
      then: { queue: 'SALES_SUPPORT', queueLabel: 'Sales support', productGroup: null },
      looked: 2,
      elsewhere: [{ serviceRequest: { number, queue: 'CUSTOMER_SERVICE' }, then: { queue: 'SALES_SUPPORT' } }],
    });
    await call(pal, 'discardRouting', { expectedVersion });
    await expect(desk.run(pal, query)).rejects.toThrow('There is no draft.');
  });

  it('SR-21 is not published while an area reaches no department', async () => {
    const expectedVersion = await draft(shipped.filter(({ area }) => area !== 'QUOTES'));
    const answer = await call(pal, 'publishRouting', { expectedVersion });
    expect(answer).toMatchObject({ code: 'VALIDATION', ruleId: 'SR-21', path: '/rules' });
    await call(pal, 'discardRouting', { expectedVersion });
  });

  it('G-06 whoever edits a draft that changed meanwhile is told so, and one draft is enough', async () => {
    const version = await draft(shipped);
    for (const expectedVersion of [null, version + 1]) {
      expect(await call(pal, 'draftRouting', { rules: shipped, expectedVersion })).toMatchObject({
        code: 'CONFLICT',
        path: '/expectedVersion',
      });
    }
    const both = await Promise.all([1, 2].map(() => call(pal, 'publishRouting', { expectedVersion: version })));
    expect(both.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['NOT_FOUND', 'OK']);
  });

  it('SR-21 G-09 is edited by portal support, read by the carrier’s staff and by nobody else', async () => {
    const expectedVersion = await draft(shipped);
    for (const who of [people.agent, people.system, people.superuser]) {
      expect(await call(who, 'draftRouting', { rules: shipped, expectedVersion })).toMatchObject({ code: 'FORBIDDEN', ruleId: 'SR-21' });
      expect(await call(who, 'publishRouting', { expectedVersion })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await call(who, 'discardRouting', { expectedVersion })).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await routing(people.agent)).toMatchObject({ mayEdit: false, draft: { version: expectedVersion } });
    for (const query of ['{ routing { mayEdit } }', '{ tryRouting { looked } }']) {
      await expect(desk.run(people.superuser, query)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
    await call(pal, 'discardRouting', { expectedVersion });
  });

  it('AUD-01 SR-21 publishing leaves an entry with what was and what is', async () => {
    await publish(withQueue('SLA_COMPENSATION', 'BILLING'));
    const entry = await desk.database.db.auditEntry.findFirstOrThrow({ where: { action: 'publishRouting' }, orderBy: { id: 'desc' } });
    expect(entry).toMatchObject({
      actorUsername: 'pal',
      objectType: 'ROUTING',
      before: { SLA_COMPENSATION: 'CLAIMS_HANDLER' },
      after: { SLA_COMPENSATION: 'BILLING' },
    });
    await publish(shipped);
  });

  it('SR-21 while another table is published, twenty requests go each by one of the two', async () => {
    const requests = [];
    for (let n = 0; n < 20; n += 1) requests.push(await newRequest(desk, people.kari));
    const parted = withQueue('DELIVERY', 'DELIVERY').map((rule) => ({ ...rule, splitByProduct: false }));
    const expectedVersion = await draft(parted);
    const [, ...sent] = await Promise.all([
      call(pal, 'publishRouting', { expectedVersion }),
      ...requests.map(({ id }) => movedRequest(desk, people.kari, id, 'submitServiceRequest')),
    ]);
    const ways = new Set(sent.map(({ queue, productGroup }) => `${queue}/${productGroup}`));
    expect([...ways].filter((way) => !['CUSTOMER_SERVICE/ADSL', 'DELIVERY/null'].includes(way))).toEqual([]);
    expect(await sentRequest(desk, people.kari)).toMatchObject({ queue: 'DELIVERY', productGroup: null });
    await publish(shipped);
  });
});
