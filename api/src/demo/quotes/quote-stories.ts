import type { QuoteLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import type { Story } from '../walk/agenda.ts';
import { quoteWords } from './quote-words.ts';
import { delivery } from '../orders/order-stories.ts';
import { OrderWalk } from '../orders/order-walk.ts';
import type { QuoteWalk } from './quote-walk.ts';

type Until = QuoteLineStatus | undefined;

export async function* draftQuote(walk: QuoteWalk): Story {
  await walk.create(walk.oddCircuit());
}

/** On the price list: priced at once, then ordered, let go, or thought about. */
export async function* automatic(walk: QuoteWalk, until: Until): Story {
  await walk.create(walk.circuit());
  yield walk.hours.minutes(1, 5);
  await walk.quote('submitQuote');
  if (walk.line.status === until) return;
  yield walk.hours.workdays(1, 4);
  if (until === 'CUSTOMER_CLOSED' || walk.dice.happens(0.35)) await walk.move('closeQuoteLine');
  else if (walk.dice.happens(0.6)) yield* ordered(walk);
}

/** Priced by sales support, at times in two steps. */
export async function* manual(walk: QuoteWalk, until: Until): Story {
  yield* received(walk);
  if (walk.line.status === until) return;
  yield walk.hours.workdays(0, 1);
  await walk.move('startQuoteLinePricing', {}, 'sverre');
  if (walk.dice.happens(0.5)) await walk.move('setQuoteLineRentalPrice', { rentalAmountMinor: rental(walk) }, 'sverre');
  if (walk.line.status === until) return;
  yield walk.hours.workdays(1, 3);
  await completed(walk);
}

async function* received(walk: QuoteWalk): Story {
  await walk.create(walk.oddCircuit());
  yield walk.hours.minutes(1, 5);
  await walk.quote('submitQuote', { confirmManualPricing: true });
  walk.stage.notebook.note('QUOTE', walk.customer, walk.id);
}

const rental = (walk: QuoteWalk): number => walk.dice.between(80, 260) * 100_00;

const completed = (walk: QuoteWalk) =>
  walk.move(
    'completeQuoteLinePricing',
    {
      rentalAmountMinor: rental(walk),
      establishmentAmountMinor: walk.dice.between(12, 60) * 1000_00,
      offeredLeadTimeDays: walk.dice.between(20, 45),
      statusDescription: walk.dice.pick(quoteWords[walk.country].grounds),
    },
    'sverre',
  );

/** Something is missing; the customer adds it. */
export async function* incompleteQuote(walk: QuoteWalk, until: Until): Story {
  yield* received(walk);
  yield walk.hours.workdays(0, 1);
  const [asked, answered] = walk.dice.pick(quoteWords[walk.country].missing);
  await walk.move('markQuoteLineIncomplete', { comment: asked }, 'sverre');
  if (walk.line.status === until) return;
  yield walk.hours.workdays(1, 2);
  await walk.move('updateQuoteLine', { line: { comment: answered } });
  await walk.move('setQuoteLineCustomerUpdate', { comment: answered });
  if (walk.line.status === until) return;
  yield walk.hours.workdays(0, 1);
  await walk.move('startQuoteLinePricing', {}, 'sverre');
  yield walk.hours.workdays(1, 2);
  await completed(walk);
}

/** Taken back by the customer, or declined by sales support. */
export async function* cancelledQuote(walk: QuoteWalk): Story {
  yield* received(walk);
  yield walk.hours.workdays(1, 2);
  if (walk.dice.happens(0.5)) await walk.move('cancelQuoteLine', { comment: walk.dice.pick(quoteWords[walk.country].regretted) });
  else await walk.move('cancelQuoteLine', { comment: walk.dice.pick(quoteWords[walk.country].declined) }, 'sverre');
}

/** Room in the carrier's station: the request form stands in for addresses. */
export async function* colocation(walk: QuoteWalk): Story {
  await walk.create({ productCode: 'COLOCATION', attributes: { rackUnits: '12', powerWatts: '2000' }, attachmentFlag: true });
  yield walk.hours.minutes(5, 15);
  await walk.attach(quoteWords[walk.country].requestForm, 'REQUEST_FORM');
  await walk.quote('submitQuote', { confirmManualPricing: true });
  yield walk.hours.workdays(1, 1);
  await walk.move('startQuoteLinePricing', {}, 'sverre');
}

/** The offer is taken: the order is completed, sent and delivered. */
async function* ordered(quote: QuoteWalk): Story {
  const [made] = await quote.move('orderQuoteLine');
  if (made === undefined) throw new Error('no order came of the quote');
  const walk = new OrderWalk(quote.stage, quote.places, made.id, quote.customer);
  walk.remember({ order: made, lines: made.lines });
  yield walk.hours.minutes(5, 30);
  await walk.complete(made.lines[0]?.firstValidDate ?? walk.hours.today);
  await walk.send();
  yield walk.hours.workdays(0, 1);
  await walk.register();
  yield* delivery(walk, walk.line, {});
}
