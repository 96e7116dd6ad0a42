import { sentOrder } from '@sporbar/schema/orders/order.testing.ts';
import { completedRequest, newRequest, sentRequest } from '@sporbar/schema/service-requests/request.testing.ts';
import { grantTickets, installedProduct, newTicket } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { freshKey, type Answer } from '@sporbar/schema/testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../api/src/jobs.ts';
import { openJourney, type Journey, type Seat } from './journey.ts';

const answer = { name: 'enclosure.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nThe circuits of September.') };

async function issuedInvoice({ api, people }: Journey): Promise<Answer> {
  const document =
    'mutation M($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on InvoicePayload { invoice { id number } } } }';
  const lines = [{ text: 'Rental', quantity: 1, unitAmountMinor: 10_000 }];
  const input = { organisationId: people.north.id, lines, idempotencyKey: freshKey() };
  return (await api.run(people.billing, document, { input }))['issueInvoice'].invoice as Answer;
}

/** What the form cannot know by itself. */
async function fillIn({ page }: Seat, description: string): Promise<void> {
  const subArea = page.locator('select[name=subArea]');
  if ((await subArea.inputValue()) === '') await subArea.selectOption({ index: 1 });
  await page.locator('textarea[name=description]').fill(description);
}

const submit = ({ page }: Seat): Promise<void> => page.getByRole('button', { name: 'Submit', exact: true }).click();

