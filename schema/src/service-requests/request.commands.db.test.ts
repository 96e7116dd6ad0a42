import { databaseKinds } from '@sporbar/prisma/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, openDesk, type Desk, type People } from '../testing.ts';
import {
  callRequest,
  completedRequest,
  goodRequest,
  movedRequest,
  moveRequest,
  newRequest,
  readRequest,
  rulesOf,
  sentRequest,
} from './request.testing.ts';

describe.each(databaseKinds)('service requests on the %s database', (kind) => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk(kind);
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('SR-36 begins a request in NEW that the carrier does not see', async () => {
    const request = await newRequest(desk, people.kari);
    expect(request).toMatchObject({ status: 'NEW', queue: null, submittedAt: null, channel: 'PORTAL', version: 1 });
    expect(request['number']).toMatch(/^SR-\d+$/);
    expect(await readRequest(desk, people.agent, request['id'])).toBeNull();
  });

  it('SR-21 puts a request into its department’s queue at submit, without an agent', async () => {
    const request = await sentRequest(desk, people.kari);
    expect(request).toMatchObject({ status: 'SUBMITTED', queue: 'CUSTOMER_SERVICE', productGroup: 'ADSL' });
    expect(await readRequest(desk, people.agent, request['id'])).toMatchObject({ status: 'SUBMITTED' });
  });

  it('G-01 tells everything that a submit lacks and writes nothing', async () => {
    const request = await newRequest(desk, people.kari, { subArea: null, referenceKind: null, referenceValue: null, description: 'Help' });
    const answer = await moveRequest(desk, people.kari, request['id'], 'submitServiceRequest');
    expect(rulesOf(answer)).toEqual(['SR-27', 'SR-28', 'SR-29']);
    expect(await readRequest(desk, people.kari, request['id'])).toMatchObject({ status: 'NEW', version: 1 });
  });

  it('G-01 shows the same objections before the button is pressed', async () => {
    const request = await newRequest(desk, people.kari, { description: 'Help' });
    const submit = request['availableMoves'].find(({ name }: { name: string }) => name === 'submitServiceRequest');
    expect(submit).toMatchObject({ allowed: false, blockedBy: [{ code: 'VALIDATION', ruleId: 'SR-29' }] });
  });

  it('SR-03 answers a second request about the same matter with the id of the first', async () => {
    const first = await newRequest(desk, people.kari, { referenceKind: 'ORDER', referenceValue: 'O-77' });
    const second = await callRequest(
      desk,
      people.ola,
      'createServiceRequest',
      goodRequest({ referenceKind: 'ORDER', referenceValue: ' o-77 ' }),
    );
    expect(second).toMatchObject({
      __typename: 'ExistingObjectRefusal',
      code: 'DUPLICATE_SERVICE_REQUEST',
      ruleId: 'SR-03',
      existingIds: [first['id']],
    });
  });

  it('SR-03 lets another area, another organisation and a closed matter be', async () => {
    const about = { referenceKind: 'ORDER', referenceValue: 'O-78' };
    const first = await newRequest(desk, people.kari, about);
    await newRequest(desk, people.kari, { ...about, area: 'OTHER', subArea: 'GENERAL' });
    await newRequest(desk, people.elsa, about);
    await movedRequest(desk, people.kari, first['id'], 'closeServiceRequest');
    expect((await newRequest(desk, people.kari, about))['status']).toBe('NEW');
  });

  it('SR-03 stops a reopening that would make a second open request', async () => {
    const about = { referenceKind: 'ORDER', referenceValue: 'O-79' };
    const first = await completedRequest(desk, people.kari, people.agent, about);
    const second = await newRequest(desk, people.kari, about);
    const answer = await moveRequest(desk, people.kari, first['id'], 'reopenServiceRequest', { reason: 'It does not help.' });
    expect(answer).toMatchObject({ code: 'DUPLICATE_SERVICE_REQUEST', existingIds: [second['id']] });
  });

  it('SR-27 refuses a sub-area of another area as it is saved', async () => {
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest({ subArea: 'WRONG_AMOUNT' }))).toMatchObject({
      ruleId: 'SR-27',
      path: '/subArea',
    });
  });

  it('SR-05 takes any enquiry in area OTHER, with free text as its reference', async () => {
    const other = { area: 'OTHER', subArea: null, referenceKind: 'OTHER', referenceValue: 'our meeting last week' };
    expect(await sentRequest(desk, people.kari, other)).toMatchObject({
      status: 'SUBMITTED',
      subArea: 'GENERAL',
      queue: 'CUSTOMER_SERVICE',
    });
  });

  it('D-18 refuses to chase a delivery', async () => {
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest({ topic: 'CHASE_ANSWER' }))).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'D-18',
    });
  });

  it('D-18 lets the answer to a quote be chased', async () => {
    const chase = { area: 'QUOTES', subArea: 'CAPACITY', topic: 'CHASE_ANSWER', referenceKind: 'QUOTE', referenceValue: 'Q-4711' };
    expect(await sentRequest(desk, people.kari, chase)).toMatchObject({ status: 'SUBMITTED', queue: 'SALES_SUPPORT' });
  });

  it('M-12 a change that no button makes is asked of customer service by a request', async () => {
    const change = { topic: 'OTHER_CHANGE', description: 'The Customer Invoice Ref is wrong: it shall be 4711.' };
    expect(await sentRequest(desk, people.kari, change)).toMatchObject({ topic: 'OTHER_CHANGE', queue: 'CUSTOMER_SERVICE' });
  });

  it('M-21 SR-06 a delay at the end user’s is told customer service by a request', async () => {
    expect(await sentRequest(desk, people.kari, { topic: 'DELAY' })).toMatchObject({ topic: 'DELAY', queue: 'CUSTOMER_SERVICE' });
  });

  it('D-19 lets the customer edit the description until it is sent, and not afterwards', async () => {
    const { id } = await newRequest(desk, people.kari);
    const edited = await movedRequest(desk, people.kari, id, 'updateServiceRequest', {
      description: 'The line is delivered to the wrong floor.',
    });
    expect(edited).toMatchObject({ description: 'The line is delivered to the wrong floor.', version: 2, subArea: 'ADSL' });
    await movedRequest(desk, people.kari, id, 'submitServiceRequest');
    expect(await moveRequest(desk, people.kari, id, 'updateServiceRequest', { description: 'x' })).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'SUBMITTED',
    });
  });

  it('D-19 a change of area takes the sub-area with it', async () => {
    const { id } = await newRequest(desk, people.kari);
    expect(await movedRequest(desk, people.kari, id, 'updateServiceRequest', { area: 'OTHER' })).toMatchObject({
      area: 'OTHER',
      subArea: 'GENERAL',
    });
  });

  it('SR-25 the customer closes a request that waits, and nobody treats it any more', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await movedRequest(desk, people.kari, id, 'closeServiceRequest')).toMatchObject({
      status: 'CLOSED',
      ballInCourt: { party: 'NOBODY' },
      availableMoves: [],
    });
    expect(await moveRequest(desk, people.agent, id, 'startServiceRequest')).toMatchObject({ code: 'INVALID_TRANSITION', from: 'CLOSED' });
  });

  it('D-20 does not let the customer close what is being treated', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    expect(await moveRequest(desk, people.kari, id, 'closeServiceRequest')).toMatchObject({
      code: 'INVALID_TRANSITION',
      from: 'IN_PROCESS',
    });
  });

  it('G-09 answers another organisation as if the request did not exist', async () => {
    const request = await newRequest(desk, people.kari);
    const unknown = await callRequest(desk, people.elsa, 'submitServiceRequest', {
      id: 'srq_00000000000000000000000000000000',
      expectedVersion: 1,
    });
    const foreign = await callRequest(desk, people.elsa, 'submitServiceRequest', { id: request['id'], expectedVersion: 1 });
    expect(foreign).toEqual(unknown);
    expect(foreign['code']).toBe('NOT_FOUND');
  });

  it('G-06 refuses a stale version before it looks at the status', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await callRequest(desk, people.agent, 'completeServiceRequest', { id, expectedVersion: 1, resolution: 'x' })).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
    });
  });

  it('D-39 refuses a READ user who wants to raise a request', async () => {
    expect(await callRequest(desk, people.siri, 'createServiceRequest', goodRequest())).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('IA-04 names the customer user who last acted', async () => {
    const { id } = await newRequest(desk, people.kari);
    const sent = await movedRequest(desk, people.ola, id, 'submitServiceRequest');
    expect(sent['lastActedBy']).toMatchObject({ email: 'ola@example.test' });
    expect((await movedRequest(desk, people.agent, id, 'startServiceRequest'))['lastActedBy']).toMatchObject({ email: 'ola@example.test' });
  });

  it('G-06 answers the same key with the first request, and creates no second', async () => {
    const input = { idempotencyKey: 'once', ...goodRequest() };
    const first = await callRequest(desk, people.kari, 'createServiceRequest', input);
    const again = await callRequest(desk, people.kari, 'createServiceRequest', input);
    expect(again).toMatchObject({ replayed: true, serviceRequest: { id: first['serviceRequest'].id } });
  });

  it('G-01 a dry run checks everything and keeps nothing', async () => {
    const before = await desk.database.db.serviceRequest.count();
    expect(await callRequest(desk, people.kari, 'createServiceRequest', { ...goodRequest(), dryRun: true })).toMatchObject({
      dryRun: true,
      serviceRequest: null,
    });
    expect(await desk.database.db.serviceRequest.count()).toBe(before);
  });
});

describe('at the same time', () => {
  it('SR-03 two who ask about the same matter at once get one request, and the other’s id', async () => {
    const desk = await openDesk('server', { poolSize: 8 });
    try {
      const people = await foundPeople(desk);
      const asking = Array.from({ length: 6 }, () =>
        callRequest(desk, people.kari, 'createServiceRequest', goodRequest({ referenceKind: 'ORDER', referenceValue: 'O-1' })),
      );
      const answers = await Promise.all(asking);
      const won = answers.filter((answer) => answer['__typename'] === 'ServiceRequestPayload');
      const lost = answers.filter((answer) => answer['code'] === 'DUPLICATE_SERVICE_REQUEST');
      expect([won.length, lost.length]).toEqual([1, 5]);
      expect(lost.every((answer) => answer['existingIds'][0] === won[0]?.['serviceRequest'].id)).toBe(true);
    } finally {
      await desk.close();
    }
  });
});
