import { mayUse } from '../access.ts';
import { builder } from '../builder.ts';
import { canAttach } from '../files/attachment-rights.ts';
import { registerAttachmentOwner, rightsBy } from '../files/attachment-owner.ts';
import { no, type Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { invoiceLifecycle, invoiceNoun } from './invoice.lifecycle.ts';
import { invoicesOf, rootOf } from './invoice.state.ts';

const objectionOf = (viewer: Viewer): Problem | undefined =>
  mayUse(viewer, invoiceLifecycle.moves.issueInvoice) ? undefined : no.forbidden('');

// Enclosures: billing adds them, and they open for who may open the invoice (INV-07, ATT-06).
registerAttachmentOwner({
  type: 'INVOICE',
  lockOf: async (db, id) =>
    (await db.invoice.findUnique({ where: { id }, select: { id: true } })) === null ? undefined : { table: 'invoices', id },
  load: async (tx, viewer, id) => {
    const row = await tx.invoice.findFirst({ where: { AND: [{ id }, invoicesOf(viewer)] } });
    if (row === null) return null;
    return { root: await rootOf(tx, row), row, noun: invoiceNoun, objection: objectionOf(viewer) };
  },
  rightsOf: async (db, viewer, ids) => {
    const invoices = await db.invoice.findMany({ where: { AND: [{ id: { in: [...ids] } }, invoicesOf(viewer)] } });
    return rightsBy(invoices, () => objectionOf(viewer));
  },
});

builder.prismaObjectField('Invoice', 'canAttach', (t) => t.loadable({ ...canAttach('INVOICE'), resolve: (invoice) => invoice.id }));
