import type { Tx } from '@sporbar/prisma/client.ts';
import type { Invoice } from '@sporbar/prisma/generated/client/client.ts';
import { maySeeInvoices, ownOrCarrier } from '../access.ts';
import { accountHolderOf } from '../mailbox/account-holder.ts';
import { no, Refused } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import type { Root } from '../writes.ts';
import { invoiceNoun } from './invoice.lifecycle.ts';

/** INV-07: the invoices a viewer may open, as a filter; to everybody else they do not exist. */
export const invoicesOf = (viewer: Viewer): { organisationId?: string; id?: string } =>
  maySeeInvoices(viewer) ? ownOrCarrier(viewer) : { id: '' };

/**
 * The invoice as it stands under the lock. Agents without a hand in billing know that it exists and hear FORBIDDEN from
 * the lifecycle; a customer without access to invoices hears what another organisation would.
 */
export async function loadInvoice(tx: Tx, viewer: Viewer, id: string): Promise<Invoice> {
  const sight = viewer.isCarrier ? {} : invoicesOf(viewer);
  const invoice = await tx.invoice.findFirst({ where: { AND: [{ id }, sight] } });
  if (invoice === null) throw new Refused([no.notFound('/id')]);
  return invoice;
}

export async function rootOf(
  tx: Tx,
  invoice: Pick<Invoice, 'id' | 'organisationId' | 'number'> & Partial<Pick<Invoice, 'version' | 'status'>>,
): Promise<Root> {
  return {
    noun: invoiceNoun,
    id: invoice.id,
    organisationId: invoice.organisationId,
    version: invoice.version,
    status: invoice.status,
    placedById: await accountHolderOf(tx, invoice.organisationId),
    number: invoice.number,
    carrierVisible: true,
  };
}
