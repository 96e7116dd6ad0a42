import type { Tx } from '@sporbar/prisma/client.ts';
import type { OrderType } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';
import { newOrderWrites } from '../orders/order.rows.ts';
import { onLine, onQuote, type ChangeInput, type QuoteResult } from '../quotes/quote.commands.ts';
import { quoteLineNoun } from '../quotes/quote.nouns.ts';
import { orderableOf, orderAllProblems, orderedProblems } from '../quotes/quote.rules.ts';
import { rootOf, type LineState, type QuoteState } from '../quotes/quote.state.ts';
import { refuseIfAny } from '../refusals.ts';
import { nextNumber } from '../numbers.ts';
import { dateOf } from '../time.ts';
import type { Outcome } from '../transition.ts';
import type { Viewer } from '../viewer.ts';
import { updated, type Write } from '../writes.ts';
import { orderLineFrom, ordersOf, projectProblems } from './order-from-quote.rules.ts';

// The story that spans two nouns: an offer is accepted by ordering it. Quote lines and orders change together or
// not at all.

/** this line and no other becomes a STANDARD order in NEW. */
export const orderQuoteLine = (context: Context, input: ChangeInput): Promise<Outcome<QuoteResult>> =>
  onLine(context, 'orderQuoteLine', input, async (tx, viewer, quote, line, now) => {
    refuseIfAny(orderedProblems(line));
    return conversion(tx, viewer, quote, [[line]], 'STANDARD', now);
  });

/** Q-18, D-21: every completed line that is not ordered yet. */
export const orderAllQuoteLines = (
  context: Context,
  input: ChangeInput & { readonly orderType?: OrderType | null | undefined },
): Promise<Outcome<QuoteResult>> =>
  onQuote(context, 'orderAllQuoteLines', input, async (tx, viewer, quote, now) => {
    const orderType = input.orderType ?? 'STANDARD';
    const lines = orderableOf(quote.lines);
    refuseIfAny(orderAllProblems(quote.lines));
    refuseIfAny(projectProblems(lines, orderType));
    return conversion(tx, viewer, quote, ordersOf(lines, orderType), orderType, now);
  });

/** The writes of both sides. The customer's new order is not the carrier's to know of yet (O-31), so the quote's history does not name it. */
async function conversion(
  tx: Tx,
  viewer: Viewer,
  quote: QuoteState,
  orders: readonly (readonly LineState[])[],
  orderType: OrderType,
  now: Date,
) {
  const root = rootOf(quote);
  const writes: Write[] = [];
  const orderIds: string[] = [];
  for (const lines of orders) {
    const number = await nextNumber(tx, 'O', 'order_numbers');
    const order = { number, orderType, fromQuoteId: quote.id, references: { customerOrderRef: fitting(quote.customerOrderRef) } };
    const {
      orderId,
      lineIds,
      writes: births,
    } = newOrderWrites(
      viewer,
      order,
      lines.map((line) => orderLineFrom(line, dateOf(now))),
    );
    orderIds.push(orderId);
    const marks = lines.map((line, index) =>
      updated(root, quoteLineNoun, line, { orderedAt: now, orderLineId: lineIds[index] ?? null }, { changes: { orderedAt: [null, now] } }),
    );
    writes.push(...births, ...marks);
  }
  return { writes, result: { orderIds } };
}

/** An order's reference is shorter than a quote's; half a reference would be a wrong one. */
const fitting = (reference: string | null): string | null => (reference !== null && reference.length <= 40 ? reference : null);
