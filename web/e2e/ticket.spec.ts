import { grantTickets, installedProduct, newTicket } from '@sporbar/schema/trouble-tickets/ticket.testing.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothSee, openJourney, type Journey } from './journey.ts';

describe('a trouble ticket', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
    await grantTickets(journey.desk, journey.people.kari);
  });
  afterAll(() => journey.close());

  it('TT-01 TT-04 reported from the portfolio, taken from the desk’s queue, resolved and confirmed, each side seeing the other’s step live', async () => {
    const { people, desk } = journey;
    const { id } = await installedProduct(desk, people.north.id);
    const [kari, dag, home] = [await journey.sit(people.kari), await journey.sit(people.delivery), await journey.sit(people.kari)];
    await dag.open('/desk?queue=DELIVERY');
    await home.open('/');
    await kari.open(`/portfolio/${id}`);
    await kari.page.getByRole('link', { name: 'Report a fault' }).click();
    const report = kari.page.getByRole('button', { name: 'Report a fault' });
    await report.click();
    await kari.page.getByText('Describe the fault.').waitFor();
    await kari.page.locator('input[name=impact][value=DOWN]').check();
    await kari.page.locator('textarea[name=description]').fill('No sync since this morning.');
    await kari.page.locator('input[name=clarified]').check();
    await report.click();
    await kari.page.waitForURL(/\/tickets\/T-\d+$/);
    const { number } = await desk.database.db.troubleTicket.findFirstOrThrow({ where: { installedProductId: id } });
    await dag.sees(dag.page.locator(`a[data-case="${number}"]`));
    await dag.page.locator(`a[data-case="${number}"]`).click();
    await dag.page.waitForURL(/\/desk\/T-/);
    await kari.open(`/tickets/${number}`);
    await dag.press('startTroubleTicket');
    await bothSee(dag, kari, (seat) => seat.header('In process'));
    await dag.press('resolveTroubleTicket');
    await dag.page.getByRole('dialog').locator('textarea').fill('A card was replaced.');
    await dag.page.getByRole('dialog').locator('[type=submit]').click();
    await bothSee(dag, kari, (seat) => seat.header('Resolved'));
    await dag.sees(dag.page.getByText('Not in this queue any more.'));
    const asked = home.page.getByRole('link', { name: new RegExp(`^Confirm that it works, or reopen.*${number}`) });
    await home.sees(asked);
    await kari.page.getByText('A card was replaced.').first().waitFor();
    await kari.press('confirmTicketResolved');
    await bothSee(kari, dag, (seat) => seat.header('Closed'));
    await asked.waitFor({ state: 'detached' });
    expect(home.requests()).toEqual([]);
    expect((await desk.database.db.troubleTicket.findFirstOrThrow({ where: { number } })).status).toBe('CLOSED');
  });

  it('D-59 D-60 a repair that took too long says by how much, and its claim is drafted to be changed and sent once', async () => {
    const { people, desk } = journey;
    const { id: installedProductId } = await installedProduct(desk, people.north.id, { productCode: 'SHDSL' });
    const { number } = await newTicket(journey.api, people.kari, people.north.id, { installedProductId });
    desk.clock.passMinutes(25 * 60);
    const kari = await journey.sit(people.kari);
    const { page } = kari;
    const measured = page.getByText('Not repaired yet. That is 1 hour late.');
    await kari.open(`/tickets/${number}`);
    await measured.waitFor();
    await kari.open(`/portfolio/${installedProductId}`);
    await measured.waitFor();
    await page.getByRole('link', { name: 'Claim compensation', exact: true }).click();
    const text = page.locator('textarea[name=description]');
    await text.waitFor();
    expect(await text.inputValue()).toContain(`We claim compensation under the SLA for SHDSL, ${number}.`);
    await text.fill(`${await text.inputValue()} Two shops were closed.`);
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.waitForURL(/\/service-requests\/SR-\d+$/);
    await page.getByText('Two shops were closed.').waitFor();
    const claim = await desk.database.db.serviceRequest.findFirstOrThrow({ where: { area: 'SLA_COMPENSATION' } });
    expect(claim).toMatchObject({ status: 'SUBMITTED', queue: 'CLAIMS_HANDLER', referenceValue: number, subArea: 'SHDSL_HDSL' });
    await kari.open(`/tickets/${number}`);
    await page.getByRole('link', { name: 'Claim compensation', exact: true }).click();
    await page.locator('[data-claimed]').getByRole('link', { name: claim.number }).waitFor();
  });
});
