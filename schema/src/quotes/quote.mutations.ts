import { AddressInput } from '../addresses/address.graphql.ts';
import { builder } from '../builder.ts';
import { orderAllQuoteLines, orderQuoteLine } from '../flows/order-from-quote.ts';
import { changeMutation, createMutation } from '../mutation.ts';
import { OrderTypeEnum } from '../orders/order.graphql.ts';
import { addQuoteLine, createQuote, removeQuoteLine, updateQuote, updateQuoteLine } from './editing/editing.commands.ts';
import { cancelQuote, cancelQuoteLine, closeQuoteLine, setQuoteLineCustomerUpdate, withdrawQuoteLine } from './ending.commands.ts';
import {
  completeQuoteLinePricing,
  markQuoteLineIncomplete,
  setQuoteLineRentalPrice,
  startQuoteLinePricing,
} from './pricing-by-hand/pricing.commands.ts';
import { quoteLineLifecycle as lifecycle } from './quote-line.lifecycle.ts';
import { orderedPayload, quotePayload, submitPayload } from './quote.payload.ts';
import { submitQuote } from './submitting/submit.commands.ts';

const limits = { title: 80, customerOrderRef: 80, productCode: 40 };
const shared = { lifecycle, payload: quotePayload, limits };

type Fields = Parameters<NonNullable<Parameters<typeof builder.inputType<'QuoteFields', never>>[1]['fields']>>[0];

const header = (t: Fields) => ({
  title: t.string({ description: 'Your name for it. At most 80 characters.' }),
  customerOrderRef: t.string({ description: 'Your own number for it. At most 80 characters.' }),
});
const comment = (description: string) => (t: Fields) => ({ comment: t.string({ description }) });
const rental = 'Per month, in minor units of the agreement’s currency: 1490000 is 14,900.00. Above 0';

const QuoteLineInput = builder.inputType('QuoteLineInput', {
  description: 'What a line asks for. Everything may come later; submit checks all of it.',
  fields: (t) => ({
    productCode: t.string({
      description: 'A circuit or colocation from the catalogue (Q-01). Another product begins with empty attributes.',
    }),
    attributes: t.field({ type: 'JSON', description: 'Chosen attributes by key: `{"speedKbps": "34000"}` (CAT-04, CAT-05).' }),
    addressA: t.field({ type: AddressInput, description: 'One end; replaces the one before. Its purpose is always INSTALLATION.' }),
    addressB: t.field({ type: AddressInput, description: 'The other end; replaces the one before. Its purpose is always INSTALLATION.' }),
    attachmentFlag: t.boolean({
      description: 'True when an attachment stands in for the addresses: for places the address search does not find (Q-08, Q-31).',
    }),
    comment: t.string({ description: 'What the carrier should know.' }),
  }),
});
const line = (description: string) => (t: Fields) => ({ line: t.field({ type: QuoteLineInput, required: true, description }) });

