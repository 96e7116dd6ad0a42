import type { InstalledStatus, ObservedImpact, TicketPriority } from '@sporbar/prisma/generated/client/enums.ts';
import { noOrder } from '../orders/order.refusals.ts';
import { isPhone } from '../orders/submitting/parties.rules.ts';
import { no, type Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { noTicket } from './ticket.refusals.ts';

/** What a report says, with the status of the product it is about. */
export interface ReportFacts {
  readonly productStatus: InstalledStatus;
  readonly description: string;
  readonly observedImpact: ObservedImpact | null;
  readonly faultClarified: boolean;
  readonly contactPhone: string | null;
}

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** TT-04: only a product that works can fail. */
export const productProblems = (status: InstalledStatus): Problem[] =>
  status === 'ACTIVE' ? [] : [noTicket.notActive('/installedProductId')];

/** TT-04, and O-14 for whom to call. */
export const reportProblems = (facts: ReportFacts): Problem[] => [
  ...productProblems(facts.productStatus),
  ...(isBlank(facts.description) ? [noTicket.descriptionMissing('/description')] : []),
  ...(facts.observedImpact === null ? [noTicket.impactMissing('/observedImpact')] : []),
  ...(facts.faultClarified ? [] : [noTicket.notClarified('/faultClarified')]),
  ...(facts.contactPhone === null || isPhone(facts.contactPhone) ? [] : [noOrder.phone('/contactPhone')]),
];

/** How urgent a fault is where the report does not say. */
export const usualPriority = {
  DEGRADED: 'LOW',
  INTERMITTENT: 'MEDIUM',
  DOWN: 'HIGH',
} as const satisfies Record<ObservedImpact, TicketPriority>;

/** TT-01: a question is answered by words or by a file that came after it. */
export const answerProblems = (text: string | null | undefined, hasFile: boolean): Problem[] =>
  isBlank(text) && !hasFile ? [noTicket.answerMissing('/text')] : [];

export const questionProblems = (question: string): Problem[] => (isBlank(question) ? [noTicket.questionMissing('/question')] : []);

export const resolutionProblems = (resolution: string): Problem[] =>
  isBlank(resolution) ? [noTicket.resolutionMissing('/resolution')] : [];

export const reasonProblems = (reason: string): Problem[] => (isBlank(reason) ? [noTicket.reasonMissing('/reason')] : []);

/** AUD-06: a message says something; only the carrier writes notes of its own. */
export const messageProblems = (viewer: Viewer, text: string, visibleToCustomer: boolean): Problem[] => [
  ...(isBlank(text) ? [no.required('/text')] : []),
  ...(!viewer.isCarrier && !visibleToCustomer ? [noTicket.notesAreTheCarriers('/visibleToCustomer')] : []),
];

/** The grant opens the module whatever the access type (permission matrix of context 01). */
export const asReporter = (viewer: Viewer): Viewer =>
  !viewer.isCarrier && viewer.troubleTicketAccess && viewer.accessType === 'READ' ? { ...viewer, accessType: 'ORDERING' } : viewer;
