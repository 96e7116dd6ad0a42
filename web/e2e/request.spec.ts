import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { callRequest, completedRequest, movedRequest, newRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../api/src/jobs.ts';
import { openJourney, type Journey } from './journey.ts';

describe('a service request', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  it('J-09 raised from an object it shows the object’s status first and locks the reference, and is SUBMITTED at once', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    const actor = await journey.sit(people.kari);
    await actor.open(`/service-requests/new?from=${order['id']}`);
    await actor.page.locator('[data-status-first]').getByText(order['number']).waitFor();
    expect(await actor.page.locator('[name=referenceValue]').count()).toBe(0);
    const subArea = actor.page.locator('select[name=subArea]');
    if ((await subArea.inputValue()) === '') await subArea.selectOption({ index: 1 });
    await actor.page.locator('textarea[name=description]').fill('The technician has not been here although it was agreed.');
    await actor.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await actor.header('Submitted').waitFor();
    expect(await desk.database.db.serviceRequest.findFirst({ where: { linkedId: order['id'] } })).toMatchObject({
      status: 'SUBMITTED',
      referenceValue: order['number'],
    });
    await actor.leave();
  });

  it('J-09 a request that lacks something comes back live, and the same request is submitted again', async () => {
    const { api, people } = journey;
    const request = await sentRequest(api, people.kari);
    const [actor, watcher] = [await journey.sit(people.kari), await journey.sit(people.ola)];
    await actor.open(`/service-requests/${request['number']}`);
    await watcher.open(`/service-requests/${request['number']}`);
    await movedRequest(api, people.agent, request['id'], 'startServiceRequest');
    await movedRequest(api, people.agent, request['id'], 'markServiceRequestIncomplete', { resolution: 'Which circuit is it?' });
    await watcher.sees(watcher.header('Incomplete'));
    await watcher.sees(watcher.page.getByText('Which circuit is it?'));
    await actor.press('updateServiceRequest');
    await actor.page.locator('textarea[name=description]').fill('It is the circuit to the office in Halden, second floor.');
    await actor.page.getByRole('button', { name: 'Save', exact: true }).click();
    await watcher.sees(watcher.page.getByText('It is the circuit to the office in Halden, second floor.'));
    await actor.press('submitServiceRequest');
    await actor.header('Submitted').waitFor();
    await watcher.sees(watcher.header('Submitted'));
    expect(watcher.requests()).toEqual([]);
    await Promise.all([actor.leave(), watcher.leave()]);
  });

  it('J-09 a second request about the same matter is refused with a link to the first', async () => {
    const { api, people, desk } = journey;
    const order = await sentOrder(api, people.kari);
    const actor = await journey.sit(people.kari);
    await callRequest(api, people.kari, 'createServiceRequest', {
      objectId: order['id'],
      area: 'DELIVERY',
      subArea: 'ADSL',
      description: 'The technician has not been here although it was agreed.',
    });
    const first = await desk.database.db.serviceRequest.findFirstOrThrow({ where: { linkedId: order['id'] } });
    await movedRequest(api, people.kari, first.id, 'submitServiceRequest');
    await actor.open(`/service-requests/new?from=${order['id']}`);
    await actor.page.getByText('There is an open request about this already').waitFor();
    await actor.page.getByRole('link', { name: first.number }).first().click();
    await actor.header('Submitted').waitFor();
    await actor.leave();
  });

  it('J-09 the answer appears under the description of the open page, live', async () => {
    const { api, people } = journey;
    const request = await sentRequest(api, people.kari);
    const watcher = await journey.sit(people.kari);
    await watcher.open(`/service-requests/${request['number']}`);
    await movedRequest(api, people.agent, request['id'], 'startServiceRequest');
    await movedRequest(api, people.agent, request['id'], 'completeServiceRequest', { resolution: 'It is delivered on Monday.' });
    await watcher.sees(watcher.header('Completed'));
    await watcher.sees(watcher.page.getByRole('note').getByText('It is delivered on Monday.'));
    expect(watcher.requests()).toEqual([]);
    await watcher.leave();
  });
});

describe('a service request nobody touches', () => {
  it('J-09 is closed by the clock after 14 days, answered or never sent, and an open page shows it', async () => {
    const { api, people, desk, server, ...journey } = await openJourney();
    const answered = await completedRequest(api, people.kari, people.agent);
    const unsent = await newRequest(api, people.kari);
    desk.clock.passDays(14);
    const watcher = await journey.sit(people.kari);
    await watcher.open(`/service-requests/${answered['number']}`);
    await watcher.sees(watcher.header('Completed'));
    await runDueJobs(server.contextOf(), server.backbone.logger);
    await watcher.sees(watcher.header('Closed'));
    expect(watcher.requests()).toEqual([]);
    expect(await desk.database.db.serviceRequest.findUnique({ where: { id: unsent['id'] } })).toMatchObject({ status: 'CLOSED' });
    await journey.close();
  });
});
