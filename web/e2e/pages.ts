import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Db } from '@sporbar/prisma/client.ts';
import type {
  InvoiceStatus,
  OrderLineStatus,
  PackageStatus,
  QuoteLineStatus,
  ServiceRequestStatus,
} from '@sporbar/prisma/generated/client/enums.ts';
import { houseIdOf, personId, type PersonName } from '../../api/src/demo/people.ts';

/** A page of the site as somebody of the demo sees it. */
export interface SitePage {
  /** What its pictures are called. */
  readonly name: string;
  /** Its folder under `web/src/routes`; null: an address that leads nowhere. */
  readonly route: string | null;
  readonly as: PersonName | null;
  readonly address: (db: Db) => Promise<string>;
}

const page = (name: string, route: string | null, as: PersonName | null, address: string | SitePage['address']): SitePage => ({
  name,
  route,
  as,
  address: typeof address === 'string' ? () => Promise.resolve(address) : address,
});

const newest = { orderBy: { createdAt: 'desc' } } as const;

export const orderIn =
  (status: OrderLineStatus, of: PersonName, base = '/orders') =>
  async (db: Db): Promise<string> => {
    const where = { organisationId: houseIdOf(of), orderType: 'STANDARD', lines: { some: { status } } } as const;
    return `${base}/${(await db.order.findFirstOrThrow({ where, ...newest })).number}`;
  };

const projectOf = (of: PersonName) => async (db: Db) =>
  `/orders/${(await db.order.findFirstOrThrow({ where: { organisationId: houseIdOf(of), orderType: 'PROJECT' }, ...newest })).number}`;

const installedOf =
  (of: PersonName, form = '') =>
  async (db: Db): Promise<string> =>
    `/portfolio/${(await db.installedProduct.findFirstOrThrow({ where: { organisationId: houseIdOf(of) }, ...newest })).id}${form}`;

/** The form that ends a product in operation, with the product already found. */
const endingOf =
  (of: PersonName) =>
  async (db: Db): Promise<string> => {
    const where = { organisationId: houseIdOf(of), status: 'ACTIVE' } as const;
    return `/orders/terminate?number=${(await db.installedProduct.findFirstOrThrow({ where, ...newest })).circuitNumber}`;
  };

export const quoteIn =
  (status: QuoteLineStatus, of: PersonName, base = '/quotes') =>
  async (db: Db): Promise<string> => {
    const where = { organisationId: houseIdOf(of), lines: { some: { status } } };
    return `${base}/${(await db.quote.findFirstOrThrow({ where, ...newest })).number}`;
  };

export const packageIn =
  (status: PackageStatus, of: PersonName, base = '/packages') =>
  async (db: Db): Promise<string> =>
    `${base}/${(await db.package.findFirstOrThrow({ where: { organisationId: houseIdOf(of), status }, ...newest })).number}`;

export const requestIn =
  (status: ServiceRequestStatus, of: PersonName, base = '/service-requests') =>
  async (db: Db): Promise<string> =>
    `${base}/${(await db.serviceRequest.findFirstOrThrow({ where: { organisationId: houseIdOf(of), status }, ...newest })).number}`;

const ticketOf =
  (of: PersonName, base = '/tickets') =>
  async (db: Db): Promise<string> =>
    `${base}/${(await db.troubleTicket.findFirstOrThrow({ where: { organisationId: houseIdOf(of) }, ...newest })).number}`;

export const invoiceIn =
  (status: InvoiceStatus, of: PersonName, base = '/invoices') =>
  async (db: Db): Promise<string> =>
    `${base}/${(await db.invoice.findFirstOrThrow({ where: { organisationId: houseIdOf(of), status }, ...newest })).number}`;

