import type { ModifyKind } from '@sporbar/prisma/generated/client/enums.ts';
import { catalogueProblems, type ProductFacts } from '../catalogue/catalogue.rules.ts';
import { connectionAddressProblems, type AddressFacts } from '../addresses/address.ts';
import type { PlaceFacts } from '../addresses/same-place.ts';
import { isOrganisationNumber } from '../calendar/organisation-number.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Problem } from '../refusals.ts';
import { addDays } from '../time.ts';
import { noTick } from './checklist.refusals.ts';
import { changesProduct, modifyProblems, type InstalledFacts } from './modify/modify.rules.ts';
import { noOrder } from './order.refusals.ts';

/** What the rules read of a line. Rows of the database fit it; so do objects a test writes by hand. */
export interface LineFacts {
  readonly id: string;
  readonly lineNo: number;
  readonly product: OrderableFacts | null;
  readonly attributes: unknown;
  readonly addOns: readonly string[];
  readonly endUserKind: 'PRIVATE' | 'BUSINESS' | null;
  readonly endUserName: string | null;
  readonly endUserBirthDate: string | null;
  readonly endUserOrgNumber: string | null;
  readonly address: (AddressFacts & PlaceFacts) | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactPhone2: string | null;
  readonly requestedDate: string | null;
  readonly checklist: readonly string[];
  readonly quoteLineId: string | null;
  readonly offeredLeadTimeDays: number | null;
  /** Of a line that changes what is installed (M-18); null of all others. */
  readonly modifyKind: ModifyKind | null;
  readonly installedProduct: InstalledFacts | null;
}

export interface OrderableFacts extends ProductFacts {
  readonly leadTimeDays: number;
  readonly availabilityPolicy: 'MANDATORY' | 'NOT_APPLICABLE';
  readonly selfBooking: boolean;
}

/** The ticks of an order line, and the rule that asks for each at submit. */
export const checklistTicks = {
  DOOR_SIGN: noTick.tickDoor,
  DATE_CHANGE: noTick.tickDateChange,
  REACHABLE: noTick.tickReachable,
  PRESENT: noTick.tickPresent,
  PREPARED: noTick.tickPrepared,
} as const;

/** M-11: reminders an orderer can tick off; none of them blocks. */
export const reminderTicks = ['KNOWS_DATE', 'KNOWS_CONSEQUENCE', 'REPORTS_IN_TIME'] as const;

/** O-05, O-06: today is day 0; the lead time of the priced quote counts before the product's own. */
export const firstValidDate = (line: Pick<LineFacts, 'offeredLeadTimeDays'>, leadTimeDays: number, today: string): string =>
  addDays(today, line.offeredLeadTimeDays ?? leadTimeDays);

/** O-01, O-02, O-04. */
export function endUserProblems(line: LineFacts, at: string): Problem[] {
  const problems: Problem[] = [];
  if (line.endUserKind === null) problems.push(noOrder.endUserMissing(`${at}/endUser/kind`));
  if (isBlank(line.endUserName)) problems.push(noOrder.nameMissing(`${at}/endUser/name`));
  if (line.endUserKind === 'PRIVATE' && line.endUserBirthDate === null) problems.push(noOrder.birthDateMissing(`${at}/endUser/birthDate`));
  if (line.endUserKind === 'BUSINESS') {
    const country = line.address?.country === 'SE' ? 'SE' : 'NO';
    if (isBlank(line.endUserOrgNumber)) problems.push(noOrder.orgNumberMissing(`${at}/endUser/orgNumber`));
    else if (!isOrganisationNumber(country, line.endUserOrgNumber ?? '')) problems.push(noOrder.orgNumberWrong(`${at}/endUser/orgNumber`));
  }
  return problems;
}

/** O-14: digits only, 5 to 15 of them, an optional + in front. */
export const isPhone = (text: string): boolean => /^\+?\d{5,15}$/.test(text);

/** O-13, O-14, O-15. */
export function contactProblems(line: LineFacts, at: string): Problem[] {
  const problems: Problem[] = [];
  if ((line.contactName ?? '').trim().split(/\s+/).length < 2) problems.push(noOrder.contactName(`${at}/contactName`));
  if (!isPhone(line.contactPhone ?? '')) problems.push(noOrder.phone(`${at}/contactPhone`));
  if (line.contactPhone2 !== null && line.contactPhone2 !== '' && !isPhone(line.contactPhone2))
    problems.push(noOrder.phone2(`${at}/contactPhone2`));
  return problems;
}

/** O-03, O-07, O-10, O-11, O-12. */
export const checklistProblems = (line: LineFacts, at: string): Problem[] =>
  Object.entries(checklistTicks).flatMap(([tick, refuse]) => (line.checklist.includes(tick) ? [] : [refuse(`${at}/checklist/${tick}`)]));

