import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Address, Prisma, Quote } from '@sporbar/prisma/generated/client/client.ts';
import type { AttachmentKind } from '@sporbar/prisma/generated/client/enums.ts';
import { visibleOf } from '../access.ts';
import { searchTextsOf } from '../addresses/search-texts.ts';
import { no, Refused } from '../refusals.ts';
import { headerOfRemoved } from '../removed-lines.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';
import { quoteNoun } from './quote.nouns.ts';

/** What every rule about a quote may look at, but for the attachments, which hang on lines by id alone. */
const quoteInclude = {
  organisation: { select: { currency: true } },
  lines: {
    orderBy: { lineNo: 'asc' },
    include: { product: { include: { attributes: true, addOns: true } }, addressA: true, addressB: true },
  },
} as const satisfies Prisma.QuoteInclude;

type QuoteRow = Prisma.QuoteGetPayload<{ include: typeof quoteInclude }>;

export type LineState = QuoteRow['lines'][number] & { readonly attachments: readonly { readonly kind: AttachmentKind }[] };
export type QuoteState = Omit<QuoteRow, 'lines'> & { readonly lines: readonly LineState[] };

const absent = (): Refused => new Refused([no.notFound('/id')]);

/** Quotes as they stand, those of `ids` that the viewer may see, in two statements whatever their number. */
export async function loadQuotes(tx: Tx | Db, viewer: Viewer, where: Prisma.QuoteWhereInput): Promise<QuoteState[]> {
  const quotes = await tx.quote.findMany({ where: { AND: [where, visibleOf(viewer)] }, include: quoteInclude });
  const lineIds = quotes.flatMap(({ lines }) => lines.map(({ id }) => id));
  const attachments = await tx.attachment.findMany({
    where: { ownerType: 'QUOTE_LINE', ownerId: { in: lineIds } },
    select: { ownerId: true, kind: true },
  });
  const byLine = Map.groupBy(attachments, ({ ownerId }) => ownerId);
  return quotes.map((quote) => ({ ...quote, lines: quote.lines.map((line) => ({ ...line, attachments: byLine.get(line.id) ?? [] })) }));
}

/** The quote as it stands, for a viewer who may see it. */
export async function loadQuote(tx: Tx | Db, viewer: Viewer, id: string): Promise<QuoteState> {
  const [quote] = await loadQuotes(tx, viewer, { id });
  if (quote === undefined) throw absent();
  return quote;
}

export function lineOf(quote: QuoteState, id: string): LineState {
  const line = quote.lines.find((one) => one.id === id);
  if (line === undefined) throw absent();
  return line;
}

/** Which quote a line belongs to: read before the transaction, since that never changes. */
export async function quoteOfLine(db: Db, lineId: string): Promise<string> {
  const quoteId = (await findQuoteOfLine(db, lineId)) ?? (await headerOfRemoved(db, lineId));
  if (quoteId === undefined) throw absent();
  return quoteId;
}

export const findQuoteOfLine = async (db: Db, lineId: string): Promise<string | undefined> =>
  (await db.quoteLine.findUnique({ where: { id: lineId }, select: { quoteId: true } }))?.quoteId;

export const rootOf = (quote: QuoteState, set: Partial<Quote> = {}): Root => ({
  noun: quoteNoun,
  id: quote.id,
  organisationId: quote.organisationId,
  version: quote.version,
  status: quote.status,
  placedById: quote.createdById,
  number: quote.number,
  carrierVisible: quote.submittedAt !== null,
  lineStatuses: new Map(quote.lines.map(({ id, status }) => [id, status])),
  set,
});

export interface SearchedLine {
  readonly productCode?: string | null | undefined;
  readonly addressA?: Address | null | undefined;
  readonly addressB?: Address | null | undefined;
}

/** What a search finds a quote by: lower case, rebuilt with every change of its lines. */
export function searchTextOf(quote: Pick<Quote, 'number' | 'title' | 'customerOrderRef'>, lines: readonly SearchedLine[]): string {
  const texts = [
    ...[quote.number, quote.title, quote.customerOrderRef],
    ...lines.flatMap((line) => [line.productCode, ...searchTextsOf(line.addressA), ...searchTextsOf(line.addressB)]),
  ];
  return [...new Set(texts.filter((text) => text != null && text !== ''))].join(' ').toLowerCase();
}