/** Every page, each as at least one of those who may see it. A page without an entry fails `words.spec.ts`. */
export const sitePages: readonly SitePage[] = [
  page('login', '(out)/login', null, '/login'),
  page('logged-out', '(out)/logged-out', null, '/logged-out?why=idle'),
  page('forgotten-password', '(out)/forgotten-password', null, '/forgotten-password'),
  page('reset-password', '(out)/reset-password', null, '/reset-password?token=used-long-ago'),
  page('verify-email', '(out)/verify-email', null, '/verify-email?token=used-long-ago'),
  page('register', '(out)/register', null, '/register'),
  page('register-open', '(out)/register', null, '/register?token=used-long-ago'),
  page('home', '(in)', 'kari', '/'),
  page('home-superuser', '(in)', 'solveig', '/'),
  page('home-mailbox', '(in)', 'ingrid', '/'),
  page('quotes', '(in)/quotes', 'kari', '/quotes'),
  page('quote-new', '(in)/quotes/new', 'kari', '/quotes/new'),
  page('quote-draft', '(in)/quotes/[id]', 'kari', quoteIn('NEW', 'kari')),
  page('quote-incomplete', '(in)/quotes/[id]', 'kari', quoteIn('INCOMPLETE', 'kari')),
  page('quote-priced', '(in)/quotes/[id]', 'kari', quoteIn('COMPLETED', 'kari')),
  page('orders', '(in)/orders', 'kari', '/orders'),
  page('orders-no-match', '(in)/orders', 'kari', '/orders?q=qqqq'),
  page('order-new', '(in)/orders/new', 'kari', '/orders/new'),
  page('product', '(in)/products/[code]', 'kari', '/products/WHOLESALE_ADSL_FULL'),
  page('product-quoted', '(in)/products/[code]', 'kari', '/products/LEASED_LINE_LOW'),
  page('order-takeover', '(in)/orders/takeover', 'kari', '/orders/takeover'),
  page('order-terminate', '(in)/orders/terminate', 'kari', endingOf('kari')),
  page('order-draft', '(in)/orders/[id]', 'kari', orderIn('NEW', 'kari')),
  page('order-incomplete', '(in)/orders/[id]', 'kari', orderIn('INCOMPLETE', 'kari')),
  page('order-in-delivery', '(in)/orders/[id]', 'kari', orderIn('FIELD_SERVICE', 'kari')),
  page('order-read-only', '(in)/orders/[id]', 'siri', orderIn('READY', 'kari')),
  page('order-project', '(in)/orders/[id]', 'solveig', projectOf('solveig')),
  page('board', '(in)/board', 'kari', '/board'),
  page('board-carrier', '(in)/board', 'anne', '/board'),
  page('legend', '(in)/legend', 'kari', '/legend'),
  page('legend-packages', '(in)/legend', 'ingrid', '/legend?kind=PACKAGE'),
  page('portfolio', '(in)/portfolio', 'kari', '/portfolio'),
  page('installed-product', '(in)/portfolio/[id]', 'kari', installedOf('kari')),
  page('installed-product-modify', '(in)/portfolio/[id]/modify', 'kari', installedOf('kari', '/modify')),
  page('packages', '(in)/packages', 'ingrid', '/packages'),
  page('package-new', '(in)/packages/new', 'ingrid', '/packages/new'),
  page('package-booked', '(in)/packages/[id]', 'ingrid', packageIn('BOOKED', 'ingrid')),
  page('package-on-hold', '(in)/packages/[id]', 'ingrid', packageIn('HOLD', 'ingrid')),
  page('service-requests', '(in)/service-requests', 'kari', '/service-requests'),
  page('service-request-new', '(in)/service-requests/new', 'kari', '/service-requests/new'),
  page('service-request-draft', '(in)/service-requests/[id]', 'kari', requestIn('NEW', 'kari')),
  page('service-request-answered', '(in)/service-requests/[id]', 'kari', requestIn('COMPLETED', 'kari')),
  page('invoices', '(in)/invoices', 'ola', '/invoices'),
  page('tickets', '(in)/tickets', 'kari', '/tickets'),
  page('ticket-new', '(in)/tickets/new', 'kari', '/tickets/new'),
  page('invoice-new', '(in)/invoices/new', 'berit', `/invoices/new?customer=${houseIdOf('ola')}`),
  page('ticket', '(in)/tickets/[id]', 'kari', ticketOf('kari')),
  page('invoice', '(in)/invoices/[id]', 'ola', invoiceIn('PARTIALLY_PAID', 'ola')),
  page('account', '(in)/account', 'solveig', '/account'),
  page('account-mailbox', '(in)/account', 'ingrid', '/account'),
  page('account-notifications', '(in)/account', 'solveig', '/account?tab=notifications'),
  page('account-notifications-own', '(in)/account', 'kari', '/account?tab=notifications'),
  page('account-notifications-support', '(in)/account', 'pal', '/account?tab=notifications'),
  page('account-security', '(in)/account', 'kari', '/account?tab=security'),
  page('account-keys', '(in)/account', 'kari', '/account?tab=keys'),
  page('account-keys-superuser', '(in)/account', 'solveig', '/account?tab=keys'),
  page('account-colleagues', '(in)/account', 'solveig', '/account?tab=colleagues'),
  page('desk', '(in)/desk', 'anne', '/desk'),
  page('desk-order', '(in)/desk/[id]', 'anne', orderIn('COMMITTED', 'kari', '/desk')),
  page('desk-delivery', '(in)/desk/[id]', 'dag', orderIn('READY', 'kari', '/desk')),
  page('desk-quote', '(in)/desk/[id]', 'sverre', quoteIn('RECEIVED', 'kari', '/desk')),
  page('desk-package', '(in)/desk/[id]', 'walter', packageIn('RECEIVED', 'ingrid', '/desk')),
  page('desk-service-request', '(in)/desk/[id]', 'pal', requestIn('SUBMITTED', 'kari', '/desk')),
  page('desk-ticket', '(in)/desk/[id]', 'dag', ticketOf('kari', '/desk')),
  page('desk-invoice', '(in)/desk/[id]', 'berit', invoiceIn('PARTIALLY_PAID', 'ola', '/desk')),
  page('orders-carrier', '(in)/orders', 'dag', '/orders'),
  page('packages-carrier', '(in)/packages', 'walter', '/packages'),
  page('warehouse', '(in)/warehouse', 'walter', '/warehouse'),
  page('users', '(in)/admin', 'unni', '/admin'),
  page('user', '(in)/admin/[id]', 'unni', `/admin/${personId('siri')}`),
  page('routing', '(in)/admin/routing', 'pal', '/admin/routing'),
  page('failed-mails', '(in)/admin/mails', 'pal', '/admin/mails'),
  page('audit', '(in)/admin/audit', 'anne', '/admin/audit?user=kari'),
  page('not-found', null, 'kari', '/orders/O-1'),
  page('not-allowed', null, 'kari', '/desk'),
];

/** The folders that hold a page, as `sitePages` names them. */
export const routesOnDisk = (): string[] =>
  globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '..', 'src', 'routes') })
    .map(dirname)
    .toSorted();
