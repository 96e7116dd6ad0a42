import type { ToldRows } from '#lib/list/told-rows.ts';
import type { InvoiceRowData } from '#lib/nouns/invoice.ts';
import type { OrderRowData } from '#lib/nouns/order.ts';
import type { PackageRowData } from '#lib/nouns/package.ts';
import type { QuoteHeadData } from '#lib/nouns/quote.ts';
import type { RequestRowData } from '#lib/nouns/request.ts';
import { impactInShort, type TicketRowData } from '#lib/nouns/ticket.ts';
import { m } from '#lib/paraglide/messages.js';
import { money } from '#lib/words/money.ts';

/** One case of the queue. */
export interface Case {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly customer: string;
  readonly about: string;
  readonly noun: string;
  readonly status: string;
  readonly since: string;
  /** Until when the carrier has to move, where that is agreed. */
  readonly dueAt?: string | null;
  /** It has left the queue, and is shown for a moment yet. */
  readonly isGone: boolean;
}

export interface Pile {
  readonly noun: string;
  readonly title: string;
  readonly total: number;
  readonly cases: readonly Case[];
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

/** The carrier's own deadline; what the customer owes is not late here. */
const dueOf = ({ party, dueAt }: { party: string; dueAt: string | null }): string | null => (party === 'CARRIER' ? dueAt : null);

/** Where an order stands: a single line says it better than the header that sums up. */
const standingOf = ({ status, lines }: OrderRowData): Pick<Case, 'noun' | 'status'> =>
  lines.length === 1 && lines[0] ? { noun: 'ORDER_LINE', status: lines[0].status } : { noun: 'ORDER', status };

/** What a department's lists show now; undefined: it has no such list. */
interface Queued {
  readonly requests: ToldRows<RequestRowData> | undefined;
  readonly orders: ToldRows<OrderRowData> | undefined;
  readonly quotes: ToldRows<QuoteHeadData> | undefined;
  readonly tickets: ToldRows<TicketRowData> | undefined;
  readonly packages: ToldRows<PackageRowData> | undefined;
  readonly invoices: ToldRows<InvoiceRowData> | undefined;
}

type Shown = Omit<Case, 'id' | 'version' | 'number' | 'customer' | 'noun' | 'isGone'> & {
  readonly noun?: string;
  readonly customer?: string;
};
interface Row {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly organisation: { readonly name: string };
}

function pile<One extends Row>(noun: string, title: string, told: ToldRows<One> | undefined, shownOf: (one: One) => Shown): Pile[] {
  if (told === undefined) return [];
  const cases = told.rows.map((one) => ({
    id: one.id,
    version: one.version,
    number: one.number,
    customer: one.organisation.name,
    noun,
    isGone: told.gone.has(one.id),
    ...shownOf(one),
  }));
  return [{ noun, title, total: told.total, cases }];
}

/** The queue as piles of one kind each, in the order they are worked. */
export const pilesOf = ({ requests, tickets, orders, quotes, packages, invoices }: Queued): Pile[] => [
  ...pile('SERVICE_REQUEST', m.nav_requests(), requests, (one) => ({
    about: joined(one.referenceValue, one.description),
    status: one.requestStatus,
    since: one.enteredStatusAt,
    dueAt: dueOf(one.ballInCourt),
  })),
  ...pile('TROUBLE_TICKET', m.nav_tickets(), tickets, (one) => ({
    about: joined(impactInShort(one.observedImpact), one.installedProduct.circuitNumber, one.description),
    status: one.ticketStatus,
    since: one.enteredStatusAt,
    dueAt: dueOf(one.ballInCourt),
  })),
  ...pile('ORDER', m.nav_orders(), orders, (one) => ({
    about: joined(one.lines[0]?.product?.name, one.lines[0]?.address?.singleLine),
    ...standingOf(one),
    since: one.ballInCourt.since,
    dueAt: dueOf(one.ballInCourt),
  })),
  ...pile('QUOTE', m.nav_quotes(), quotes, (one) => ({
    about: joined(one.title, m.quotes_n_of_m({ done: one.completedLineCount, all: one.lineCount })),
    status: one.quoteStatus,
    since: one.ballInCourt.since,
    dueAt: dueOf(one.ballInCourt),
  })),
  ...pile('PACKAGE', m.nav_packages(), packages, (one) => ({
    customer: joined(one.suiteNumber, one.organisation.name),
    about: joined(one.sellerName, one.contents),
    status: one.packageStatus,
    since: one.enteredStatusAt,
    dueAt: dueOf(one.ballInCourt),
  })),
  ...pile('INVOICE', m.nav_invoices(), invoices, (one) => ({
    about: money(one.outstanding.amountMinor, one.outstanding.currency),
    status: one.invoiceStatus,
    since: one.dueOn,
    dueAt: one.dueOn,
  })),
];
