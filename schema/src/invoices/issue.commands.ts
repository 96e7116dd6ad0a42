import type { Tx } from '@sporbar/prisma/client.ts';
import type { Organisation } from '@sporbar/prisma/generated/client/client.ts';
import { mayUse } from '../access.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { no, Refused, refuseIfAny, type Problem } from '../refusals.ts';
import { nextNumber } from '../numbers.ts';
import { addDays, dateOf } from '../time.ts';
import { transition, type CommandInput, type Outcome, type Plan } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { created } from '../writes.ts';
import type { InvoiceResult } from './invoice.commands.ts';
import { invoiceLifecycle, invoiceNoun } from './invoice.lifecycle.ts';
import { noInvoice } from './invoice.refusals.ts';
import { currencyProblems, dateProblems, lineProblems, lineTotal, totalOf, usualTermDays, type LineInput } from './invoice.rules.ts';
import { rootOf } from './invoice.state.ts';
import { kidOf } from './kid.ts';

/** What an invoice says besides its lines. */
export interface Heading {
  readonly dueOn?: string | null | undefined;
  readonly periodFrom?: string | null | undefined;
  readonly periodTo?: string | null | undefined;
  readonly customerInvoiceRef?: string | null | undefined;
}

interface IssueInput extends CommandInput, Heading {
  readonly organisationId: string;
  readonly lines: readonly LineInput[];
}

/** INV-01: an invoice in the currency of the customer's agreement. It is shown in the portal and sent to nobody (INV-02). */
export const issueInvoice = (context: Context, input: IssueInput): Promise<Outcome<InvoiceResult>> =>
  transition(context, {
    move: 'issueInvoice',
    input,
    locks: [],
    plan: async (tx, viewer, now) => issued(tx, { now, customer: await customerOf(tx, viewer, input.organisationId) }, input, input.lines),
  });

/** Who is to pay, for who may issue invoices. */
export async function customerOf(tx: Tx, viewer: Viewer, id: string): Promise<Organisation> {
  if (!mayUse(viewer, invoiceLifecycle.moves.issueInvoice)) throw new Refused([no.forbidden('')]);
  const customer = await tx.organisation.findUnique({ where: { id, kind: { not: 'CARRIER' } } });
  if (customer === null) throw new Refused([noInvoice.organisationUnknown('/organisationId')]);
  return customer;
}

interface Issuing {
  readonly now: Date;
  readonly customer: Organisation;
}

/** The invoice of these lines; refused with everything that is wrong with it, and with what the caller has found. */
export async function issued(
  tx: Tx,
  { now, customer }: Issuing,
  heading: Heading,
  lines: readonly LineInput[],
  found: readonly Problem[] = [],
): Promise<Plan<InvoiceResult>> {
  const issuedOn = dateOf(now);
  const dates = {
    issuedOn,
    dueOn: heading.dueOn ?? addDays(issuedOn, usualTermDays),
    periodFrom: heading.periodFrom ?? null,
    periodTo: heading.periodTo ?? null,
  };
  const references = await referencesOf(tx, customer.id, lines);
  refuseIfAny([
    ...found,
    ...currencyProblems(customer.currency.trim()),
    ...lineProblems(lines),
    ...dateProblems(dates),
    ...references.problems,
  ]);
  const [id, number, totalMinor] = [newId('Invoice'), await nextNumber(tx, 'I', 'invoice_numbers'), totalOf(lines)];
  const kid = kidOf(number);
  const customerInvoiceRef = heading.customerInvoiceRef ?? references.customerInvoiceRef;
  const root = await rootOf(tx, { id, number, organisationId: customer.id });
  const row = {
    id,
    number,
    organisationId: customer.id,
    ...dates,
    currency: customer.currency,
    totalMinor,
    outstandingMinor: totalMinor,
    customerInvoiceRef,
    kid,
    status: 'ISSUED' as const,
    lastActedById: root.placedById,
    searchText: [number, kid, customerInvoiceRef, ...lines.map(({ text }) => text)].filter(Boolean).join(' ').toLowerCase(),
  };
  const changes = { totalMinor: [null, totalMinor], dueOn: [null, dates.dueOn] };
  return {
    writes: [created(root, invoiceNoun, row, { queue: 'BILLING', changes })],
    result: { invoiceId: id },
    alongside: keepLines(id, lines),
  };
}

const keepLines =
  (invoiceId: string, lines: readonly LineInput[]) =>
  async (tx: Tx): Promise<void> => {
    const rows = lines.map((line, index) => ({
      id: newId('InvoiceLine'),
      invoiceId,
      lineNo: index + 1,
      text: line.text.trim(),
      quantity: line.quantity,
      unitMinor: line.unitAmountMinor,
      totalMinor: lineTotal(line),
      orderLineId: line.orderLineId ?? null,
      packageId: line.packageId ?? null,
    }));
    await tx.invoiceLine.createMany({ data: rows });
  };

/** What the lines are about must be the customer's own; the customer's reference is taken from the order (D-28). */
async function referencesOf(
  tx: Tx,
  organisationId: string,
  lines: readonly LineInput[],
): Promise<{ problems: Problem[]; customerInvoiceRef: string | null }> {
  const orderLineIds = lines.flatMap(({ orderLineId }) => orderLineId ?? []);
  const packageIds = lines.flatMap(({ packageId }) => packageId ?? []);
  const orderLines = await tx.orderLine.findMany({
    where: { id: { in: orderLineIds }, order: { organisationId, submittedAt: { not: null } } },
    orderBy: { id: 'asc' },
    select: { id: true, cancelledBy: true, cancellationFeeTier: true, order: { select: { customerInvoiceRef: true } } },
  });
  const packages = await tx.package.findMany({ where: { id: { in: packageIds }, organisationId }, select: { id: true } });
  const known = new Set([...orderLines, ...packages].map(({ id }) => id));
  const free = new Set(orderLines.filter(isFree).map(({ id }) => id));
  const problems = lines.flatMap((line, index) => [
    ...(['orderLineId', 'packageId'] as const).flatMap((field) =>
      line[field] == null || known.has(line[field]) ? [] : [noInvoice.reference(`/lines/${index}/${field}`)],
    ),
    ...(line.isCharged !== true && free.has(line.orderLineId ?? '') ? [noInvoice.cancelledInTime(`/lines/${index}/orderLineId`)] : []),
  ]);
  return {
    problems,
    customerInvoiceRef: orderLines.find(({ order }) => order.customerInvoiceRef !== null)?.order.customerInvoiceRef ?? null,
  };
}

/** M-15: what its customer cancelled within the deadline, and before any work was done, is not invoiced. What had been charged of it by then, such as a visit in vain (M-22), is. */
const isFree = (line: { readonly cancelledBy: string | null; readonly cancellationFeeTier: string | null }): boolean =>
  line.cancelledBy === 'CUSTOMER' && line.cancellationFeeTier === 'NONE';
