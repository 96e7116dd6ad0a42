import { error, redirect } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { TicketNumber, TicketQuery } from './ticket.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { id } = event.params;
  if (id.startsWith('tkt_')) {
    const { data } = await ask(event, TicketNumber, { id });
    if (data.troubleTicket === null) error(404);
    redirect(307, `/tickets/${data.troubleTicket.number}`);
  }
  const ticket = await ask(event, TicketQuery, { number: id });
  if (ticket.data.ticket === null) error(404);
  return { ticket };
};
