import type {
  AccessType,
  Area,
  ClosedReason,
  Department,
  Grant,
  ServiceRequestStatus,
  UserRole,
} from '@sporbar/prisma/generated/client/enums.ts';
import { Grant as Grants } from '@sporbar/prisma/generated/client/enums.ts';
import type { Problem } from '../../refusals.ts';
import { isCertifiedFor } from '../rights.ts';
import { isEmail } from '../sign-in/credentials.rules.ts';
import { noSignIn } from '../sign-in/sign-in.refusals.ts';
import { noUser } from './user.refusals.ts';

/** The service request somebody names as the reason for a change of accesses. */
export interface RequestFacts {
  readonly organisationId: string;
  readonly area: Area;
  readonly status: ServiceRequestStatus;
  /** Who submitted it was an authorised orderer: the guard of its submission (IA-10). Null while it never was. */
  readonly submittedAt: Date | null;
}

const inHand: readonly ServiceRequestStatus[] = ['SUBMITTED', 'IN_PROCESS', 'INCOMPLETE', 'COMPLETED'];

/** IA-10: accesses of a customer's people change only on a request in Area USER_ADMINISTRATION, submitted and not withdrawn. */
export function requestProblems(request: RequestFacts | null, organisationId: string): Problem[] {
  const fits =
    request !== null && request.organisationId === organisationId && request.area === 'USER_ADMINISTRATION' && request.submittedAt !== null;
  return fits && inHand.includes(request.status) ? [] : [noUser.requestUnfit('/serviceRequest')];
}

/** IA-10: `given` when the organisation is a customer's; the carrier's own people need no request. */
export const requestNeeded = (given: string | null | undefined, isCarrier: boolean): Problem[] =>
  isCarrier || (given ?? '').trim() !== '' ? [] : [noUser.requestMissing('/serviceRequest')];

/** IA-05: closing at the customer's wish needs the request; misuse and a person who left do not. */
export const closeProblems = (reason: ClosedReason, given: string | null | undefined, isCarrier: boolean): Problem[] =>
  reason === 'REQUESTED' ? requestNeeded(given, isCarrier) : [];

export interface TrainedFacts {
  readonly accessType: AccessType;
  readonly troubleTicketAccess: boolean;
  readonly certifications: readonly Grant[];
  /** Only users of wholesale organisations are trained (IA-20). */
  readonly needsTraining: boolean;
}

/** IA-08: an access beyond READ opens with its certification. */
export const activationProblems = ({ accessType, certifications, needsTraining }: TrainedFacts): Problem[] =>
  !needsTraining || isCertifiedFor(accessType, certifications) ? [] : [noUser.notCertified('/accessType', { accessType })];

/** IA-08: nothing more can be granted to somebody who has everything, and nothing withdrawn from somebody who has nothing. */
export function grantProblems(move: 'grantCertification' | 'revokeCertification', held: readonly Grant[]): Problem[] {
  if (move === 'revokeCertification') return held.length === 0 ? [noUser.nothingGranted('/grants')] : [];
  return Object.values(Grants).every((grant) => held.includes(grant)) ? [noUser.grantedAlready('/grants')] : [];
}

/** IA-08, IA-09: nobody is given what the certification for is missing. */
export function accessProblems(facts: TrainedFacts): Problem[] {
  const tickets = facts.needsTraining && facts.troubleTicketAccess && !facts.certifications.includes('TROUBLE_TICKET');
  return [...activationProblems(facts), ...(tickets ? [noUser.notCertifiedForTickets('/troubleTicketAccess')] : [])];
}

export interface RoleFacts {
  readonly role: UserRole;
  readonly department: Department | null;
  readonly authorisedOrderer: boolean;
  readonly isCarrier: boolean;
}

/** Agents work in a department of the carrier; superusers and authorised orderers are customers (context 01). */
export function roleProblems({ role, department, authorisedOrderer, isCarrier }: RoleFacts): Problem[] {
  const fits = isCarrier
    ? role === 'SUPPORT_AGENT' && department !== null && !authorisedOrderer
    : role !== 'SUPPORT_AGENT' && department === null;
  return fits ? [] : [noUser.roleUnfit('/role')];
}

export const isUsername = (text: string): boolean => /^[a-z0-9](?:[a-z0-9._-]{1,58})[a-z0-9]$/.test(text);

/** IA-01: an own username, small letters and no @, so that it is never taken for an e-mail address. */
export const nameProblems = (username: string, email: string | null, at = ''): Problem[] => [
  ...(isUsername(username) ? [] : [noUser.usernameUnacceptable(`${at}/username`)]),
  ...(email === null || isEmail(email) ? [] : [noSignIn.emailUnacceptable(`${at}/email`)]),
];
