import { redirect } from '@sveltejs/kit';
import { load as ask } from '#lib/graph/load.ts';
import { HomeQuery } from './home.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  if (me.isCarrier) redirect(303, '/desk');
  return { home: await ask(event, HomeQuery, { wholesale: me.hasWholesale, mailbox: me.hasMailbox, money: me.maySeeInvoices }) };
};
