import { load as ask } from '#lib/graph/load.ts';
import { AccountQuery } from './account.ts';
import { ContactsQuery } from './contacts.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  const text = event.url.searchParams.get('contact');
  const contacts = me.isCarrier && me.department !== 'PORTAL_SUPPORT' ? null : ask(event, ContactsQuery, { text });
  const account = await ask(event, AccountQuery, {
    mailbox: me.hasMailbox,
    superuser: me.isSuperuser,
    money: me.maySeeInvoices && !me.isCarrier,
  });
  return { account, contacts: await contacts };
};
