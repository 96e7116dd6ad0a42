import { readFile } from 'node:fs/promises';
import { newId } from '@sporbar/schema/ids.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfPdf } from '../../api/src/invoices/pdf-text.testing.ts';
import { openJourney, type Journey } from './journey.ts';

describe('an invoice', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });
  afterAll(() => journey.close());

  /** Something that is to be billed to Ola's organisation. */
  async function charge(reference: string, amountMinor: number | null): Promise<void> {
    const { desk, people } = journey;
    const id = newId('InvoiceCharge');
    const row = {
      kind: 'WASTED_VISIT',
      productCode: 'SHDSL',
      currency: 'NOK',
      incurredOn: '2025-10-01',
      createdAt: desk.clock.now(),
    } as const;
    await desk.database.db.invoiceCharge.create({
      data: { id, once: id, organisationId: people.north.id, reference, amountMinor, ...row },
    });
  }
  const charged = (page: Page, reference: string) => page.getByRole('listitem').filter({ hasText: reference });

  it('INV-01 INV-02 is issued from what is open, seen live by its customer, and downloaded as PDF in the reader’s language', async () => {
    const { desk, people } = journey;
    await charge('O-501', 690_00);
    await charge('O-502', 100_00);
    await charge('O-503', null);
    const [billing, ola] = [await journey.sit(people.billing), await journey.sit(people.ola)];
    await ola.open('/invoices');
    await billing.open('/invoices');
    await billing.page.getByRole('link', { name: 'New invoice' }).click();
    const { name } = await desk.database.db.organisation.findUniqueOrThrow({ where: { id: people.north.id } });
    await billing.page.getByRole('link', { name }).click();
    await charged(billing.page, 'O-502').getByRole('checkbox').uncheck();
    await billing.page.getByRole('button', { name: 'Issue invoice' }).click();
    await billing.page.getByText('A charge has no price').waitFor();
    await charged(billing.page, 'O-503').getByLabel('Price').fill('1 200,50');
    await billing.page.getByRole('button', { name: 'Add a line' }).click();
    await billing.page.getByLabel('What for', { exact: true }).fill('Documentation');
    await billing.page.getByLabel('Each', { exact: true }).fill('99,50');
    await billing.page.getByRole('button', { name: 'Issue invoice' }).click();
    await billing.page.getByRole('heading', { name: /^Invoice I-\d+/ }).waitFor();
    const invoice = await desk.database.db.invoice.findFirstOrThrow({
      where: { organisationId: people.north.id },
      include: { charges: true },
    });
    expect([invoice.totalMinor, invoice.charges.length]).toEqual([1_990_00, 2]);
    await ola.page
      .getByRole('button', { name: /new/ })
      .or(ola.page.getByRole('link', { name: invoice.number }))
      .first()
      .waitFor();

    await ola.open(`/invoices/${invoice.number}`);
    await ola.page.getByText(invoice.kid).first().waitFor();
    const [download] = await Promise.all([ola.page.waitForEvent('download'), ola.page.getByRole('link', { name: 'Download PDF' }).click()]);
    expect(download.suggestedFilename()).toBe(`${invoice.number}.pdf`);
    const text = textOfPdf(await readFile(await download.path()));
    for (const said of ['Documentation', 'What it is for', invoice.kid]) expect(text).toContain(said);
  });

  it('INV-01 stands in the list with its period, its due date, its total and what is outstanding', async () => {
    const { desk, people } = journey;
    const where = { organisationId: people.north.id };
    const { id } = await desk.database.db.invoice.findFirstOrThrow({ where });
    await desk.database.db.invoice.update({ where: { id }, data: { periodFrom: '2025-09-01', periodTo: '2025-09-30' } });
    const ola = await journey.sit(people.ola);
    await ola.open('/invoices');
    await ola.page
      .getByRole('row')
      .getByText(/1 Sept? – 30 Sept?/)
      .waitFor();
    for (const head of ['Period', 'Due', 'Total', 'Outstanding'])
      expect(await ola.page.getByRole('columnheader', { name: head }).count()).toBe(1);
    await ola.page.getByRole('row').getByRole('link').first().click();
    await ola.page.getByRole('button', { name: 'Print invoice' }).waitFor();
    await ola.leave();
  });

  it('INV-05 INV-07 shows its enclosures to its customer, as billing adds them', async () => {
    const { desk, people } = journey;
    const invoice = await desk.database.db.invoice.findFirstOrThrow({ where: { organisationId: people.north.id } });
    const [billing, ola] = [await journey.sit(people.billing), await journey.sit(people.ola)];
    await ola.open(`/invoices/${invoice.number}`);
    expect(await ola.page.getByRole('heading', { name: 'Enclosures' }).count()).toBe(0);
    await billing.open(`/invoices/${invoice.number}`);
    const file = { name: 'circuits.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nThe circuits of September.') };
    await billing.page.getByRole('region', { name: 'Enclosures' }).locator('input[type=file]').setInputFiles(file);
    await billing.page.getByRole('button', { name: 'circuits.pdf' }).waitFor();
    await ola.sees(ola.page.getByRole('button', { name: 'circuits.pdf' }));
    const [download] = await Promise.all([
      ola.page.waitForEvent('download'),
      ola.page.getByRole('button', { name: 'circuits.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('circuits.pdf');
  });
});
