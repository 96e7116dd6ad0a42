import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';
import type { ReferenceKind } from '@sporbar/prisma/generated/client/enums.ts';
import { maySeeInvoices, maySeeTickets } from '../access.ts';
import { typeOfId } from '../ids.ts';
import { referenceKindOf, type LinkType } from '../service-requests/areas/areas.ts';
import { subAreaOfProduct } from '../service-requests/areas/sub-areas.ts';
import type { Viewer } from '../viewer.ts';

/** What a request is raised from, and what it fills in there (SR-32). */
export interface RaisedFrom {
  readonly type: LinkType;
  readonly id: string;
  /** The page it stands on: an order line's order, else the object itself. */
  readonly rootId: string;
  readonly organisationId: string;
  readonly status: string;
  readonly referenceKind: ReferenceKind;
  readonly referenceValue: string;
  /** The product area, where the object has one product. */
  readonly subArea: string | null;
}

/** Who may raise from what: the customer from all of its own, the carrier from what was sent to it (O-31). */
export interface Sight {
  /** Whose objects; every organisation's where it is null. */
  readonly organisationId: string | null;
  readonly drafts: boolean;
  readonly invoices: boolean;
  readonly tickets: boolean;
}

export const sightOf = (viewer: Viewer, organisationId: string | null): Sight => ({
  organisationId,
  drafts: !viewer.isCarrier,
  invoices: maySeeInvoices(viewer),
  tickets: maySeeTickets(viewer),
});

const owned = ({ organisationId }: Sight) => (organisationId === null ? {} : { organisationId });
const sent = (sight: Sight) => ({ ...owned(sight), ...(sight.drafts ? {} : { submittedAt: { not: null } }) });

/** The object an id names, or null when there is none in sight that requests are raised from. */
export async function loadRaisedFrom(db: Db | Tx, sight: Sight, id: string): Promise<RaisedFrom | null> {
  switch (typeOfId(id)) {
    case 'Order':
      return fromOrder(db, { id, ...sent(sight) });
    case 'OrderLine':
      return fromOrderLine(db, { id, order: sent(sight) });
    case 'Quote':
    case 'QuoteLine':
      return fromQuote(db, typeOfId(id) === 'Quote' ? { id, ...sent(sight) } : { lines: { some: { id } }, ...sent(sight) });
    case 'Invoice':
      return sight.invoices ? fromInvoice(db, { id, ...owned(sight) }) : null;
    case 'Package':
      return fromPackage(db, { id, ...owned(sight) });
    case 'TroubleTicket':
      return sight.tickets ? fromTicket(db, { id, ...owned(sight) }) : null;
    case 'InstalledProduct':
      return fromInstalled(db, { id, ...owned(sight) });
    default:
      return null;
  }
}

const whole = (
  type: LinkType,
  row: { id: string; organisationId: string; status: string; number: string },
  subArea: string | null = null,
): RaisedFrom => ({
  type,
  id: row.id,
  rootId: row.id,
  organisationId: row.organisationId,
  status: row.status,
  referenceKind: referenceKindOf[type],
  referenceValue: row.number,
  subArea,
});

const heading = { id: true, organisationId: true, status: true, number: true } as const;
const product = { select: { code: true, family: true } } as const;

type OneProduct = readonly { readonly product: Parameters<typeof subAreaOfProduct>[0] | null }[];

/** The product area that all lines share, if they do. */
const sharedSubArea = (lines: OneProduct): string | null => {
  const found = new Set(lines.map((line) => (line.product === null ? null : subAreaOfProduct(line.product))));
  return found.size === 1 ? ([...found][0] ?? null) : null;
};

async function fromOrder(db: Db | Tx, where: Prisma.OrderWhereInput): Promise<RaisedFrom | null> {
  const order = await db.order.findFirst({ where, select: { ...heading, lines: { select: { product } } } });
  return order && whole('ORDER', order, sharedSubArea(order.lines));
}

/** A line of several is told apart by its number, so that each can have a request of its own (SR-03). */
async function fromOrderLine(db: Db | Tx, where: Prisma.OrderLineWhereInput): Promise<RaisedFrom | null> {
  const line = await db.orderLine.findFirst({
    where,
    select: { id: true, status: true, lineNo: true, product, order: { select: { ...heading, _count: { select: { lines: true } } } } },
  });
  if (line === null) return null;
  const { order } = line;
  const number = order._count.lines === 1 ? order.number : `${order.number}/${line.lineNo}`;
  return { ...whole('ORDER_LINE', { ...line, number, organisationId: order.organisationId }, sharedSubArea([line])), rootId: order.id };
}

async function fromQuote(db: Db | Tx, where: Prisma.QuoteWhereInput): Promise<RaisedFrom | null> {
  const quote = await db.quote.findFirst({ where, select: { ...heading, lines: { select: { product } } } });
  const subArea = quote === null ? null : sharedSubArea(quote.lines);
  return quote && whole('QUOTE', quote, subArea === 'CAPACITY' || subArea === 'COLOCATION' ? subArea : null);
}

async function fromInvoice(db: Db | Tx, where: Prisma.InvoiceWhereInput): Promise<RaisedFrom | null> {
  const invoice = await db.invoice.findFirst({ where, select: heading });
  return invoice && whole('INVOICE', invoice);
}

async function fromPackage(db: Db | Tx, where: Prisma.PackageWhereInput): Promise<RaisedFrom | null> {
  const found = await db.package.findFirst({ where, select: heading });
  return found && whole('PACKAGE', found, 'PACKAGE');
}

async function fromTicket(db: Db | Tx, where: Prisma.TroubleTicketWhereInput): Promise<RaisedFrom | null> {
  const ticket = await db.troubleTicket.findFirst({ where, select: { ...heading, installedProduct: { select: { product } } } });
  return ticket && whole('TROUBLE_TICKET', ticket, sharedSubArea([ticket.installedProduct]));
}

async function fromInstalled(db: Db | Tx, where: Prisma.InstalledProductWhereInput): Promise<RaisedFrom | null> {
  const select = { id: true, organisationId: true, status: true, circuitNumber: true, product };
  const installed = await db.installedProduct.findFirst({ where, select });
  if (installed?.circuitNumber == null) return null;
  return whole('INSTALLED_PRODUCT', { ...installed, number: installed.circuitNumber }, sharedSubArea([installed]));
}