describe('a service request', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  const requestAbout = (linkedId: string) => journey.desk.database.db.serviceRequest.findFirstOrThrow({ where: { linkedId } });

  it('J-09 SR-32 SR-03 from an invoice, status first and reference locked: in billing’s queue at once, and a second one is led to it', async () => {
    const { people } = journey;
    const invoice = await issuedInvoice(journey);
    const [ola, late, colleague, billing] = [
      await journey.sit(people.ola),
      await journey.sit(people.superuser),
      await journey.sit(people.superuser),
      await journey.sit(people.billing),
    ];
    await late.open(`/service-requests/new?from=${invoice['id']}`);
    await colleague.open(`/invoices/${invoice['number']}`);
    await billing.open('/desk?queue=BILLING');
    await ola.open(`/invoices/${invoice['number']}`);
    await ola.page.getByRole('link', { name: 'Ask about it' }).click();
    const first = ola.page.locator('[data-status-first]');
    await first.getByText(invoice['number']).waitFor();
    await first.getByText('Issued').waitFor();
    expect(await ola.page.locator('[name=referenceValue]').count()).toBe(0);
    expect(await ola.page.locator('[data-area]').evaluateAll((areas) => areas.map((area) => area.getAttribute('data-area')))).toEqual([
      'INVOICE',
    ]);
    await fillIn(ola, 'The enclosure with the circuits is missing.');
    await submit(ola);
    await ola.header('Submitted').waitFor();
    const request = await requestAbout(invoice['id']);
    expect(request).toMatchObject({ area: 'INVOICE', queue: 'BILLING', referenceValue: invoice['number'] });
    await colleague.sees(colleague.page.getByRole('link', { name: request.number }));
    await billing.sees(billing.page.getByRole('link', { name: request.number }));
    expect([...colleague.requests(), ...billing.requests()]).toEqual([]);
    await fillIn(late, 'There is no enclosure with this invoice.');
    await submit(late);
    await late.page.getByText('There is an open request about this already').waitFor();
    await late.page.getByRole('link', { name: 'Open it' }).click();
    await late.page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click();
    await late.page.getByRole('heading', { name: request.number }).waitFor();
    await Promise.all([ola, late, colleague, billing].map((seat) => seat.leave()));
  });

  it('J-09 SR-22 SR-23 billing asks for what is missing, the same request comes back, and the answer is read live and mailed', async () => {
    const { api, people, desk } = journey;
    const invoice = await issuedInvoice(journey);
    const { number, id } = await sentRequest(api, people.ola, {
      area: 'INVOICE',
      subArea: 'MISSING_ENCLOSURE',
      referenceKind: 'INVOICE',
      referenceValue: invoice['number'],
    });
    const [ola, colleague, billing] = [
      await journey.sit(people.ola),
      await journey.sit(people.superuser),
      await journey.sit(people.billing),
    ];
    for (const seat of [ola, colleague]) await seat.open(`/service-requests/${number}`);
    await billing.open(`/desk/${number}?queue=BILLING`);
    await billing.press('markServiceRequestIncomplete');
    await billing.page.getByRole('dialog').locator('textarea').fill('Which period is it?');
    await billing.confirm('Ask for what is missing');
    await colleague.sees(colleague.header('Incomplete'));
    await colleague.sees(colleague.page.getByRole('note').getByText('Which period is it?'));
    await ola.press('updateServiceRequest');
    await ola.page.locator('textarea[name=description]').fill('The enclosure for September 2025 is missing.');
    await ola.page.getByRole('button', { name: 'Save', exact: true }).click();
    await colleague.sees(colleague.page.getByText('The enclosure for September 2025 is missing.'));
    await billing.header('Incomplete').waitFor();
    billing.watch();
    await ola.press('submitServiceRequest');
    await billing.sees(billing.header('Submitted'));
    expect(billing.requests()).toEqual([]);
    await billing.press('startServiceRequest');
    await billing.header('In process').waitFor();
    await billing.page.locator('input[type=file]').setInputFiles(answer);
    await colleague.page.getByText('enclosure.pdf').waitFor();
    await billing.press('completeServiceRequest');
    await billing.page.getByRole('dialog').locator('textarea').fill('It is attached now.');
    await billing.confirm('Answer and complete');
    await colleague.sees(colleague.header('Completed'));
    await colleague.sees(colleague.page.getByRole('note').getByText('It is attached now.'));
    expect(colleague.requests()).toEqual([]);
    const mails = await desk.database.db.emailMessage.findMany({ where: { subjects: { some: { objectId: id } } }, orderBy: { id: 'asc' } });
    expect(mails.map(({ to, text }) => [to, /Which period|attached now/.exec(text)?.[0]])).toEqual([
      ['post@nordlys.example', 'Which period'],
      ['post@nordlys.example', 'attached now'],
    ]);
    await billing.page.getByRole('region', { name: 'Mails' }).getByText('post@nordlys.example').first().waitFor();
    await Promise.all([ola, colleague, billing].map((seat) => seat.leave()));
  });

  it('J-09 D-18 a request about a quote may chase its answer, one about a delivery may not', async () => {
    const { people } = journey;
    const [kari, sales] = [await journey.sit(people.kari), await journey.sit(people.sales)];
    await sales.open('/desk?queue=SALES_SUPPORT');
    await kari.open('/service-requests/new');
    const chase = kari.page.locator('select[name=topic] option[value=CHASE_ANSWER]');
    await kari.page.locator('[data-area=DELIVERY] input').check();
    await kari.page.locator('select[name=topic] option[value=DELAY]').waitFor({ state: 'attached' });
    expect(await chase.count()).toBe(0);
    await kari.page.locator('[data-area=QUOTES] input').check();
    await kari.page.locator('select[name=topic]').selectOption('CHASE_ANSWER');
    await kari.page.locator('[name=referenceValue]').fill('Q-99');
    await fillIn(kari, 'When can we expect the price of this circuit?');
    await submit(kari);
    await kari.header('Submitted').waitFor();
    await sales.sees(sales.page.getByText('When can we expect the price of this circuit?'));
    expect(sales.requests()).toEqual([]);
    await Promise.all([kari.leave(), sales.leave()]);
  });

  it('J-09 SR-14 an escalation needs a delivery request that went before', async () => {
    const { api, people } = journey;
    const order = await sentOrder(api, people.kari);
    const kari = await journey.sit(people.kari);
    await kari.open(`/service-requests/new?from=${order['id']}`);
    await kari.page.locator('[data-area=ESCALATION] input').check();
    await fillIn(kari, 'Nobody at customer service has solved this.');
    await submit(kari);
    await kari.page.getByText('SR-14').first().waitFor();
    const about = { subArea: 'ADSL', referenceKind: 'ORDER', referenceValue: order['number'] };
    await sentRequest(api, people.kari, about);
    await submit(kari);
    await kari.header('Submitted').waitFor();
    expect(await requestAbout(order['id'])).toMatchObject({ area: 'ESCALATION', queue: 'SERVICE_MANAGER' });
    await kari.leave();
  });

  it('SR-28 SR-32 a circuit, a phone number and a ticket are looked up, fill in the form and lock it, status first', async () => {
    const { api, people } = journey;
    await grantTickets(api, people.kari);
    const { id } = await installedProduct(api, people.north.id, {
      circuitNumber: 'NO-77001',
      phoneNumber: '85010077',
      searchText: 'no-77001 85010077',
    });
    await installedProduct(api, people.east.id, { circuitNumber: 'NO-77002', searchText: 'no-77002' });
    const ticket = await newTicket(api, people.kari, people.north.id, { installedProductId: id });
    // Each of another user: what was typed is kept as a draft of its own user.
    for (const [who, kind, typed, reference] of [
      [people.superuser, 'CIRCUIT', 'NO-770', 'NO-77001'],
      [people.ola, 'PHONE', '850100', 'NO-77001'],
      [people.kari, 'TICKET', ticket['number'], ticket['number']],
    ] as const) {
      const { page } = await (await journey.sit(who)).open('/service-requests/new?area=DELIVERY');
      await page.locator('select[name=referenceKind]').selectOption(kind);
      await page.locator('[name=referenceValue]').pressSequentially(typed);
      const hits = page.locator('[role=option]');
      await hits.first().waitFor();
      expect([kind, await hits.count()]).toEqual([kind, 1]);
      await hits.first().click();
      await page.locator('[data-status-first]').waitFor();
      expect(await page.locator('[name=referenceValue]').count()).toBe(0);
      await page.getByText(reference).last().waitFor();
    }
  });

  it('SR-04 an agent takes down what was asked by phone, and the customer sends it', async () => {
    const { people } = journey;
    const [agent, kari] = [await journey.sit(people.agent), await journey.sit(people.kari)];
    await agent.open('/service-requests');
    await agent.page.getByRole('link', { name: 'Record a request' }).first().click();
    await agent.page.locator('input[name=requester]').pressSequentially('kari');
    await agent.page.getByRole('option', { name: /kari Customer/ }).click();
    await agent.page.locator('select[name=channel]').selectOption('PHONE');
    await agent.page.locator('[data-area=DELIVERY] input').check();
    await agent.page.locator('select[name=referenceKind]').selectOption('CIRCUIT');
    await agent.page.locator('[name=referenceValue]').fill('C-4711');
    await fillIn(agent, 'The technician did not come as agreed on Monday.');
    await agent.page.getByRole('button', { name: 'Record a request' }).click();
    await agent.header('New').waitFor();
    await kari.open(`/service-requests/${agent.page.url().split('/').at(-1) ?? ''}`);
    agent.watch();
    await kari.press('submitServiceRequest');
    await agent.sees(agent.header('Submitted'));
    expect(agent.requests()).toEqual([]);
    await Promise.all([agent.leave(), kari.leave()]);
  });
});

describe('a service request nobody touches', () => {
  it('J-09 SR-24 is closed by the clock after 14 days, answered or never sent, and an open page shows it', async () => {
    const { api, people, desk, server, ...journey } = await openJourney();
    const answered = await completedRequest(api, people.kari, people.agent);
    const unsent = await newRequest(api, people.kari);
    desk.clock.passDays(13);
    const reader = await journey.sit(people.kari);
    await reader.open(`/service-requests/${answered['number']}`);
    expect(await reader.page.locator('[data-move=reopenServiceRequest] [data-left]').getAttribute('data-left')).toBe('2025-10-14');
    await reader.leave();
    desk.clock.passDays(1);
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
