import type { Tx } from '@sporbar/prisma/client.ts';
import type { Invoice } from '@sporbar/prisma/generated/client/client.ts';
import { mayUse, rightProblems } from '../access.ts';
import { actingViewer, type Context } from '../context.ts';
import { newId } from '../ids.ts';
import { judge } from '../judge.ts';
import { no, Refused, refuseIfAny } from '../refusals.ts';
import { dateOf } from '../time.ts';
import { transition, type CommandInput, type Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { moved, type Write } from '../writes.ts';
import { invoiceLifecycle, invoiceNoun, type InvoiceMove } from './invoice.lifecycle.ts';
import { noInvoice } from './invoice.refusals.ts';
import { creditProblems, paymentProblems, statusAfterPayment } from './invoice.rules.ts';
import { kidFrom } from './kid.ts';
import { loadInvoice, rootOf } from './invoice.state.ts';

export interface InvoiceResult {
  readonly invoiceId: string;
}

interface ChangeInput extends CommandInput {
  readonly id: string;
  readonly expectedVersion: number;
}

interface PaymentInput extends CommandInput {
  readonly id: string;
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

interface KidPaymentInput extends CommandInput {
  readonly kid: string;
  readonly amountMinor: number;
  readonly paidOn?: string | null | undefined;
  readonly reference?: string | null | undefined;
}

/** INV-06: a payment as a bank tells of it, which knows the invoice by its payment reference alone. */
export async function recordPaymentByKid(context: Context, input: KidPaymentInput): Promise<Outcome<InvoiceResult>> {
  const viewer = actingViewer(context);
  refuseIfAny(rightProblems(viewer, ['INVOICE'], mayUse(viewer, invoiceLifecycle.moves.recordPayment)));
  const kid = kidFrom(input.kid);
  if (kid === null) throw new Refused([noInvoice.kid('/kid')]);
  const invoice = await context.db.invoice.findUnique({ where: { kid }, select: { id: true } });
  if (invoice === null) throw new Refused([no.notFound('/kid')]);
  return recordPayment(context, { ...input, id: invoice.id });
}

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
  input: CommandInput & { readonly id: string },
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
