import type { Problem } from '../refusals.ts';
import { daysBetween } from '../time.ts';
import { noInvoice } from './invoice.refusals.ts';

/** How many lines an invoice has at most. */
export const maxLines = 100;
const largestTotal = 2_100_000_000;
const currencies = ['NOK', 'SEK', 'USD'];

/** Days until an invoice is due, where it does not say otherwise. */
export const usualTermDays = 14;

export interface LineInput {
  readonly text: string;
  readonly quantity: number;
  readonly unitAmountMinor: number;
  readonly orderLineId?: string | null | undefined;
  readonly packageId?: string | null | undefined;
  /** What it asks for was caused and written down before. */
  readonly isCharged?: boolean;
}

export const lineTotal = (line: LineInput): number => line.quantity * line.unitAmountMinor;

export const totalOf = (lines: readonly LineInput[]): number => lines.reduce((sum, line) => sum + lineTotal(line), 0);

/** A licence in each language, lower and upper case, in one word or two; those of foreign trade are customs papers. */
const licence = /(?<!(?:import|e(?:x|ks)port)[ -]?)li[cs]en[cs](?!ed)/i;

/** IA-12: accesses are free for customers, so no line charges for the right to use the portal. */
export const isLicenceFee = (text: string): boolean => licence.test(text);

/** An invoice has lines that say what they are for, and a total above nothing. */
export function lineProblems(lines: readonly LineInput[]): Problem[] {
  if (lines.length === 0 || lines.length > maxLines) return [noInvoice.lineCount('/lines', { max: maxLines })];
  const problems = lines.flatMap((line, index) => [
    ...(line.text.trim() === '' ? [noInvoice.lineText(`/lines/${index}/text`)] : []),
    ...(isLicenceFee(line.text) ? [noInvoice.licenceFee(`/lines/${index}/text`)] : []),
    ...(line.quantity > 0 ? [] : [noInvoice.quantity(`/lines/${index}/quantity`)]),
  ]);
  const amounts = [totalOf(lines), ...lines.map(lineTotal)];
  const fits = amounts.every((amount) => Math.abs(amount) <= largestTotal) && totalOf(lines) > 0;
  return fits ? problems : [...problems, noInvoice.total('/lines')];
}

export const currencyProblems = (currency: string): Problem[] =>
  currencies.includes(currency) ? [] : [noInvoice.currency('/organisationId', { currency })];

export interface Dates {
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

export function dateProblems({ issuedOn, dueOn, periodFrom, periodTo }: Dates): Problem[] {
  const problems = dueOn < issuedOn ? [noInvoice.due('/dueOn', { first: issuedOn })] : [];
  const isPeriod = periodFrom === null ? periodTo === null : periodTo !== null && periodFrom <= periodTo;
  return isPeriod ? problems : [...problems, noInvoice.period('/periodTo')];
}

/** INV-06: amounts add up to what was owed and never to more. */
export function paymentProblems(amountMinor: number, outstandingMinor: number, paidOn: string, today: string): Problem[] {
  const problems =
    amountMinor > 0 && amountMinor <= outstandingMinor ? [] : [noInvoice.payment('/amountMinor', { outstanding: outstandingMinor })];
  return paidOn > today ? [...problems, noInvoice.paidLater('/paidOn')] : problems;
}

export const statusAfterPayment = (outstandingMinor: number): 'PAID' | 'PARTIALLY_PAID' =>
  outstandingMinor === 0 ? 'PAID' : 'PARTIALLY_PAID';

export const creditProblems = (reason: string): Problem[] => (reason.trim() === '' ? [noInvoice.creditReason('/reason')] : []);

/** What the warning reads of an invoice. */
export interface Owed {
  readonly outstandingMinor: number;
  readonly dueOn: string;
}

/** INV-03: overdue from the day after the due date, for as long as anything is owed. */
export const isOverdue = (invoice: Owed, today: string): boolean => invoice.outstandingMinor > 0 && today > invoice.dueOn;

export interface Overdue {
  readonly count: number;
  readonly totalMinor: number;
  readonly oldestDueOn: string | null;
  readonly daysOverdue: number;
}

/** INV-03, INV-06: all that is overdue, in one line; a count of 0 when nothing is. */
export function overdueOf(invoices: readonly Owed[], today: string): Overdue {
  const overdue = invoices.filter((invoice) => isOverdue(invoice, today));
  const oldestDueOn = overdue.map(({ dueOn }) => dueOn).toSorted()[0] ?? null;
  const totalMinor = overdue.reduce((sum, { outstandingMinor }) => sum + outstandingMinor, 0);
  return { count: overdue.length, totalMinor, oldestDueOn, daysOverdue: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, today) };
}
