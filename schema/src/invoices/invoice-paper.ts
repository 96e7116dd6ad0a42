import type { Db } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { Viewer } from '../viewer.ts';
import { invoicesOf } from './invoice.state.ts';

const include = {
  lines: { orderBy: { lineNo: 'asc' } },
  organisation: { select: { name: true, orgNumber: true } },
} as const satisfies Prisma.InvoiceInclude;

type Printed = Prisma.InvoiceGetPayload<{ include: typeof include }>;

/** What stands on the paper of an invoice. */
export interface InvoicePaper {
  readonly invoice: Printed;
  /** Who issues it. */
  readonly carrier: string;
}

/** INV-02, INV-07: the paper of an invoice, for who may open it; null for everybody else, as for one that does not exist. */
export async function invoicePaper(db: Db, viewer: Viewer, id: string): Promise<InvoicePaper | null> {
  const invoice = await db.invoice.findFirst({ where: { AND: [{ id }, invoicesOf(viewer)] }, include });
  if (invoice === null) return null;
  const carrier = await db.organisation.findFirst({ where: { kind: 'CARRIER' }, select: { name: true }, orderBy: { id: 'asc' } });
  return { invoice, carrier: carrier?.name ?? '' };
}
