import Boxes from '@lucide/svelte/icons/boxes';
import Cable from '@lucide/svelte/icons/cable';
import Columns from '@lucide/svelte/icons/columns-3';
import CircleUser from '@lucide/svelte/icons/circle-user-round';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Receipt from '@lucide/svelte/icons/receipt';
import Settings from '@lucide/svelte/icons/settings-2';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Warehouse from '@lucide/svelte/icons/warehouse';
import type { Component } from 'svelte';
import { m } from '#lib/paraglide/messages.js';
import type { Viewer } from './viewer.ts';

export interface Place {
  readonly href: string;
  readonly label: string;
  /** Where there is little room. */
  readonly short?: string;
  readonly icon: Component<{ class?: string }>;
  /** Pressed after `g`. */
  readonly key: string;
  /** Stands in the bottom bar of a phone; the others are behind "more". */
  readonly main: boolean;
}

export interface Making {
  readonly href: string;
  readonly label: string;
}

const home = (): Place => ({ href: '/', label: m.nav_home(), icon: House, key: 'h', main: true });
const quotes = (): Place => ({
  href: '/quotes',
  label: m.nav_quotes(),
  short: m.nav_quotes_short(),
  icon: FileText,
  key: 'q',
  main: true,
});
const orders = (): Place => ({ href: '/orders', label: m.nav_orders(), icon: ClipboardList, key: 'o', main: true });
const board = (): Place => ({ href: '/board', label: m.nav_board(), icon: Columns, key: 'b', main: false });
const portfolio = (): Place => ({ href: '/portfolio', label: m.nav_portfolio(), icon: Cable, key: 'f', main: false });
const packages = (main: boolean): Place => ({ href: '/packages', label: m.nav_packages(), icon: Boxes, key: 'p', main });
const requests = (): Place => ({
  href: '/service-requests',
  label: m.nav_requests(),
  short: m.nav_requests_short(),
  icon: MessagesSquare,
  key: 's',
  main: true,
});
const tickets = (): Place => ({ href: '/tickets', label: m.nav_tickets(), icon: TriangleAlert, key: 't', main: false });
const invoices = (main: boolean): Place => ({ href: '/invoices', label: m.nav_invoices(), icon: Receipt, key: 'i', main });
const account = (): Place => ({ href: '/account', label: m.nav_account(), icon: CircleUser, key: 'a', main: false });

/** The places this reader has business in, in the order of the menu. */
export function placesFor(viewer: Viewer): readonly Place[] {
  if (viewer.isCarrier) return carrierPlaces(viewer);
  const wholesale = viewer.hasWholesale ? [quotes(), orders(), board(), portfolio()] : [];
  const mailbox = viewer.hasMailbox ? [packages(true)] : [];
  const money = viewer.maySeeInvoices ? [invoices(!viewer.hasWholesale)] : [];
  const faults = viewer.troubleTicketAccess && viewer.hasWholesale ? [tickets()] : [];
  return [home(), ...wholesale, ...mailbox, ...faults, requests(), ...money, account()];
}

function carrierPlaces(viewer: Viewer): readonly Place[] {
  const desk: Place = { href: '/desk', label: m.nav_desk(), icon: Inbox, key: 'd', main: true };
  const warehouse: Place = {
    href: '/warehouse',
    label: m.nav_warehouse(),
    icon: Warehouse,
    key: 'w',
    main: viewer.department === 'WAREHOUSE',
  };
  const admin: Place = { href: '/admin', label: m.nav_admin(), icon: Settings, key: 'c', main: false };
  return [
    desk,
    quotes(),
    orders(),
    board(),
    portfolio(),
    packages(false),
    requests(),
    tickets(),
    warehouse,
    ...(viewer.maySeeInvoices ? [invoices(false)] : []),
    admin,
    account(),
  ];
}

/** What this reader can begin, most used first. */
export function makingsFor(viewer: Viewer): readonly Making[] {
  if (!viewer.mayOrder) return [];
  return [
    ...(viewer.hasWholesale
      ? [
          { href: '/orders/new', label: m.new_order() },
          { href: '/orders/takeover', label: m.takeover_title() },
          { href: '/orders/terminate', label: m.termination_title() },
          { href: '/quotes/new', label: m.new_quote() },
        ]
      : []),
    ...(viewer.hasMailbox ? [{ href: '/packages/new', label: m.new_booking() }] : []),
    { href: '/service-requests/new', label: m.new_request() },
  ];
}

export const isHere = (place: Place, pathname: string): boolean =>
  place.href === '/' ? pathname === '/' : pathname === place.href || pathname.startsWith(`${place.href}/`);

const pages: Readonly<Record<string, string>> = {
  O: '/orders',
  Q: '/quotes',
  P: '/packages',
  SR: '/service-requests',
  I: '/invoices',
  T: '/tickets',
};

/** The page of a number as people write it: "o-10012". Undefined for anything else. */
export function hrefOfNumber(text: string): { number: string; href: string } | undefined {
  const number = text.trim().toUpperCase();
  const page = pages[/^([A-Z]{1,2})-\d{3,}$/.exec(number)?.[1] ?? ''];
  return page === undefined ? undefined : { number, href: `${page}/${number}` };
}
