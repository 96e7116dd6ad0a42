import type { Tx } from '@sporbar/prisma/client.ts';
import type { InvoiceCharge } from '@sporbar/prisma/generated/client/client.ts';
import { maySeeInvoices } from './access.ts';
import type { Viewer } from './viewer.ts';
import { besidesOf, type Write } from './writes.ts';

/** A mail that would go out, as it would be written. */
export interface ForetoldMail {
  readonly to: string | null;
  readonly subject: string;
}

/** What a dry run came to besides statuses. Its rows are gone when it is read. */
export interface Foretold {
  readonly mails: readonly ForetoldMail[];
  /** Null for who may not see them. */
  readonly charges: readonly InvoiceCharge[] | null;
}

/**
 * M-09, N-01, INV-07: the mails and charges that a change wrote, read before it is undone. A customer learns of those of
 * its own organisation; staff of all mails, and of charges if they may see invoices.
 */
export async function foretold(tx: Tx, viewer: Viewer, transactionId: string, writes: readonly Write[]): Promise<Foretold> {
  const whose = viewer.isCarrier ? {} : { organisationId: viewer.organisationId };
  const mails = await tx.emailMessage.findMany({
    where: { transactionId, ...whose },
    select: { to: true, subject: true },
    orderBy: { id: 'asc' },
  });
  if (viewer.isCarrier && !maySeeInvoices(viewer)) return { mails, charges: null };
  const ids = besidesOf(writes).flatMap(({ charges = [] }) => charges);
  if (ids.length === 0) return { mails, charges: [] };
  return { mails, charges: await tx.invoiceCharge.findMany({ where: { id: { in: ids }, ...whose }, orderBy: { id: 'asc' } }) };
}
