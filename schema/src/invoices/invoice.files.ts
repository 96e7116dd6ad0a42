import { mayUse } from '../access.ts';
import { registerAttachmentOwner } from '../files/attachment-owner.ts';
import { no } from '../refusals.ts';
import { invoiceLifecycle, invoiceNoun } from './invoice.lifecycle.ts';
import { invoicesOf, rootOf } from './invoice.state.ts';

// Enclosures: billing adds them, and they open for who may open the invoice (INV-07, ATT-06).
registerAttachmentOwner({
  type: 'INVOICE',
  lockOf: async (db, id) =>
    (await db.invoice.findUnique({ where: { id }, select: { id: true } })) === null ? undefined : { table: 'invoices', id },
  load: async (tx, viewer, id) => {
    const row = await tx.invoice.findFirst({ where: { AND: [{ id }, invoicesOf(viewer)] } });
    if (row === null) return null;
    const objection = mayUse(viewer, invoiceLifecycle.moves.issueInvoice) ? undefined : no.forbidden('');
    return { root: await rootOf(tx, row), row, noun: invoiceNoun, objection };
  },
});
