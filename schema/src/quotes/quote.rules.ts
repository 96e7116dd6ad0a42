import type { AttachmentKind, QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { installationAddressProblems, type AddressFacts } from '../addresses/address.ts';
import { attributeProblems, type ProductFacts } from '../catalogue/catalogue.rules.ts';
import { namesOf } from '../catalogue/product-names.ts';
import type { PricedProduct } from '../pricing/pricing.rules.ts';
import { no, type Problem } from '../refusals.ts';
import { noQuote } from './quote.refusals.ts';

export interface QuotableFacts extends ProductFacts, PricedProduct {
  readonly leadTimeDays: number;
}

/** What the rules read of a line. Rows of the database fit it; so do objects a test writes by hand. */
export interface QuoteLineFacts {
  readonly id: string;
  readonly lineNo: number;
  readonly status: QuoteLineStatus;
  readonly product: QuotableFacts | null;
  readonly attributes: unknown;
  readonly addressA: AddressFacts | null;
  readonly addressB: AddressFacts | null;
  readonly attachmentFlag: boolean;
  /** Of this line; what hangs on another line of the quote does not count. */
  readonly attachments: readonly { readonly kind: AttachmentKind }[];
  /** A field or a file of it; a comment that is given with the move counts as well. */
  readonly changedSinceIncomplete: boolean;
  readonly orderedAt: Date | null;
}

/** Where a line's problems point to: the position of the line in its quote. */
export const pathOf = (line: Pick<QuoteLineFacts, 'lineNo'>): string => `/lines/${line.lineNo - 1}`;

/** quotes are for circuits and colocation; everything else is ordered directly. */
export function productProblems(product: Pick<ProductFacts, 'family' | 'names'> | null, at: string): Problem[] {
  if (product === null) return [noQuote.unknownProduct(at)];
  const isQuoted = product.family === 'CAPACITY' || product.family === 'COLOCATION';
  return isQuoted ? [] : [noQuote.orderedDirectly(at, { ...namesOf(product.names) })];
}

/** everything a line must satisfy before its price can be asked for. */
export function submitProblems(line: QuoteLineFacts): Problem[] {
  const at = pathOf(line);
  const problems = [
    ...(line.product === null
      ? [noQuote.productMissing(`${at}/productCode`)]
      : [...productProblems(line.product, `${at}/productCode`), ...attributeProblems(line.product, line.attributes, at)]),
    ...endProblems(line, at),
    ...attachmentProblems(line, at),
  ];
  return problems.map((problem) => ({ ...problem, objectId: line.id }));
}

/** both ends are given and can be connected; the attachment flag lifts the demand, not the check of what is given. */
function endProblems(line: QuoteLineFacts, at: string): Problem[] {
  const ends = [
    ['A', line.addressA],
    ['B', line.addressB],
  ] as const;
  return ends.flatMap(([end, address]) => {
    const path = `${at}/address${end}`;
    if (address !== null) return installationAddressProblems(address, path);
    return line.attachmentFlag ? [] : [noQuote.addressMissing(path, { end })];
  });
}

/** Q-09 (D-24), Q-13. Attachments without the flag are welcome. */
function attachmentProblems(line: QuoteLineFacts, at: string): Problem[] {
  const isColocation = line.product?.family === 'COLOCATION';
  return [
    ...(line.attachmentFlag && line.attachments.length === 0 ? [noQuote.attachmentMissing(`${at}/attachments`)] : []),
    ...(isColocation && !line.attachmentFlag ? [noQuote.colocationFlag(`${at}/attachmentFlag`)] : []),
    ...(isColocation && !line.attachments.some(({ kind }) => kind === 'REQUEST_FORM') ? [noQuote.colocationForm(`${at}/attachments`)] : []),
  ];
}

/** a submit is about every line in NEW, or about those selected, which must be lines of this quote in NEW. */
export function selectionProblems(lines: readonly QuoteLineFacts[], selected: readonly string[] | null): Problem[] {
  if (selected === null) return lines.some(({ status }) => status === 'NEW') ? [] : [noQuote.nothingToSubmit('')];
  if (selected.length === 0) return [noQuote.nothingSelected('/lineIds')];
  return selected.flatMap((id, index) => {
    const line = lines.find((one) => one.id === id);
    if (line === undefined) return [no.notFound(`/lineIds/${index}`)];
    if (line.status === 'NEW') return [];
    const { lineNo, status } = line;
    return [noQuote.selectedNotNew(`/lineIds/${index}`, { lineNo, status }, { objectId: id, data: { from: status, allowed: [] } })];
  });
}

/** The lines that pass `selectionProblems`. */
export const selectedOf = <Line extends Pick<QuoteLineFacts, 'id' | 'status'>>(
  lines: readonly Line[],
  selected: readonly string[] | null,
): Line[] => lines.filter(({ id, status }) => status === 'NEW' && (selected === null || selected.includes(id)));

/** the carrier asked for something, so something must have come: a field, a file or a word. */
export const customerUpdateProblems = (
  line: Pick<QuoteLineFacts, 'changedSinceIncomplete'>,
  comment: string | null | undefined,
): Problem[] => (line.changedSinceIncomplete || !isBlank(comment) ? [] : [noQuote.nothingChanged('')]);

/** a line that was ordered is neither ordered again nor closed nor withdrawn. */
export function orderedProblems(line: Pick<QuoteLineFacts, 'id' | 'lineNo' | 'status' | 'orderedAt'>): Problem[] {
  if (line.orderedAt === null) return [];
  return [noQuote.alreadyOrdered(pathOf(line), { lineNo: line.lineNo }, { objectId: line.id, data: { from: line.status, allowed: [] } })];
}

/** what *Order All Line Items* orders. Lines that are closed, cancelled, ordered or not yet priced are passed over. */
export const orderableOf = <Line extends Pick<QuoteLineFacts, 'status' | 'orderedAt'>>(lines: readonly Line[]): Line[] =>
  lines.filter(({ status, orderedAt }) => status === 'COMPLETED' && orderedAt === null);

/** with nothing to order, why. */
export function orderAllProblems(lines: readonly Pick<QuoteLineFacts, 'id' | 'lineNo' | 'status' | 'orderedAt'>[]): Problem[] {
  if (orderableOf(lines).length > 0) return [];
  const ordered = lines.filter(({ status }) => status === 'COMPLETED').flatMap(orderedProblems);
  return ordered.length > 0 ? ordered : [noQuote.nothingToOrder('')];
}

/** The last line cannot be removed, only cancelled: a quote asks for something. */
export const removeProblems = (lineCount: number): Problem[] => (lineCount > 1 ? [] : [noQuote.lastLine('')]);

const over: ReadonlySet<QuoteLineStatus> = new Set(['CANCELLED', 'CUSTOMER_CLOSED']);

/** a quote is cancelled whole or not at all; COMPLETED lines stand in the way and are named. */
export function cancelQuoteProblems(lines: readonly Pick<QuoteLineFacts, 'id' | 'lineNo' | 'status'>[]): Problem[] {
  return lines
    .filter(({ status }) => status === 'COMPLETED')
    .map((line) =>
      noQuote.completedLine(
        pathOf(line),
        { lineNo: line.lineNo },
        { objectId: line.id, data: { from: line.status, allowed: ['closeQuoteLine', 'withdrawQuoteLine'] } },
      ),
    );
}

/** The lines that cancelling the quote cancels. */
export const cancellableOf = <Line extends Pick<QuoteLineFacts, 'status'>>(lines: readonly Line[]): Line[] =>
  lines.filter(({ status }) => !over.has(status) && status !== 'COMPLETED');

/** the carrier gives a reason; the customer may. */
export const reasonProblems = (byCarrier: boolean, comment: string | null | undefined): Problem[] =>
  byCarrier && isBlank(comment) ? [noQuote.reasonMissing('/comment')] : [];

export const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';
