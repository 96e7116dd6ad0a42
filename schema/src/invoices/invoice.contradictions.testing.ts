import type { Tx } from '@sporbar/prisma/client.ts';
import type { Invoice, InvoiceCharge, InvoiceLine, Payment } from '@sporbar/prisma/generated/client/client.ts';
import { textOfCharge } from '../billing/charge.words.ts';
import { say, type Locale, type Words } from '../words.ts';
import { kidFrom } from './kid.ts';

const locales = ['en', 'nb', 'sv'] as const satisfies readonly Locale[];

interface Issued extends Invoice {
  readonly lines: readonly InvoiceLine[];
  readonly payments: readonly Payment[];
  readonly charges: readonly InvoiceCharge[];
}

/**
 * INV-01, INV-06: an invoice comes to what its lines come to, and owes what is not paid of it; a charge has one line, on the
 * one invoice that took it up, which says the same.
 */
export async function inInvoices(db: Tx): Promise<string[]> {
  const invoices = await db.invoice.findMany({
    include: {
      lines: { orderBy: { lineNo: 'asc' } },
      payments: true,
      charges: { orderBy: [{ incurredOn: 'asc' }, { id: 'asc' }] },
    },
    orderBy: { id: 'asc' },
  });
  const charges = await db.invoiceCharge.findMany();
  const names = new Map((await db.product.findMany()).map(({ code, names: words }) => [code, words as unknown as Words]));
  /** What a line about this charge says, in whichever language. */
  const textsOf = (charge: InvoiceCharge): string[] =>
    locales.map((locale) => {
      const name = names.get(charge.productCode);
      return textOfCharge(charge, name === undefined ? charge.productCode : say(name, locale), locale);
    });
  const owners = Map.groupBy(
    charges.flatMap((charge) => [...new Set(textsOf(charge))].map((text) => ({ key: `${charge.organisationId} ${text}`, charge }))),
    ({ key }) => key,
  );
  return invoices.flatMap((invoice) => [
    ...inSums(invoice),
    ...inLines(invoice, textsOf),
    ...invoice.lines.slice(invoice.charges.length).flatMap(({ text, lineNo }) => {
      const elsewhere = owners.get(`${invoice.organisationId} ${text}`) ?? [];
      return elsewhere.map(({ charge }) => `line ${lineNo} of ${invoice.number} bills ${charge.once}, which ${charge.invoicedIn} bills`);
    }),
  ]);
}

function inSums({ number, kid, status, totalMinor, outstandingMinor, lines, payments }: Issued): string[] {
  const said: string[] = [];
  for (const { lineNo, quantity, unitMinor, totalMinor: total } of lines)
    if (total !== quantity * unitMinor) said.push(`line ${lineNo} of ${number} is ${quantity} of ${unitMinor} and comes to ${total}`);
  if (lines.some(({ lineNo }, index) => lineNo !== index + 1)) said.push(`${number} has lines ${lines.map(({ lineNo }) => lineNo).join()}`);
  const sum = lines.reduce((all, line) => all + line.totalMinor, 0);
  const paid = payments.reduce((all, { amountMinor }) => all + amountMinor, 0);
  if (totalMinor !== sum || sum <= 0) said.push(`${number} comes to ${totalMinor}, and its lines to ${sum}`);
  const isCredited = status === 'CREDITED';
  const owes = isCredited ? 0 : totalMinor - paid;
  if (outstandingMinor !== owes || owes < 0) said.push(`${number} owes ${outstandingMinor}, and ${paid} of ${totalMinor} is paid`);
  const due = owes === 0 ? 'PAID' : paid > 0 ? 'PARTIALLY_PAID' : 'ISSUED';
  if (!isCredited && status !== due) said.push(`${number} is ${status}, and by its payments ${due}`);
  if (kidFrom(kid) !== kid) said.push(`no bank takes the KID of ${number}`);
  return said;
}

/** Its first lines are its charges, the oldest first. */
function inLines(invoice: Issued, textsOf: (charge: InvoiceCharge) => string[]): string[] {
  const { number, organisationId, currency, lines } = invoice;
  return invoice.charges.flatMap((charge, index) => {
    const { once, amountMinor, orderLineId } = charge;
    const line = lines[index];
    if (line === undefined || !textsOf(charge).includes(line.text)) return [`${number} has no line for ${once}`];
    const said: string[] = [];
    if (charge.organisationId !== organisationId || charge.currency !== currency) said.push(`${once} is billed to another, on ${number}`);
    if (line.totalMinor !== amountMinor) said.push(`line ${line.lineNo} of ${number} is ${line.totalMinor}, and ${once} ${amountMinor}`);
    if (line.orderLineId !== orderLineId)
      said.push(`line ${line.lineNo} of ${number} is about ${line.orderLineId}, and ${once} about ${orderLineId}`);
    return said;
  });
}
