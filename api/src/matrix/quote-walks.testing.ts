import { circuit } from '../model/quote-moves.testing.ts';
import { at, ofType, type Ref, type Stage, type Stop, type Walk } from './stage.testing.ts';

const owner = 'superuser';
const desk = 'SALES_SUPPORT';

/** A quote whose first lines have to be priced by a person, and whose last is on the price list. */
async function draft(stage: Stage, odd: number): Promise<{ quote: Ref; lines: Ref[] }> {
  const lines = [...Array.from({ length: odd }, () => circuit(true)), circuit(false)];
  const born = await stage.create(owner, 'createQuote', { title: 'Q', lines });
  return { quote: ofType(born, 'QUOTE'), lines: born.filter(({ type }) => type === 'QUOTE_LINE') };
}

async function* life(stage: Stage): AsyncGenerator<Stop> {
  const { quote, lines } = await draft(stage, 2);
  const [line, second, priced] = lines as [Ref, Ref, Ref];
  yield at('a draft of several lines', quote, line);
  await stage.bring(owner, 'updateQuote', quote);
  await stage.bring(owner, 'updateQuoteLine', line, { line: circuit(true) });
  await stage.bring(owner, 'addQuoteLine', quote);
  const fourth = await stage.db.quoteLine.findFirstOrThrow({ where: { quoteId: quote.id }, orderBy: { lineNo: 'desc' } });
  await stage.bring(owner, 'removeQuoteLine', { type: 'QUOTE_LINE', id: fourth.id, facts: {} });
  await stage.bring(owner, 'submitQuote', quote);
  yield at('sent', quote, line, priced);
  await stage.bring(desk, 'startQuoteLinePricing', line);
  yield at('being priced', quote, line);
  await stage.bring(desk, 'markQuoteLineIncomplete', line);
  yield at('something is missing', quote, line);
  await stage.bring(owner, 'setQuoteLineCustomerUpdate', line);
  yield at('it was answered', quote, line);
  await stage.bring(desk, 'startQuoteLinePricing', line);
  await stage.bring(desk, 'setQuoteLineRentalPrice', line);
  yield at('its rent is known', quote, line);
  await stage.bring(desk, 'completeQuoteLinePricing', line);
  yield at('priced by hand', quote, line);
  await stage.bring(owner, 'orderQuoteLine', priced);
  yield at('one line is ordered', quote, priced);
  await stage.bring(owner, 'closeQuoteLine', line);
  yield at('one line is closed', quote, line);
  await stage.bring(owner, 'cancelQuoteLine', second);
  yield at('one line is cancelled', quote, second);
}

async function* ends(stage: Stage): AsyncGenerator<Stop> {
  const single = await draft(stage, 0);
  yield at('a draft of one line', single.quote, ...single.lines);
  await stage.bring(owner, 'submitQuote', single.quote);
  yield at('a quote of one line, priced', single.quote, ...single.lines);
  await stage.bring(owner, 'orderAllQuoteLines', single.quote);
  yield at('everything is ordered', single.quote, ...single.lines);
  const withdrawn = await draft(stage, 0);
  await stage.bring(owner, 'submitQuote', withdrawn.quote);
  await stage.bring(desk, 'withdrawQuoteLine', withdrawn.lines[0] as Ref);
  yield at('withdrawn', withdrawn.quote, ...withdrawn.lines);
  const dropped = await draft(stage, 1);
  await stage.bring(owner, 'cancelQuote', dropped.quote);
  yield at('cancelled', dropped.quote, ...dropped.lines);
}

export const quoteWalks: Readonly<Record<string, Walk>> = { quote: life, quoteEnds: ends };