createMutation('createQuote', {
  ...shared,
  description: 'Begins a quote in NEW with its lines. Only your side sees it until something of it is submitted.',
  input: (t) => ({ ...header(t), lines: t.field({ type: [QuoteLineInput], required: true, description: 'At least one.' }) }),
  run: (context, input) => createQuote(context, input),
});
changeMutation('addQuoteLine', {
  ...shared,
  description: 'Adds a line in NEW to a quote that is not cancelled. `id` is the quote’s.',
  input: line('The line.'),
  run: (context, input) => addQuoteLine(context, input),
});
changeMutation('updateQuote', {
  ...shared,
  description: 'Changes title and own number. What is not given stays; null empties a field.',
  input: header,
  run: updateQuote,
});
changeMutation('updateQuoteLine', {
  ...shared,
  description: 'Changes a line in NEW or INCOMPLETE. What is not given stays; null empties a field.',
  input: line('What changes.'),
  run: (context, input) => updateQuoteLine(context, input),
});
changeMutation('removeQuoteLine', {
  ...shared,
  description: 'Takes away a line in NEW. The last line is cancelled instead.',
  run: removeQuoteLine,
});
changeMutation('submitQuote', {
  ...shared,
  payload: submitPayload,
  description:
    'Asks for prices. All or nothing as to validation. Lines with an automatic price are COMPLETED at once. If others need manual pricing, the first answer is MANUAL_PRICING_QUESTION and nothing is written: ask the user, and send it again with `confirmManualPricing`. Where the price engine is out of reach the line stays NEW with TECHNICAL_ERROR and the others go on; a submit that would move no line at all is refused.',
  input: (t) => ({
    lineIds: t.idList({ description: 'Only these lines. Every line in NEW when left out (Q-12).' }),
    confirmManualPricing: t.boolean({
      description:
        'true: the carrier prices by hand what has no automatic price. false: such lines stay NEW. Leave it out to be asked (Q-14).',
    }),
  }),
  run: submitQuote,
});
changeMutation('setQuoteLineCustomerUpdate', {
  ...shared,
  description: 'Says that a line has been mended. Something must have changed since it became INCOMPLETE: a field, a file or the comment.',
  input: comment('What was mended, or the answer to what was asked.'),
  run: setQuoteLineCustomerUpdate,
});
changeMutation('closeQuoteLine', {
  ...shared,
  description: 'Ends a completed line that you do not want to order.',
  input: comment('Why. Kept in the history.'),
  run: closeQuoteLine,
});
changeMutation('cancelQuoteLine', {
  ...shared,
  description: 'Cancels a line that is not completed.',
  input: comment('Why. Required of the carrier.'),
  run: cancelQuoteLine,
});
changeMutation('cancelQuote', {
  ...shared,
  description: 'Cancels every line, or none: completed lines stand in the way and are named.',
  input: comment('Why. Required of the carrier.'),
  run: cancelQuote,
});
changeMutation('withdrawQuoteLine', {
  ...shared,
  description: 'Takes back an offer that nobody has ordered.',
  input: comment('Why. Required.'),
  run: withdrawQuoteLine,
});

changeMutation('startQuoteLinePricing', {
  ...shared,
  description: 'Takes a line into manual treatment, or up again after the customer has mended it.',
  input: (t) => ({ ...comment('Told to the customer.')(t), statusDescription: t.string({ description: 'How it is being treated.' }) }),
  run: startQuoteLinePricing,
});
changeMutation('setQuoteLineRentalPrice', {
  ...shared,
  description: 'Shows the rental price while the establishment price is still being worked out.',
  input: (t) => ({ rentalAmountMinor: t.int({ required: true, description: `${rental}.` }) }),
  run: (context, input) => setQuoteLineRentalPrice(context, input),
});
changeMutation('markQuoteLineIncomplete', {
  ...shared,
  description: 'Asks the customer for what is missing.',
  input: comment('What is missing. Required; the customer reads it.'),
  run: markQuoteLineIncomplete,
});
changeMutation('completeQuoteLinePricing', {
  ...shared,
  description: 'Completes a line with its prices: from now on it can be ordered.',
  input: (t) => ({
    rentalAmountMinor: t.int({ description: `${rental}. May be left out when it shows already.` }),
    establishmentAmountMinor: t.int({
      description: 'Once, in minor units of the agreement’s currency. Required; 0 when nothing is charged.',
    }),
    offeredLeadTimeDays: t.int({
      description: 'Calendar days from order to delivery, 1 to 999. The product’s own lead time when left out.',
    }),
    ...comment('Told to the customer.')(t),
    statusDescription: t.string({ description: 'What the price rests on.' }),
  }),
  run: completeQuoteLinePricing,
});

changeMutation('orderQuoteLine', {
  ...shared,
  payload: orderedPayload,
  description: 'Orders one completed line: a STANDARD order in NEW, pre-filled, for you to complete under Orders. A line is ordered once.',
  run: orderQuoteLine,
});
changeMutation('orderAllQuoteLines', {
  ...shared,
  payload: orderedPayload,
  description:
    'Orders every completed line that is not ordered yet: one STANDARD order each, or one PROJECT order when all have the same product (D-21).',
  input: (t) => ({ orderType: t.field({ type: OrderTypeEnum, description: 'STANDARD unless given.' }) }),
  run: orderAllQuoteLines,
});
