import type { Move } from './lifecycle.ts';
import { no, type Problem } from './refusals.ts';
import { actorKindsOf, type Viewer } from './viewer.ts';

/** May this viewer make this kind of move at all? (G-09 and the permission matrix of context 01.) */
export function mayUse(viewer: Viewer, move: Pick<Move, 'by' | 'departments' | 'personOnly'>): boolean {
  if (viewer.inTraining || !hasScope(viewer, 'order')) return false;
  if (!actorKindsOf(viewer).some((kind) => move.by.includes(kind))) return false;
  if (viewer.isCarrier) {
    if (viewer.kind === 'SERVICE') return move.personOnly !== true;
    return move.departments === undefined || (viewer.department !== null && move.departments.includes(viewer.department));
  }
  return mayOrder(viewer);
}

/** A move that others make too, at a moment at which it is the carrier's systems' alone: a person never has these (IA-03). */
export const isForSystems = <S extends string>(viewer: Viewer, move: Pick<Move<S>, 'systemsOnlyFrom'>, status: S): boolean =>
  move.systemsOnlyFrom?.includes(status) === true && !actorKindsOf(viewer).includes('SYS');

/** Create and change quotes, orders, bookings and service requests. An account with nothing but a mailbox needs no training (IA-20). */
export const mayOrder = (viewer: Viewer): boolean =>
  !viewer.isCarrier &&
  !viewer.inTraining &&
  hasScope(viewer, 'order') &&
  (viewer.accessType !== 'READ' || (viewer.hasMailbox && !viewer.hasWholesale));

/** See and print invoices (INV-07, D-39). A mailbox beside wholesale gives its readers and orderers no more than they have there. */
export const maySeeInvoices = (viewer: Viewer): boolean => {
  if (viewer.inTraining || !hasScope(viewer, 'read')) return false;
  if (viewer.isCarrier) return viewer.department === 'BILLING' || viewer.kind === 'SERVICE';
  return viewer.role === 'SUPERUSER' || viewer.accessType === 'FULL' || (viewer.hasMailbox && !viewer.hasWholesale);
};

/** TT-02, IA-09: the trouble-ticket module, whatever the access type. */
export const maySeeTickets = (viewer: Viewer): boolean =>
  !viewer.inTraining && hasScope(viewer, 'read') && (viewer.isCarrier || viewer.troubleTicketAccess);

/** An API key has the scopes it was given; a person at a screen has all of theirs. */
export const hasScope = (viewer: Viewer, scope: string): boolean => viewer.apiKey === null || viewer.apiKey.scopes.includes(scope);

/** The kinds of objects that an API key can be narrowed to, by scope. */
const nounScopes = {
  quotes: 'QUOTE',
  orders: 'ORDER',
  packages: 'PACKAGE',
  service_requests: 'SERVICE_REQUEST',
  trouble_tickets: 'TROUBLE_TICKET',
  invoices: 'INVOICE',
} as const;

/** IA-03: a key that names nouns among its scopes changes objects of these and no others. */
function mayChangeKind(viewer: Viewer, rootType: string): boolean {
  const kinds = Object.entries(nounScopes).flatMap(([scope, kind]) => (viewer.apiKey?.scopes.includes(scope) === true ? [kind] : []));
  return kinds.length === 0 || kinds.some((kind) => kind === rootType);
}

/** Kinds of parts, by the kind of the object they belong to: that one is changed with them. */
const partsOf: Readonly<Record<string, string>> = {
  ORDER_LINE: 'ORDER',
  APPOINTMENT: 'ORDER',
  AVAILABILITY_CHECK: 'ORDER',
  INSTALLED_PRODUCT: 'ORDER',
  QUOTE_LINE: 'QUOTE',
  PURCHASE_RECEIPT: 'PACKAGE',
};

/** IA-03: what the key itself does not allow, whatever its user may do: a change of objects of these kinds. */
export function keyProblems(viewer: Viewer, kinds: readonly string[]): Problem[] {
  if (!hasScope(viewer, 'order')) return [no.keyReadsOnly('')];
  return kinds.every((kind) => mayChangeKind(viewer, partsOf[kind] ?? kind)) ? [] : [no.keyIsNarrowed('')];
}

/** Why not, as far as rights go: what the key does not allow is said before what its user may not do. */
export function rightProblems(viewer: Viewer, kinds: readonly string[], mayUser: boolean): Problem[] {
  const ofKey = keyProblems(viewer, kinds);
  return ofKey.length > 0 || mayUser ? ofKey : [no.forbidden('')];
}

/** The rows a viewer may see, as a filter for nouns whose drafts the carrier must not see (O-31, IA-18). */
export const visibleOf = (viewer: Viewer): { organisationId: string } | { submittedAt: { not: null } } =>
  viewer.isCarrier ? { submittedAt: { not: null } } : { organisationId: viewer.organisationId };

/** The same of a row that was read. */
export const isVisibleTo = (viewer: Viewer, row: { readonly organisationId: string; readonly submittedAt: Date | null }): boolean =>
  viewer.isCarrier ? row.submittedAt !== null : row.organisationId === viewer.organisationId;

/** The same for nouns without drafts. */
export const ownOrCarrier = (viewer: Viewer): { organisationId?: string } =>
  viewer.isCarrier ? {} : { organisationId: viewer.organisationId };
