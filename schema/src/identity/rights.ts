import type { AccessType, BusinessLine, Grant, OrganisationKind, UserRole } from '@sporbar/prisma/generated/client/enums.ts';

export interface AccessFacts {
  readonly role: UserRole;
  readonly accessType: AccessType;
  readonly isCarrier: boolean;
  /** The organisation orders lines and circuits: its users need certifications (IA-20). */
  readonly hasWholesale: boolean;
  /** Active ones only. */
  readonly certifications: readonly Grant[];
}

/**
 * IA-08: the access that counts. More than READ needs its certification; without it the next lower access that is
 * certified counts. A superuser has every customer right (IA-17), mailbox accounts need no training (IA-20).
 */
export function accessInForce(facts: AccessFacts): AccessType {
  const given: AccessType = facts.role === 'SUPERUSER' ? 'FULL' : facts.accessType;
  if (facts.isCarrier || !facts.hasWholesale) return given;
  if (given === 'READ') return 'READ';
  if (given === 'FULL' && facts.certifications.includes('FULL')) return 'FULL';
  return facts.certifications.includes('ORDERING') || facts.certifications.includes('FULL') ? 'ORDERING' : 'READ';
}

/** IA-09: the grant counts only with its own certification; mailbox accounts and the carrier's own people need none. */
export const mayUseTroubleTickets = (
  facts: Omit<AccessFacts, 'role' | 'accessType'> & { readonly troubleTicketAccess: boolean },
): boolean => facts.isCarrier || (facts.troubleTicketAccess && (!facts.hasWholesale || facts.certifications.includes('TROUBLE_TICKET')));

/** IA-08: may this access type be given to a user with these certifications? */
export function isCertifiedFor(accessType: AccessType, certifications: readonly Grant[]): boolean {
  if (accessType === 'READ') return true;
  return certifications.includes('FULL') || (accessType === 'ORDERING' && certifications.includes('ORDERING'));
}

const wholesaleKinds: readonly OrganisationKind[] = ['OPERATOR', 'RESELLER', 'SERVICE_PROVIDER'];

/** IA-14: a wholesale organisation is an operator, a reseller or a service provider; a mailbox may be anybody's but the carrier's. */
export const isKindFor = (kind: OrganisationKind, lines: readonly BusinessLine[]): boolean =>
  (!lines.includes('WHOLESALE') || wholesaleKinds.includes(kind)) && (!lines.includes('MAILBOX') || kind !== 'CARRIER');
