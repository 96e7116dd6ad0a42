import { error } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { InvoiceQuery } from '../../invoices/[id]/invoice.ts';
import { OrderQuery } from '../../orders/[id]/order.ts';
import { PackageQuery } from '../../packages/[id]/package.ts';
import { QuoteQuery } from '../../quotes/[id]/quote.ts';
import { RequestQuery } from '../../service-requests/[id]/request.ts';
import { TicketQuery } from '../../tickets/[id]/ticket.ts';
import type { PageLoad } from './$types.js';

/** The case, asked for as its own page asks; which kind it is stands in its number. */
export const load: PageLoad = async (event) => {
  const number = event.params.id;
  switch (number.slice(0, number.indexOf('-'))) {
    case 'O': {
      const order = await ask(event, OrderQuery, { number });
      return order.data.order ? { opened: { kind: 'order', order } as const } : error(404);
    }
    case 'Q': {
      const quote = await ask(event, QuoteQuery, { number });
      return quote.data.quote ? { opened: { kind: 'quote', quote } as const } : error(404);
    }
    case 'P': {
      const found = await ask(event, PackageQuery, { number });
      return found.data.packageByNumber ? { opened: { kind: 'package', package: found } as const } : error(404);
    }
    case 'SR': {
      const request = await ask(event, RequestQuery, { number });
      return request.data.request ? { opened: { kind: 'request', request } as const } : error(404);
    }
    case 'T': {
      const ticket = await ask(event, TicketQuery, { number });
      return ticket.data.ticket ? { opened: { kind: 'ticket', ticket } as const } : error(404);
    }
    case 'I': {
      const invoice = await ask(event, InvoiceQuery, { number });
      return invoice.data.invoice ? { opened: { kind: 'invoice', invoice } as const } : error(404);
    }
    default:
      error(404);
  }
};
