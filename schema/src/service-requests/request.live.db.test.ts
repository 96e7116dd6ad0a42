import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../schema.ts';
import { foundPeople, freshKey, openDesk, type Answer, type Desk, type People } from '../testing.ts';
import { callRequest, goodRequest, movedRequest, newRequest, readRequest, sentRequest } from './request.testing.ts';
import { closeServiceRequestsByTimer } from './request.timers.ts';

const document = parse(`subscription S($id: ID!, $after: Cursor) { serviceRequestChanged(id: $id, after: $after) { __typename
  ... on State { object { ... on ServiceRequest { status version } } } ... on Change { event { move from to comment } object { ... on ServiceRequest { status version resolution } } } } }`);

describe('a service request, live', () => {
  let desk: Desk;
  let people: People;
  beforeAll(async () => {
    desk = await openDesk();
    people = await foundPeople(desk);
  });
  afterAll(() => desk.close());

  async function watch(userId: string, id: string): Promise<() => Promise<Answer>> {
    const result = await subscribe({ schema, document, variableValues: { id }, contextValue: await desk.contextOf(userId) });
    if (!(Symbol.asyncIterator in result)) throw result.errors?.[0] ?? new Error('no stream');
    const stream = result as AsyncGenerator<ExecutionResult>;
    return async () => {
      const { value } = (await stream.next()) as { value: ExecutionResult };
      if (value.errors !== undefined) throw value.errors[0] ?? new Error('no message');
      return (value.data as Answer)['serviceRequestChanged'] as Answer;
    };
  }

  it('SR-35 tells the customer of each step as the carrier makes it', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const next = await watch(people.kari, id);
    expect([await next(), await next()]).toMatchObject([
      { __typename: 'State', object: { status: 'SUBMITTED' } },
      { __typename: 'UpToDate' },
    ]);
    await movedRequest(desk, people.agent, id, 'startServiceRequest');
    expect(await next()).toMatchObject({ event: { from: 'SUBMITTED', to: 'IN_PROCESS' }, object: { status: 'IN_PROCESS' } });
    await movedRequest(desk, people.agent, id, 'addServiceRequestActivity', { text: 'Nobody shall see this', visibleToCustomer: false });
    await movedRequest(desk, people.agent, id, 'completeServiceRequest', { resolution: 'Done.' });
    expect(await next()).toMatchObject({
      event: { to: 'COMPLETED', comment: 'Done.' },
      object: { status: 'COMPLETED', resolution: 'Done.' },
    });
  });

  it('SR-35 another organisation, and the carrier before it is sent, cannot follow', async () => {
    const { id } = await newRequest(desk, people.kari);
    const nothing = { extensions: { code: 'NOT_FOUND' } };
    await expect(watch(people.elsa, id).then((next) => next())).rejects.toMatchObject(nothing);
    await expect(watch(people.agent, id).then((next) => next())).rejects.toMatchObject(nothing);
  });

  it('SR-21 who follows a queue is told when a request is routed out of it', async () => {
    const { id } = await sentRequest(desk, people.kari);
    const queue = parse(`subscription Q($queues: [Department!]) { changes(filter: { queues: $queues }) { __typename
      ... on Change { event { move } object { ... on ServiceRequest { id queue } } } } }`);
    const follow = async (userId: string, department: string): Promise<AsyncGenerator<ExecutionResult>> => {
      const contextValue = await desk.contextOf(userId);
      const stream = await subscribe({ schema, document: queue, variableValues: { queues: [department] }, contextValue });
      if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream');
      await stream.next();
      return stream as AsyncGenerator<ExecutionResult>;
    };
    const streams = [await follow(people.agent, 'CUSTOMER_SERVICE'), await follow(people.sales, 'SALES_SUPPORT')];
    await movedRequest(desk, people.agent, id, 'rerouteServiceRequest', { area: 'QUOTES', subArea: 'CAPACITY' });
    for (const stream of streams) {
      const { value } = (await stream.next()) as { value: ExecutionResult };
      expect(value.data).toMatchObject({
        changes: { __typename: 'Change', event: { move: 'rerouteServiceRequest' }, object: { id, queue: 'SALES_SUPPORT' } },
      });
      await stream.return(undefined);
    }
  });

  it('J-09 a request about an invoice, and one too many', async () => {
    const line = { text: 'Rental', quantity: 1, unitAmountMinor: 10_000 };
    const issue =
      'mutation M($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id number } } } }';
    const { invoice } = (
      await desk.run(people.billing, issue, { input: { organisationId: people.north.id, lines: [line], idempotencyKey: freshKey() } })
    )['issueInvoice'];
    const about = { objectId: invoice.id, subArea: 'MISSING_ENCLOSURE', description: 'The enclosure with the circuits is missing.' };
    const request = (await callRequest(desk, people.ola, 'createServiceRequest', about))['serviceRequest'];
    expect(request).toMatchObject({ area: 'INVOICE', referenceValue: invoice.number, isReferenceLocked: true });
    const { id } = request;
    expect(await movedRequest(desk, people.ola, id, 'submitServiceRequest')).toMatchObject({ status: 'SUBMITTED', queue: 'BILLING' });
    expect(await callRequest(desk, people.superuser, 'createServiceRequest', about)).toMatchObject({
      code: 'DUPLICATE_SERVICE_REQUEST',
      existingIds: [id],
    });
    await movedRequest(desk, people.billing, id, 'markServiceRequestIncomplete', { resolution: 'Which period?' });
    await movedRequest(desk, people.ola, id, 'addServiceRequestActivity', { text: 'September 2025.' });
    expect(await movedRequest(desk, people.ola, id, 'submitServiceRequest')).toMatchObject({ id, status: 'SUBMITTED', queue: 'BILLING' });
    await movedRequest(desk, people.billing, id, 'startServiceRequest');
    expect(await movedRequest(desk, people.billing, id, 'completeServiceRequest', { resolution: 'It is attached now.' })).toMatchObject({
      status: 'COMPLETED',
      closesOn: '2025-10-15',
    });
    const mails = await desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: id } } } });
    expect(mails.map(({ text }) => /Which period\?|attached now/.exec(text)?.[0]).sort()).toEqual(['Which period?', 'attached now']);
    const draft = await newRequest(desk, people.ola);
    desk.clock.passDays(14);
    await closeServiceRequestsByTimer(desk.context);
    expect(await readRequest(desk, people.ola, id)).toMatchObject({ status: 'CLOSED', resolution: 'It is attached now.' });
    expect(await readRequest(desk, people.ola, draft['id'])).toMatchObject({ status: 'CLOSED' });
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest({ topic: 'CHASE_ANSWER' }))).toMatchObject({
      ruleId: 'D-18',
    });
    expect(await callRequest(desk, people.kari, 'createServiceRequest', goodRequest({ area: 'ESCALATION' }))).toMatchObject({
      ruleId: 'SR-14',
    });
  });
});
