import type { InvoicePaper } from '@sporbar/schema/invoices/invoice-paper.ts';
import { invoiceLifecycle } from '@sporbar/schema/invoices/invoice.lifecycle.ts';
import { say, type Locale } from '@sporbar/schema/words.ts';
import { paperWords as words } from './paper.words.ts';
import { Sheet } from './sheet.ts';

const calendars = { en: 'en-GB', nb: 'nb-NO', sv: 'sv-SE' } as const satisfies Record<Locale, string>;

const columns = { text: { x: 0, width: 250 }, quantity: { x: 255, width: 50, end: true }, unit: { x: 310, width: 90, end: true } };
const total = { x: 405, width: 90, end: true };

/** INV-02: an invoice as a customer prints or keeps it, with what its page shows, in one of the portal's languages. */
export async function invoicePdf({ invoice, carrier }: InvoicePaper, locale: Locale, at: Date): Promise<Buffer> {
  const currency = invoice.currency.trim();
  const amounts = new Intl.NumberFormat(calendars[locale], { style: 'currency', currency, currencyDisplay: 'code' });
  const money = (minor: number): string => amounts.format(minor / 100);
  const days = new Intl.DateTimeFormat(calendars[locale], { dateStyle: 'long', timeZone: 'UTC' });
  const day = (date: string): string => days.format(new Date(`${date}T00:00:00Z`));
  const title = say(words.title, locale, { number: invoice.number });
  const sheet = new Sheet({ title, author: carrier, language: calendars[locale], at });

  const { name, orgNumber } = invoice.organisation;
  sheet.row([
    [carrier, { x: 0, width: 250, bold: true, size: 13 }],
    [title, { x: 255, width: 240, end: true, bold: true, size: 13 }],
  ]);
  sheet.space(24);
  sheet.row([[say(words.to, locale), { x: 0, width: 250, size: 8, grey: true }]]);
  sheet.row([[name, { x: 0, width: 400, bold: true }]]);
  if (orgNumber !== null) sheet.row([[say(words.orgNumber, locale, { number: orgNumber }), { x: 0, width: 250 }]]);
  sheet.space(18);

  const { periodFrom, periodTo, customerInvoiceRef, creditReason } = invoice;
  const facts: (readonly [keyof typeof words, string | null])[] = [
    ['status', say(invoiceLifecycle.statuses[invoice.status].label, locale)],
    ['creditReason', creditReason],
    ['issuedOn', day(invoice.issuedOn)],
    ['dueOn', day(invoice.dueOn)],
    ['period', periodFrom === null || periodTo === null ? null : `${day(periodFrom)} – ${day(periodTo)}`],
    ['reference', customerInvoiceRef],
    ['kid', invoice.kid],
  ];
  for (const [label, value] of facts)
    if (value !== null)
      sheet.row([
        [say(words[label], locale), { x: 0, width: 140, grey: true }],
        [value, { x: 145, width: 350, bold: label === 'kid' || label === 'dueOn' }],
      ]);
  sheet.space(18);

  head(sheet, locale);
  for (const line of invoice.lines) {
    if (!sheet.hasRoom(60)) {
      sheet.newPage();
      head(sheet, locale);
    }
    sheet.row([
      [line.text, columns.text],
      [String(line.quantity), columns.quantity],
      [money(line.unitMinor), columns.unit],
      [money(line.totalMinor), total],
    ]);
    sheet.space(3);
  }
  if (!sheet.hasRoom(70)) sheet.newPage();
  sheet.rule();
  const sum = (label: keyof typeof words, minor: number, bold = false): void =>
    sheet.row([
      [say(words[label], locale), { x: 0, width: 250, bold }],
      [money(minor), { x: 255, width: 240, end: true, bold }],
    ]);
  sum('total', invoice.totalMinor, true);
  if (invoice.status !== 'ISSUED') sum('outstanding', invoice.outstandingMinor);
  return sheet.bytes((page, of) => say(words.foot, locale, { number: invoice.number, page, of }));
}

function head(sheet: Sheet, locale: Locale): void {
  sheet.row([
    [say(words.line, locale), { ...columns.text, size: 8, grey: true }],
    [say(words.quantity, locale), { ...columns.quantity, size: 8, grey: true }],
    [say(words.unit, locale), { ...columns.unit, size: 8, grey: true }],
    [say(words.total, locale), { ...total, size: 8, grey: true }],
  ]);
  sheet.space(3);
  sheet.rule();
}
