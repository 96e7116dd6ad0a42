import type { AccessType, ActorKind, Department, Grant, Locale, UserKind, UserRole } from '@sporbar/prisma/generated/client/enums.ts';

/** Who is asking, as read for this request: rights are those in force now, not those at sign-in. */
export interface Viewer {
  readonly userId: string;
  readonly username: string;
  readonly fullName: string;
  readonly kind: UserKind;
  readonly role: UserRole;
  readonly organisationId: string;
  readonly organisationName: string;
  /** True for the carrier's own staff and systems. */
  readonly isCarrier: boolean;
  readonly hasWholesale: boolean;
  readonly hasMailbox: boolean;
  /** The access that counts: READ while the certification for more is missing (IA-08). */
  readonly accessType: AccessType;
  readonly certifications: readonly Grant[];
  readonly troubleTicketAccess: boolean;
  readonly authorisedOrderer: boolean;
  readonly inTraining: boolean;
  readonly department: Department | null;
  readonly locale: Locale;
  readonly sessionId: string | null;
  readonly apiKey: { readonly id: string; readonly name: string; readonly scopes: readonly string[] } | null;
}

/** The kinds of actor a viewer is, in the sense of the transition tables. The first is what history shows. */
export function actorKindsOf(viewer: Viewer): readonly ActorKind[] {
  if (viewer.isCarrier) return viewer.kind === 'SERVICE' ? ['SYS', 'A'] : ['A'];
  return viewer.role === 'SUPERUSER' ? ['SU', 'C'] : ['C'];
}

export const actorKindOf = (viewer: Viewer): ActorKind => actorKindsOf(viewer)[0] ?? 'C';
