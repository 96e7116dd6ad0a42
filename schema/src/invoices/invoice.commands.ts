import type { Tx } from '@sporbar/prisma/client.ts';
import type { Invoice } from '@sporbar/prisma/generated/client/client.ts';
import { mayUse } from '../access.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { judge } from '../judge.ts';
import { no, Refused, refuseIfAny, type Problem } from '../refusals.ts';
import { nextNumber } from '../numbers.ts';
import { addDays, dateOf } from '../time.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { created, moved, type Write } from '../writes.ts';
import { invoiceLifecycle, invoiceNoun, type InvoiceMove } from './invoice.lifecycle.ts';
import { noInvoice } from './invoice.refusals.ts';
import {
  creditProblems,
  currencyProblems,
  dateProblems,
  lineProblems,
  lineTotal,
  paymentProblems,
  statusAfterPayment,
  totalOf,
  usualTermDays,
  type LineInput,
} from './invoice.rules.ts';
import { kidOf } from './kid.ts';
import { loadInvoice, rootOf } from './invoice.state.ts';

export interface InvoiceResult {
  readonly invoiceId: string;
}

interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

export interface IssueInput extends CommandInput {
  readonly organisationId: string;
  readonly lines: readonly LineInput[];
  readonly dueOn?: string | null | undefined;
  readonly periodFrom?: string | null | undefined;
  readonly periodTo?: string | null | undefined;
  readonly customerInvoiceRef?: string | null | undefined;
}

/** INV-01: an invoice in the currency of the customer's agreement. It is shown in the portal and sent to nobody (INV-02). */
export const issueInvoice = (context: Context, input: IssueInput): Promise<Outcome<InvoiceResult>> =>
  transition(context, {
    move: 'issueInvoice',
    input,
    locks: [],
    plan: async (tx, viewer, now) => {
      if (!mayUse(viewer, invoiceLifecycle.moves.issueInvoice)) throw new Refused([no.forbidden('')]);
      const customer = await tx.organisation.findUnique({ where: { id: input.organisationId, kind: { not: 'CARRIER' } } });
      if (customer === null) throw new Refused([noInvoice.organisationUnknown('/organisationId')]);
      const issuedOn = dateOf(now);
      const dates = {
        issuedOn,
        dueOn: input.dueOn ?? addDays(issuedOn, usualTermDays),
        periodFrom: input.periodFrom ?? null,
        periodTo: input.periodTo ?? null,
      };
      const references = await referencesOf(tx, input);
      refuseIfAny([
        ...currencyProblems(customer.currency.trim()),
        ...lineProblems(input.lines),
        ...dateProblems(dates),
        ...references.problems,
      ]);
      const [id, number, totalMinor] = [newId('Invoice'), await nextNumber(tx, 'I', 'invoice_numbers'), totalOf(input.lines)];
      const kid = kidOf(number);
      const customerInvoiceRef = input.customerInvoiceRef ?? references.customerInvoiceRef;
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
        searchText: [number, kid, customerInvoiceRef, ...input.lines.map(({ text }) => text)].filter(Boolean).join(' ').toLowerCase(),
      };
      const write = created(root, invoiceNoun, row, {
        queue: 'BILLING',
        changes: { totalMinor: [null, totalMinor], dueOn: [null, dates.dueOn] },
      });
      return { writes: [write], result: { invoiceId: id }, alongside: keepLines(id, input.lines) };
    },
  });

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
  { organisationId, lines }: IssueInput,
): Promise<{ problems: Problem[]; customerInvoiceRef: string | null }> {
  const orderLineIds = lines.flatMap(({ orderLineId }) => orderLineId ?? []);
  const packageIds = lines.flatMap(({ packageId }) => packageId ?? []);
  const where = { id: { in: orderLineIds }, order: { organisationId, submittedAt: { not: null } } };
  const orderLines = await tx.orderLine.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { id: true, order: { select: { customerInvoiceRef: true } } },
  });
  const packages = await tx.package.findMany({ where: { id: { in: packageIds }, organisationId }, select: { id: true } });
  const known = new Set([...orderLines, ...packages].map(({ id }) => id));
  const problems = lines.flatMap((line, index) =>
    (['orderLineId', 'packageId'] as const).flatMap((field) =>
      line[field] == null || known.has(line[field]) ? [] : [noInvoice.reference(`/lines/${index}/${field}`)],
    ),
  );
  return {
    problems,
    customerInvoiceRef: orderLines.find(({ order }) => order.customerInvoiceRef !== null)?.order.customerInvoiceRef ?? null,
  };
}

export interface PaymentInput extends ChangeInput {
  readonly amountMinor: number;
  readonly paidOn?: string | null | undefined;
  readonly reference?: string | null | undefined;
}

/** INV-06: what was paid is taken off what is outstanding; payments are kept for ever. */
export const recordPayment = (context: Context, input: PaymentInput): Promise<Outcome<InvoiceResult>> =>
  onInvoice(context, 'recordPayment', input, async ({ tx, viewer, now, invoice }) => {
    const today = dateOf(now);
    const paidOn = input.paidOn ?? today;
    refuseIfAny(paymentProblems(input.amountMinor, invoice.outstandingMinor, paidOn, today));
    const outstandingMinor = invoice.outstandingMinor - input.amountMinor;
    const to = statusAfterPayment(outstandingMinor);
    const root = await rootOf(tx, invoice);
    const changes = { outstandingMinor: [invoice.outstandingMinor, outstandingMinor] };
    const payment = {
      id: newId('Payment'),
      invoiceId: invoice.id,
      amountMinor: input.amountMinor,
      paidOn,
      reference: input.reference ?? null,
      createdAt: now,
      createdById: viewer.userId,
    };
    return {
      writes: [moved(root, invoiceNoun, invoice, to, { outstandingMinor }, { changes, queue: 'BILLING' })],
      alongside: async (inner) => void (await inner.payment.create({ data: payment, select: { id: true } })),
    };
  });

/** INV-06: nothing is owed any more. What was paid before is paid back outside the portal. */
export const creditInvoice = (context: Context, input: ChangeInput & { reason: string }): Promise<Outcome<InvoiceResult>> =>
  onInvoice(context, 'creditInvoice', input, async ({ tx, invoice }) => {
    refuseIfAny(creditProblems(input.reason));
    const set = { outstandingMinor: 0, creditReason: input.reason.trim() };
    const changes = { outstandingMinor: [invoice.outstandingMinor, 0] };
    return {
      writes: [
        moved(await rootOf(tx, invoice), invoiceNoun, invoice, 'CREDITED', set, { comment: set.creditReason, changes, queue: 'BILLING' }),
      ],
    };
  });

interface Stage {
  readonly tx: Tx;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly invoice: Invoice;
}

interface Planned {
  readonly writes: readonly Write[];
  readonly alongside?: (tx: Tx) => Promise<void>;
}

const onInvoice = (
  context: Context,
  move: InvoiceMove,
  input: ChangeInput,
  plan: (stage: Stage) => Promise<Planned>,
): Promise<Outcome<InvoiceResult>> =>
  transition(context, {
    move,
    input,
    locks: [{ table: 'invoices', id: input.id }],
    plan: async (tx, viewer, now) => {
      const invoice = await loadInvoice(tx, viewer, input.id);
      const objection = judge(invoiceLifecycle, move, viewer, invoice, input.expectedVersion);
      if (objection !== undefined) refuseIfAny([objection]);
      return { ...(await plan({ tx, viewer, now, invoice })), result: { invoiceId: invoice.id } };
    },
  });
