import type { Tx } from '@sporbar/prisma/client.ts';
import type { Quote } from '@sporbar/prisma/generated/client/client.ts';
import { actingViewer, type Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { refuseIfAny } from '../../refusals.ts';
import { nextNumber } from '../../numbers.ts';
import { transition, type CommandInput, type Outcome } from '../../transition.ts';
import type { Viewer } from '../../viewer.ts';
import { changesOf, created, removed, updated, type Root, type Write } from '../../writes.ts';
import { accessProblems } from '../quote.access.ts';
import { nowhere, onLine, onQuote, type ChangeInput, type QuoteResult } from '../quote.commands.ts';
import { quoteLineNoun, quoteNoun } from '../quote.nouns.ts';
import { noQuote } from '../quote.refusals.ts';
import { removeProblems } from '../quote.rules.ts';
import { rootOf, searchTextOf } from '../quote.state.ts';
import { quoteLineLifecycle } from '../quote-line.lifecycle.ts';
import { asksForAnotherPrice, lineChanges } from './line.changes.ts';
import { givenProblems, lineValues, prepareLine, type LineInput, type LineValues } from './line.input.ts';

interface HeaderInput {
  readonly title?: string | null | undefined;
  readonly customerOrderRef?: string | null | undefined;
}

export interface CreateQuoteInput extends CommandInput, HeaderInput {
  readonly lines: readonly LineInput[];
}

const newLine = (root: Root, lineNo: number, { columns }: LineValues): Write =>
  created(root, quoteLineNoun, {
    comment: null,
    attachmentFlag: false,
    ...columns,
    id: newId('QuoteLine'),
    quoteId: root.id,
    lineNo,
    status: 'NEW',
  });

/** a new quote with at least one line. Only the customer's side sees it until something of it is submitted (O-31). */
export async function createQuote(context: Context, input: CreateQuoteInput): Promise<Outcome<QuoteResult>> {
  const asking = actingViewer(context);
  const prepared = await Promise.all(input.lines.map((line, index) => prepareLine(context, asking, line, `/lines/${index}`)));
  return transition(context, {
    move: 'createQuote',
    input,
    locks: [],
    plan: async (tx, viewer) => {
      refuseIfAny(accessProblems(viewer, quoteLineLifecycle.moves.createQuote));
      if (prepared.length === 0) refuseIfAny([noQuote.noLines('/lines')]);
      refuseIfAny(await givenProblems(tx, prepared));
      const lines: LineValues[] = [];
      for (const line of prepared) lines.push(await lineValues(tx, line));
      const header = {
        number: await nextNumber(tx, 'Q', 'quote_numbers'),
        title: input.title ?? null,
        customerOrderRef: input.customerOrderRef ?? null,
      };
      const root = newRoot(viewer, header, lines);
      const writes = lines.map((line, index) => newLine(root, index + 1, line));
      return { writes, result: { quoteId: root.id, lineIds: writes.map(({ id }) => id) } };
    },
  });
}

function newRoot(viewer: Viewer, header: Pick<Quote, 'number' | 'title' | 'customerOrderRef'>, lines: readonly LineValues[]): Root {
  const id = newId('Quote');
  const { organisationId, userId } = viewer;
  const searchText = searchTextOf(header, lines.map(searched));
  return {
    ...{ noun: quoteNoun, id, organisationId, placedById: userId, number: header.number, carrierVisible: false },
    create: { id, ...header, organisationId, lastActedById: userId, searchText },
  };
}

const searched = ({ columns, ...ends }: LineValues) => ({ productCode: columns.productCode, ...ends });

/** A further line, on any quote that is not cancelled. It is NEW until the next submit. */
export async function addQuoteLine(context: Context, input: ChangeInput & { readonly line: LineInput }): Promise<Outcome<QuoteResult>> {
  const prepared = await prepareLine(context, actingViewer(context), input.line, '/line');
  return onQuote(context, 'addQuoteLine', input, async (tx, _viewer, quote) => {
    if (quote.status === 'CANCELLED') refuseIfAny([nowhere(quote)]);
    refuseIfAny(await givenProblems(tx, [prepared]));
    const values = await lineValues(tx, prepared);
    const lineNo = Math.max(0, ...quote.lines.map((line) => line.lineNo)) + 1;
    return { writes: [newLine(rootOf(quote, { searchText: searchTextOf(quote, [...quote.lines, searched(values)]) }), lineNo, values)] };
  });
}

/** Title and own reference: the customer's words for the quote. What is not given stays. */
export const updateQuote = (context: Context, input: ChangeInput & HeaderInput): Promise<Outcome<QuoteResult>> =>
  onQuote(context, 'updateQuote', input, (_tx, _viewer, quote) => {
    if (quote.status === 'CANCELLED') refuseIfAny([nowhere(quote)]);
    const header = {
      title: input.title === undefined ? quote.title : input.title,
      customerOrderRef: input.customerOrderRef === undefined ? quote.customerOrderRef : input.customerOrderRef,
    };
    const root = rootOf(quote, { ...header, searchText: searchTextOf({ ...quote, ...header }, quote.lines) });
    return { writes: [], touches: [{ ...root, changes: changesOf(quote, header) }] };
  });

/** Edits a line in NEW or INCOMPLETE. A price that was shown for something else is taken back. */
export async function updateQuoteLine(context: Context, input: ChangeInput & { readonly line: LineInput }): Promise<Outcome<QuoteResult>> {
  const prepared = await prepareLine(context, actingViewer(context), input.line, '/line');
  return onLine(context, 'updateQuoteLine', input, async (tx, _viewer, quote, line) => {
    refuseIfAny(await givenProblems(tx, [prepared], line));
    const values = await lineValues(tx, prepared, line);
    const changes = lineChanges(line, values);
    const set = {
      ...values.columns,
      ...(asksForAnotherPrice(changes) ? { rentalMinor: null, currency: null } : {}),
      ...(line.status === 'INCOMPLETE' && changes !== null ? { changedSinceIncomplete: true } : {}),
    };
    const others = quote.lines.filter(({ id }) => id !== line.id);
    const root = rootOf(quote, { searchText: searchTextOf(quote, [...others, searched(values)]) });
    return { writes: [updated(root, quoteLineNoun, line, set, { changes })] };
  });
}

/** Takes away a line for which no price was asked. The last line can only be cancelled. */
export const removeQuoteLine = (context: Context, input: ChangeInput): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'removeQuoteLine', input, (_tx, _viewer, quote, line) => {
    refuseIfAny(removeProblems(quote.lines.length));
    const root = rootOf(quote, {
      searchText: searchTextOf(
        quote,
        quote.lines.filter(({ id }) => id !== line.id),
      ),
    });
    // What hangs on the line goes with it; the bytes go with the next sweep.
    const alongside = async (inner: Tx) => {
      await inner.attachment.deleteMany({ where: { ownerType: 'QUOTE_LINE', ownerId: line.id } });
    };
    return { writes: [removed(root, quoteLineNoun, line)], alongside };
  });
