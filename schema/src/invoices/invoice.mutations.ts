import { builder } from '../builder.ts';
import { changeMutation, createMutation } from '../mutation.ts';
import { ChangePayload } from '../payload.graphql.ts';
import type { Done } from '../transition.ts';
import { issueInvoiceFromCharges } from '../billing/issue-charges.commands.ts';
import { creditInvoice, recordPayment, recordPaymentByKid, type InvoiceResult } from './invoice.commands.ts';
import { invoiceLifecycle as lifecycle } from './invoice.lifecycle.ts';
import { issueInvoice } from './issue.commands.ts';

const payload = builder.objectRef<Done<InvoiceResult>>('InvoicePayload').implement({
  description: 'The invoice after the change.',
  interfaces: [ChangePayload],
  fields: (t) => ({
    invoice: t.prismaField({
      type: 'Invoice',
      nullable: true,
      description: 'The invoice as it is now. Null only after a dry run that would have created it.',
      resolve: (query, { result }, _args, { db }) => db.invoice.findUnique({ ...query, where: { id: result.invoiceId } }),
    }),
  }),
});

const InvoiceLineInput = builder.inputType('InvoiceLineInput', {
  description: 'One thing that is charged for.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What for. At most 200 characters.' }),
    quantity: t.int({ required: true, description: 'How many; 1 or more.' }),
    unitAmountMinor: t.int({
      required: true,
      description: 'For each, in the smallest unit of the customer’s currency; negative for a reduction.',
    }),
    orderLineId: t.id({ description: 'The order line it is for.' }),
    packageId: t.id({ description: 'The package it is for.' }),
  }),
});

const shared = { lifecycle, payload, limits: { text: 200, customerInvoiceRef: 40, reference: 60, kid: 60 } };

createMutation('issueInvoice', {
  ...shared,
  description:
    'Issues an invoice in the currency of the customer’s agreement. It appears in the customer’s account; nothing is sent (INV-02).',
  input: (t) => ({
    organisationId: t.id({ required: true, description: 'The customer.' }),
    lines: t.field({ type: [InvoiceLineInput], required: true, description: '1 to 100; their total is above nothing.' }),
    dueOn: t.field({ type: 'Date', description: '14 days after today unless given.' }),
    periodFrom: t.field({ type: 'Date', description: 'The first day it is for.' }),
    periodTo: t.field({ type: 'Date', description: 'The last day it is for.' }),
    customerInvoiceRef: t.string({
      description: 'The customer’s reference; taken from the order when it is not given. At most 40 characters.',
    }),
  }),
  run: (context, input) => issueInvoice(context, input),
});
const ChargePriceInput = builder.inputType('ChargePriceInput', {
  description: 'The price of a charge that has none of its own.',
  fields: (t) => ({
    chargeId: t.id({ required: true, description: 'The charge.' }),
    amountMinor: t.int({
      required: true,
      description: 'In the smallest unit of the customer’s currency; negative for what is given back.',
    }),
  }),
});

createMutation('issueInvoiceFromCharges', {
  ...shared,
  description:
    'Issues an invoice of what a customer owes for a period: one line for each open charge, the oldest first, 100 lines at most; what is more stays open for the next. Its total is the sum of its charges and free lines. Who: support agent of BILLING, the carrier’s systems. Rules: INV-01, INV-02, M-15.',
  input: (t) => ({
    organisationId: t.id({ required: true, description: 'The customer.' }),
    periodFrom: t.field({ type: 'Date', description: 'Charges caused on this day or later; all that are open unless given.' }),
    periodTo: t.field({ type: 'Date', description: 'Charges caused on this day or earlier; today unless given.' }),
    prices: t.field({ type: [ChargePriceInput], description: 'For each charge without a price.' }),
    only: t.idList({ description: 'These charges and no other; refused when one of them is not open. All of the period unless given.' }),
    lines: t.field({ type: [InvoiceLineInput], description: 'Besides: what no order or visit has caused.' }),
    dueOn: t.field({ type: 'Date', description: '14 days after today unless given.' }),
    customerInvoiceRef: t.string({
      description: 'The customer’s reference; taken from the order when it is not given. At most 40 characters.',
    }),
  }),
  run: (context, input) => issueInvoiceFromCharges(context, input),
});
createMutation('recordPaymentByKid', {
  ...shared,
  description:
    'Takes a payment off what is outstanding on the invoice that it names by its KID, as a bank’s file does. Who: support agent of BILLING, the carrier’s systems. Rules: INV-06.',
  input: (t) => ({
    kid: t.string({
      required: true,
      description: 'The payment reference. VALIDATION when its check digit is wrong, NOT_FOUND when no invoice has it.',
    }),
    amountMinor: t.int({ required: true, description: 'At most what is outstanding, in the smallest unit of the invoice’s currency.' }),
    paidOn: t.field({ type: 'Date', description: 'Today unless given; not later.' }),
    reference: t.string({ description: 'As the bank gave it. At most 60 characters.' }),
  }),
  run: (context, input) => recordPaymentByKid(context, input),
});
changeMutation('recordPayment', {
  ...shared,
  description: 'Takes a payment off what is outstanding.',
  input: (t) => ({
    amountMinor: t.int({ required: true, description: 'At most what is outstanding, in the smallest unit of the invoice’s currency.' }),
    paidOn: t.field({ type: 'Date', description: 'Today unless given; not later.' }),
    reference: t.string({ description: 'As the bank gave it. At most 60 characters.' }),
  }),
  run: (context, input) => recordPayment(context, input),
});
changeMutation('creditInvoice', {
  ...shared,
  description: 'Withdraws an invoice: nothing is outstanding any more.',
  input: (t) => ({ reason: t.string({ required: true, description: 'Shown to the customer.' }) }),
  run: (context, input) => creditInvoice(context, input),
});
