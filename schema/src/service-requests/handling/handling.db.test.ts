import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundPeople, freshKey, openDesk, type Desk, type People } from '../../testing.ts';
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
} from '../request.testing.ts';

describe('the carrier’s side of a request', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  it('SR-36 an agent of the queue takes it, and it is being treated', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await movedRequest(desk, people.agent, id, 'startServiceRequest')).toMatchObject({
      status: 'IN_PROCESS',
      assignee: { fullName: 'anne Agent' },
    });
    expect((await readRequest(desk, people.kari, id))['assignee']).toBeNull();
  });

  it('SR-21 refuses agents of other departments, and says so before they press', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await moveRequest(desk, people.billing, id, 'startServiceRequest')).toMatchObject({ code: 'FORBIDDEN', ruleId: 'SR-21' });
    const { availableMoves } = await readRequest(desk, people.billing, id);
    expect(availableMoves.every(({ allowed }: { allowed: boolean }) => !allowed)).toBe(true);
  });

  it('G-09 lets the carrier’s systems act in every queue', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await movedRequest(desk, people.system, id, 'startServiceRequest')).toMatchObject({ status: 'IN_PROCESS' });
  });

  it('G-09 keeps the carrier’s moves from customers and the customers’ from the carrier', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await moveRequest(desk, people.superuser, id, 'startServiceRequest')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await moveRequest(desk, people.agent, id, 'closeServiceRequest')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('SR-22 an incomplete request says what is missing, and is sent again as the same one to the same queue', async () => {
    const { id, number } = await sentRequest(desk, people.kari);
    const incomplete = await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which floor?' });
    expect(incomplete).toMatchObject({ status: 'INCOMPLETE', resolution: 'Which floor?', ballInCourt: { party: 'CUSTOMER' } });
    expect(rulesOf(await moveRequest(desk, people.kari, id, 'submitServiceRequest'))).toEqual(['SR-22']);
    await movedRequest(desk, people.kari, id, 'addServiceRequestActivity', { text: 'The third floor.' });
    expect(await movedRequest(desk, people.kari, id, 'submitServiceRequest')).toMatchObject({
      id,
      number,
      status: 'SUBMITTED',
      queue: 'CUSTOMER_SERVICE',
    });
  });

  it('SR-22 a changed description is something new, an unchanged one is not', async () => {
    const { id, description } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which floor?' });
    await movedRequest(desk, people.kari, id, 'updateServiceRequest', { description });
    expect(rulesOf(await moveRequest(desk, people.kari, id, 'submitServiceRequest'))).toEqual(['SR-22']);
    await movedRequest(desk, people.kari, id, 'updateServiceRequest', { description: `${description} Third floor.` });
    expect(await movedRequest(desk, people.kari, id, 'submitServiceRequest')).toMatchObject({ status: 'SUBMITTED' });
  });

  it('SR-30 a file of the customer’s is something new', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Send a drawing.' });
    const { db } = desk.database;
    const stamp = { organisationId: people.north.id, uploadedById: people.kari, createdAt: desk.clock.now() };
    await db.storedFile.create({
      data: { id: 'fil_1', fileName: 'drawing.pdf', mimeType: 'application/pdf', sizeBytes: 1, sha256: 'x', storageKey: 'k', ...stamp },
    });
    await db.attachment.create({
      data: { id: 'att_1', ownerType: 'SERVICE_REQUEST', ownerId: id, fileId: 'fil_1', uploadedByName: 'Kari', ...stamp },
    });
    expect(await movedRequest(desk, people.kari, id, 'submitServiceRequest')).toMatchObject({ status: 'SUBMITTED' });
  });

  it('SR-22 area and sub-area stay while information is missing', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which floor?' });
    expect(await moveRequest(desk, people.kari, id, 'updateServiceRequest', { subArea: 'CAPACITY' })).toMatchObject({
      ruleId: 'SR-22',
      path: '/area',
    });
  });

  it('SR-23 the answer is readable in the request and in its thread', async () => {
    const { id } = await completedRequest(desk, people.kari, people.agent);
    expect(await readRequest(desk, people.kari, id)).toMatchObject({
      status: 'COMPLETED',
      resolution: 'It is delivered on Monday.',
      activities: [{ text: 'It is delivered on Monday.', byCarrier: true, authorName: 'anne Agent' }],
    });
  });

  it('SR-23 is not completed without an answer', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    expect(await moveRequest(desk, people.agent, id, 'completeServiceRequest', { resolution: '  ' })).toMatchObject({
      code: 'VALIDATION',
      ruleId: 'SR-23',
      path: '/resolution',
    });
  });

  it('D-19 reopening needs a reason, which joins the thread', async () => {
    const { id } = await completedRequest(desk, people.kari, people.agent);
    expect(await moveRequest(desk, people.kari, id, 'reopenServiceRequest', { reason: ' ' })).toMatchObject({ ruleId: 'D-19' });
    const reopened = await movedRequest(desk, people.kari, id, 'reopenServiceRequest', { reason: 'Nobody came on Monday.' });
    expect(reopened).toMatchObject({ status: 'SUBMITTED', queue: 'CUSTOMER_SERVICE' });
    expect(reopened['activities'].map(({ text }: { text: string }) => text)).toEqual([
      'It is delivered on Monday.',
      'Nobody came on Monday.',
    ]);
  });

  it('AUD-06 nothing in the thread is overwritten: every message of the carrier is still there', async () => {
    const { id } = await sentRequest(desk, people.kari);
    await movedRequest(desk, people.agent, id, 'markServiceRequestIncomplete', { resolution: 'Which floor?' });
    await movedRequest(desk, people.kari, id, 'addServiceRequestActivity', { text: 'The third.' });
    await movedRequest(desk, people.kari, id, 'submitServiceRequest');
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    const { activities } = await movedRequest(desk, people.agent, id, 'completeServiceRequest', { resolution: 'Mended.' });
    expect(activities.map(({ text }: { text: string }) => text)).toEqual(['Which floor?', 'The third.', 'Mended.']);
    await expect(desk.database.db.activity.updateMany({ where: { serviceRequestId: id }, data: { text: 'x' } })).rejects.toThrow(
      'append-only',
    );
  });

  it('SR-26 the carrier cancels with a reason, which stands in Answers/Resolution', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await moveRequest(desk, people.agent, id, 'cancelServiceRequest')).toMatchObject({ code: 'VALIDATION', ruleId: 'SR-26' });
    const cancelled = await movedRequest(desk, people.agent, id, 'cancelServiceRequest', { resolution: 'Not one of our lines.' });
    expect(cancelled).toMatchObject({ status: 'CANCELLED', cancelledBy: 'CARRIER', resolution: 'Not one of our lines.' });
  });

  it('SR-26 the customer cancels without owing a reason', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await movedRequest(desk, people.kari, id, 'cancelServiceRequest')).toMatchObject({
      status: 'CANCELLED',
      cancelledBy: 'CUSTOMER',
      resolution: null,
      activities: [],
    });
  });

  it('SR-26 tells the agent, and not the customer, that a reason is needed', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const needsOf = async (userId: string) =>
      (await readRequest(desk, userId, id))['availableMoves'].find(({ name }: { name: string }) => name === 'cancelServiceRequest').needs;
    expect(await needsOf(people.agent)).toEqual(['resolution']);
    expect(await needsOf(people.kari)).toEqual([]);
  });

  it('SR-21 rerouting gives it to another department, and the thread says where to', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const rerouted = await movedRequest(desk, people.agent, id, 'rerouteServiceRequest', {
      area: 'INVOICE',
      subArea: 'WRONG_AMOUNT',
      comment: 'This is about the invoice.',
    });
    expect(rerouted).toMatchObject({ status: 'SUBMITTED', area: 'INVOICE', queue: 'BILLING', productGroup: null });
    expect(rerouted['activities'][0].text).toBe('Flyttet til Faktura / Feil beløp. This is about the invoice.');
    expect(await moveRequest(desk, people.agent, id, 'startServiceRequest')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await movedRequest(desk, people.billing, id, 'startServiceRequest')).toMatchObject({ status: 'IN_PROCESS' });
  });

  it('SR-21 rerouting goes somewhere else', async () => {
    const { id } = await sentRequest(desk, people.kari);
    expect(await moveRequest(desk, people.agent, id, 'rerouteServiceRequest', { area: 'DELIVERY' })).toMatchObject({ ruleId: 'SR-21' });
    expect(await moveRequest(desk, people.agent, id, 'rerouteServiceRequest', { area: 'INVOICE' })).toMatchObject({ ruleId: 'SR-27' });
    expect(await movedRequest(desk, people.agent, id, 'rerouteServiceRequest', { area: 'DELIVERY', subArea: 'CAPACITY' })).toMatchObject({
      productGroup: 'CAPACITY',
    });
  });

  it('SR-21 rerouting says beforehand that it needs an area, and is refused without one', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const { availableMoves } = await readRequest(desk, people.agent, id);
    expect(availableMoves.find(({ name }: { name: string }) => name === 'rerouteServiceRequest').needs).toEqual(['area']);
    const refused = { code: 'VALIDATION', ruleId: 'SR-21', path: '/area' };
    expect(await moveRequest(desk, people.agent, id, 'rerouteServiceRequest', { subArea: 'CAPACITY' })).toMatchObject(refused);
  });

  it('D-18 a chase that is rerouted away from quotes chases no more', async () => {
    const { id } = await sentRequest(desk, people.kari, {
      area: 'QUOTES',
      subArea: 'CAPACITY',
      topic: 'CHASE_ANSWER',
      referenceKind: 'QUOTE',
      referenceValue: 'Q-9',
    });
    expect(await movedRequest(desk, people.sales, id, 'rerouteServiceRequest', { area: 'DELIVERY', subArea: 'CAPACITY' })).toMatchObject({
      topic: 'OTHER',
    });
  });

  it('SR-03 rerouting cannot make a second open request in the new area', async () => {
    const about = { referenceKind: 'ORDER', referenceValue: 'O-900' };
    const first = await sentRequest(desk, people.kari, { ...about, area: 'OTHER', subArea: 'GENERAL' });
    const second = await sentRequest(desk, people.kari, about);
    const answer = await moveRequest(desk, people.agent, second['id'], 'rerouteServiceRequest', { area: 'OTHER' });
    expect(answer).toMatchObject({ code: 'DUPLICATE_SERVICE_REQUEST', existingIds: [first['id']] });
  });

  it('SR-15 rerouting does not get round the authorised orderer', async () => {
    const { id } = await sentRequest(desk, people.kari, { area: 'OTHER', subArea: 'GENERAL' });
    expect(
      await moveRequest(desk, people.agent, id, 'rerouteServiceRequest', { area: 'USER_ADMINISTRATION', subArea: 'NEW' }),
    ).toMatchObject({ code: 'FORBIDDEN', ruleId: 'SR-15' });
  });

  it('SR-04 an agent takes down a phone call for a named customer user, who sends it', async () => {
    const call = { ...goodRequest(), channel: 'PHONE', requesterId: people.kari };
    expect(await callRequest(desk, people.agent, 'createServiceRequest', { ...call, requesterId: undefined })).toMatchObject({
      ruleId: 'IA-04',
      path: '/requesterId',
    });
    expect(await callRequest(desk, people.agent, 'createServiceRequest', { ...call, requesterId: people.billing })).toMatchObject({
      ruleId: 'IA-04',
    });
    const taken = (await callRequest(desk, people.agent, 'createServiceRequest', call))['serviceRequest'];
    expect(taken).toMatchObject({ status: 'NEW', channel: 'PHONE', lastActedBy: { email: 'kari@example.test' } });
    expect(await moveRequest(desk, people.agent, taken.id, 'submitServiceRequest')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await movedRequest(desk, people.kari, taken.id, 'submitServiceRequest')).toMatchObject({
      status: 'SUBMITTED',
      queue: 'CUSTOMER_SERVICE',
    });
  });

  it('O-31 the carrier sees a draft of the customer’s neither by id, number, list nor count', async () => {
    const draft = await newRequest(desk, people.kari, { description: 'A draft about xylophones, nothing else' });
    const look = `query Q($id: ID!, $number: String!) { serviceRequest(id: $id) { id } serviceRequestByNumber(number: $number) { id } node(id: $id) { id }
      serviceRequests(filter: { text: "xylophones" }) { totalCount nodes { id } } }`;
    const seen = await desk.run(people.agent, look, { id: draft['id'], number: draft['number'] });
    expect(seen).toEqual({ serviceRequest: null, serviceRequestByNumber: null, node: null, serviceRequests: { totalCount: 0, nodes: [] } });
    expect((await desk.run(people.kari, look, { id: draft['id'], number: draft['number'] }))['serviceRequests'].totalCount).toBe(1);
  });

  it('G-06 an answered key is answered again, without a second message', async () => {
    const { id, version } = await sentRequest(desk, people.kari);
    const input = { id, expectedVersion: version, text: 'Once only.', idempotencyKey: freshKey() };
    await callRequest(desk, people.kari, 'addServiceRequestActivity', input);
    expect(await callRequest(desk, people.kari, 'addServiceRequestActivity', input)).toMatchObject({
      replayed: true,
      serviceRequest: { activities: [{ text: 'Once only.' }] },
    });
  });
});