/** O-05, O-06, O-30. */
export function dateProblems(line: LineFacts, today: string, at: string): Problem[] {
  if (line.product === null) return [];
  const first = firstValidDate(line, line.product.leadTimeDays, today);
  const path = `${at}/requestedDate`;
  if (line.requestedDate === null) return [noOrder.dateMissing(path, { firstValidDate: first }, { data: { firstValidDate: first } })];
  const days = line.offeredLeadTimeDays ?? line.product.leadTimeDays;
  if (line.requestedDate < first) return [noOrder.dateTooEarly(path, { days, firstValidDate: first }, { data: { firstValidDate: first } })];
  const country = line.address?.country === 'SE' ? 'SE' : 'NO';
  const technicianComes = line.product.selfBooking;
  return technicianComes && !isWorkingDay(country, line.requestedDate) ? [noOrder.notAWorkingDay(path, { date: line.requestedDate })] : [];
}

/** What another context answers about a line: until a check or a booking exists both are null. */
export interface DeliveryPreparation {
  readonly availability: 'GREEN' | 'YELLOW' | 'RED' | null;
  readonly appointment: 'CONFIRMED' | null;
}

/** K-02 and B-01: the product's own policies decide whether a check and a booking are asked for; some orders are not booked (B-04). */
export function preparationProblems(line: LineFacts, done: DeliveryPreparation, isUnbooked: boolean, at: string): Problem[] {
  if (line.product?.availabilityPolicy === 'MANDATORY' && done.availability === null)
    return [noOrder.availabilityRequired(`${at}/availabilityCheck`)];
  const mustBook = line.product?.selfBooking === true && !isUnbooked && done.availability === 'GREEN';
  return mustBook && done.appointment === null ? [noOrder.bookingRequired(`${at}/appointment`)] : [];
}

const nothingPrepared: DeliveryPreparation = { availability: null, appointment: null };

/** O-33: everything one line must satisfy to be sent, by what its order does. */
export function submitProblems(line: LineFacts, isProject: boolean, today: string): Problem[] {
  const at = `/lines/${line.lineNo - 1}`;
  const { modifyKind: kind, installedProduct: installed } = line;
  const problems =
    kind === null || installed === null ? provideProblems(line, isProject, today, at) : changeProblems(line, kind, installed, today, at);
  return problems.map((problem) => ({ ...problem, objectId: line.id }));
}

/** Column MODIFY of O-33. End user and, unless it moves, address are the installed product's; no quote is asked for. */
function changeProblems(line: LineFacts, kind: ModifyKind, installed: InstalledFacts, today: string, at: string): Problem[] {
  const asked = { attributes: line.attributes, addOns: line.addOns, fromQuote: true };
  const catalogue = line.product === null ? [noOrder.productMissing(`${at}/product`)] : catalogueProblems(line.product, asked, at);
  const moves = kind === 'MOVE';
  const technicianComes = moves && line.product?.selfBooking === true;
  return [
    ...(changesProduct(installed, line) ? catalogue : []),
    ...modifyProblems(kind, installed, line, at),
    ...(moves && line.address !== null ? connectionAddressProblems(line.address, `${at}/address`, { fromQuote: false }) : []),
    ...(technicianComes ? [...contactProblems(line, at), ...checklistProblems(line, at)] : []),
    ...dateProblems(line, today, at),
    ...(moves || kind === 'ACCESS_TYPE_CONVERSION' ? preparationProblems(line, nothingPrepared, !moves, at) : []),
  ];
}

/** Column PROVIDE of O-33. */
function provideProblems(line: LineFacts, isProject: boolean, today: string, at: string): Problem[] {
  return [
    ...(line.product === null
      ? [noOrder.productMissing(`${at}/product`)]
      : catalogueProblems(line.product, { attributes: line.attributes, addOns: line.addOns, fromQuote: line.quoteLineId !== null }, at)),
    ...endUserProblems(line, at),
    ...(line.address === null
      ? [noOrder.addressMissing(`${at}/address`)]
      : connectionAddressProblems(line.address, `${at}/address`, { fromQuote: line.quoteLineId !== null })),
    ...contactProblems(line, at),
    ...checklistProblems(line, at),
    ...dateProblems(line, today, at),
    ...preparationProblems(line, nothingPrepared, isProject, at),
  ];
}

/** O-17, O-18, O-19: how many lines an order type takes, and that a project holds one product. */
export function shapeProblems(orderType: 'STANDARD' | 'PROJECT', productCodes: readonly (string | null)[]): Problem[] {
  if (productCodes.length === 0) return [noOrder.noLines('/lines')];
  if (orderType === 'STANDARD') return productCodes.length > 1 ? [noOrder.oneLine('/lines')] : [];
  if (productCodes.length > maxProjectLines) return [noOrder.fiftyLines('/lines')];
  const chosen = new Set(productCodes.filter((code) => code !== null));
  return chosen.size > 1 ? [noOrder.sameProduct('/lines')] : [];
}

export const maxProjectLines = 50;

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';
