import type { Area, Channel, Department, ReferenceKind, ServiceRequestStatus, Topic } from '@sporbar/prisma/generated/client/enums.ts';
import { maySeeInvoices } from '../access.ts';
import { no, type Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { areaOf, areasFor, type LinkType } from './areas/areas.ts';
import { topicOf } from './areas/topics.ts';
import { noHandling } from './handling/handling.refusals.ts';
import { noRequest } from './request.refusals.ts';

/** What a request says, whether it is being created or stands in the table. */
export interface RequestText {
  readonly area: Area;
  readonly subArea: string | null;
  readonly topic: Topic | null;
  readonly referenceKind: ReferenceKind | null;
  readonly referenceValue: string | null;
  readonly description: string;
  readonly linkedType: LinkType | null;
}

/** What the reference or the link was found to name. */
export interface Referred {
  readonly number: string;
  /** The customer can change it without a request: it is not sent yet, or Reopen is possible. */
  readonly canChange: boolean;
  /** The cancel button is available. */
  readonly canCancel: boolean;
  /** Its product has an agreed compensation scheme. */
  readonly compensated: boolean;
}

export interface RequestFacts extends RequestText {
  /** Undefined where no rule asks; null where nothing of the customer's was found. */
  readonly referred?: Referred | null | undefined;
  /** The earlier request in Area DELIVERY that is escalated (SR-14). */
  readonly escalated?: { readonly id: string } | null | undefined;
}

const minDescription = 20;
const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** SR-15, D-39, IA-10: may this customer user do anything with requests of the area? */
export function areaProblems(viewer: Viewer, area: Area): Problem[] {
  const { line } = areaOf(area);
  if (line === 'WHOLESALE' && !viewer.hasWholesale) return [noHandling.notYourBusiness('/area')];
  if (line === 'MAILBOX' && !viewer.hasMailbox) return [noHandling.notYourBusiness('/area')];
  if (area === 'USER_ADMINISTRATION' && !viewer.authorisedOrderer) return [noHandling.ordererOnly('/area')];
  return area === 'INVOICE' && !maySeeInvoices(viewer) ? [noHandling.invoiceAccessOnly('/area')] : [];
}

/** The flag of an authorised orderer opens its area whatever the access type (permission matrix of context 01). */
export const asOrderer = (viewer: Viewer, area: Area): Viewer =>
  area === 'USER_ADMINISTRATION' && viewer.authorisedOrderer && viewer.accessType === 'READ'
    ? { ...viewer, accessType: 'ORDERING' }
    : viewer;

/** SR-21: agents act on what lies in their own department's queue; the carrier's systems act everywhere. */
export function queueProblems(viewer: Viewer, queue: Department): Problem[] {
  if (!viewer.isCarrier || viewer.kind === 'SERVICE') return [];
  return viewer.department === queue ? [] : [noHandling.othersQueue('')];
}

/** Who takes down what is not everybody's to see, wherever such requests are routed (permission matrix of context 01). */
const takenDownBy: Partial<Record<Area, Department>> = { INVOICE: 'BILLING', USER_ADMINISTRATION: 'USER_ADMIN' };

/** What invoices and accesses are about is taken down by those who may see it. */
export function recordingProblems(viewer: Viewer, area: Area): Problem[] {
  const own = takenDownBy[area];
  return own === undefined || viewer.kind === 'SERVICE' || viewer.department === own ? [] : [noHandling.othersQueue('/area')];
}

/** SR-27. A draft may leave it open. */
export function subAreaProblems({ area, subArea }: RequestText, mandatory: boolean): Problem[] {
  const choices: readonly string[] = areaOf(area).subAreas;
  if (subArea === null) return mandatory ? [noRequest.subAreaMissing('/subArea', { choices: choices.join(', ') })] : [];
  return choices.includes(subArea) ? [] : [noRequest.subAreaElsewhere('/subArea', { choices: choices.join(', ') })];
}

/** SR-02, D-18 and the areas of each topic. */
export function topicProblems({ area, topic }: RequestText): Problem[] {
  if (topic === null || topicOf(topic).areas.includes(area)) return [];
  return [topic === 'CHASE_ANSWER' ? noRequest.chasing('/topic') : noRequest.topicElsewhere('/topic')];
}

/** SR-07, SR-08: what the customer can do by a button is not asked for. */
export function buttonProblems({ topic, referred }: RequestFacts): Problem[] {
  if (referred == null) return [];
  const { number, canChange, canCancel } = referred;
  if (topic === 'NEW_DELIVERY_DATE' && canChange) return [noRequest.reopenInstead('/topic', { number })];
  return topic === 'CANCELLATION' && canCancel ? [noRequest.cancelInstead('/topic', { number })] : [];
}

/** SR-28. Free text only where the area takes it; a draft may leave it open. */
export function referenceProblems({ area, referenceKind, referenceValue, linkedType }: RequestText, mandatory: boolean): Problem[] {
  const choices = areaOf(area).references;
  const kindWrong = referenceKind !== null && linkedType === null && !choices.includes(referenceKind);
  const problems = kindWrong ? [noRequest.referenceElsewhere('/referenceKind', { choices: choices.join(', ') })] : [];
  if (!mandatory || (referenceKind !== null && !blank(referenceValue))) return problems;
  return [...problems, noRequest.referenceMissing(referenceKind === null ? '/referenceKind' : '/referenceValue')];
}

/** SR-29. */
export const descriptionProblems = ({ description }: RequestText): Problem[] =>
  description.trim().length < minDescription ? [noRequest.descriptionTooShort('/description', { min: minDescription })] : [];

/** SR-14. */
export const escalationProblems = ({ area, escalated }: RequestFacts): Problem[] =>
  area === 'ESCALATION' && escalated == null ? [noRequest.notEscalated('/escalates')] : [];

/** SR-19. A draft without a reference cannot be judged yet. */
export const compensationProblems = ({ area, referenceValue, referred }: RequestFacts): Problem[] =>
  area === 'SLA_COMPENSATION' && referenceValue !== null && referred?.compensated !== true
    ? [noRequest.noCompensation('/referenceValue')]
    : [];

/** SR-32: a request raised from an object keeps to the areas of that object. */
export function linkProblems({ area, linkedType }: RequestText): Problem[] {
  if (linkedType === null) return [];
  const choices: readonly Area[] = areasFor[linkedType];
  return choices.includes(area) ? [] : [noRequest.areaLocked('/area', { choices: choices.join(', ') })];
}

/** What is refused even in a draft: each of it could never be submitted. */
export const draftProblems = (facts: RequestFacts): Problem[] => [
  ...linkProblems(facts),
  ...subAreaProblems(facts, false),
  ...topicProblems(facts),
  ...buttonProblems(facts),
  ...referenceProblems(facts, false),
  ...escalationProblems(facts),
  ...compensationProblems(facts),
];

/** Every objection to sending the request as it stands. */
export const submitProblems = (facts: RequestFacts): Problem[] => [
  ...linkProblems(facts),
  ...subAreaProblems(facts, true),
  ...topicProblems(facts),
  ...buttonProblems(facts),
  ...referenceProblems(facts, true),
  ...descriptionProblems(facts),
  ...escalationProblems(facts),
  ...compensationProblems(facts),
];

/** SR-22: an incomplete request is sent again with something new in it. */
export const resubmitProblems = (request: { readonly status: ServiceRequestStatus; readonly changed: boolean }): Problem[] =>
  request.status === 'INCOMPLETE' && !request.changed ? [noRequest.nothingAdded('')] : [];

/** SR-22, SR-23, SR-26, D-19: what the carrier says is mandatory and stands in Answers/Resolution. */
export function resolutionProblems(
  move: 'markServiceRequestIncomplete' | 'completeServiceRequest' | 'cancelServiceRequest',
  resolution: string | null | undefined,
): Problem[] {
  if (!blank(resolution)) return [];
  const problem = {
    markServiceRequestIncomplete: noHandling.missingWhat,
    completeServiceRequest: noHandling.answerMissing,
    cancelServiceRequest: noHandling.cancelReasonMissing,
  }[move];
  return [problem('/resolution')];
}

export const reasonProblems = (reason: string): Problem[] => (blank(reason) ? [noHandling.reasonMissing('/reason')] : []);

/** AUD-06: a message says something; only the carrier writes notes of its own. */
export const messageProblems = (viewer: Viewer, text: string, visibleToCustomer: boolean): Problem[] => [
  ...(blank(text) ? [no.required('/text')] : []),
  ...(!viewer.isCarrier && !visibleToCustomer ? [noHandling.notesAreTheCarriers('/visibleToCustomer')] : []),
];

/** SR-04: the channel decides the place in the queue, so it is what really happened. */
export function channelProblems(viewer: Viewer, channel: Channel | null | undefined): Problem[] {
  if (viewer.isCarrier) return channel === 'EMAIL' || channel === 'PHONE' ? [] : [noHandling.channelMissing('/channel')];
  return channel == null || channel === 'PORTAL' ? [] : [noHandling.channelIsPortal('/channel')];
}
