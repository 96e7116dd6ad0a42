import { isOrganisationNumber } from '../../calendar/organisation-number.ts';
import { isWorkingDay, workingCountryOf, workingDayFrom } from '../../calendar/working-days.ts';
import type { Problem } from '../../refusals.ts';
import { addDays } from '../../time.ts';
import { noTick } from '../checklist.refusals.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts, OrderableFacts } from './line-facts.ts';

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
const leadTimeOver = (line: Pick<LineFacts, 'offeredLeadTimeDays'>, product: Pick<OrderableFacts, 'leadTimeDays'>, today: string): string =>
  addDays(today, line.offeredLeadTimeDays ?? product.leadTimeDays);

interface DatedLine {
  readonly offeredLeadTimeDays: number | null;
  readonly address: { readonly country: string } | null;
}

/** O-05, O-06, O-30: the first requested date that is accepted: the lead time is over, and where a technician comes it is a working day. */
export function firstValidDate(line: DatedLine, product: Pick<OrderableFacts, 'leadTimeDays' | 'selfBooking'>, today: string): string {
  const over = leadTimeOver(line, product, today);
  return product.selfBooking ? workingDayFrom(workingCountryOf(line.address), over) : over;
}

/** O-01, O-02, O-04. */
export function endUserProblems(line: LineFacts, today: string, at: string): Problem[] {
  const problems: Problem[] = [];
  if (line.endUserKind === null) problems.push(noOrder.endUserMissing(`${at}/endUser/kind`));
  if (isBlank(line.endUserName)) problems.push(noOrder.nameMissing(`${at}/endUser/name`));
  if (line.endUserKind === 'PRIVATE') {
    if (line.endUserBirthDate === null) problems.push(noOrder.birthDateMissing(`${at}/endUser/birthDate`));
    else if (line.endUserBirthDate > today) problems.push(noOrder.birthDateAhead(`${at}/endUser/birthDate`));
  }
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
  const names = (line.contactName ?? '').split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (names.length < 2) problems.push(noOrder.contactName(`${at}/contactName`));
  if (!isPhone(line.contactPhone ?? '')) problems.push(noOrder.phone(`${at}/contactPhone`));
  if (line.contactPhone2 !== null && line.contactPhone2 !== '' && !isPhone(line.contactPhone2))
    problems.push(noOrder.phone2(`${at}/contactPhone2`));
  return problems;
}

/** O-03, O-07, O-10, O-11, O-12. */
export const checklistProblems = (line: LineFacts, at: string): Problem[] =>
  Object.entries(checklistTicks).flatMap(([tick, refuse]) => (line.checklist.includes(tick) ? [] : [refuse(`${at}/checklist/${tick}`)]));

/** O-05, O-06, O-30. */
export function dateProblems(
  line: Pick<LineFacts, 'product' | 'offeredLeadTimeDays' | 'requestedDate' | 'address'>,
  today: string,
  at: string,
): Problem[] {
  if (line.product === null) return [];
  const first = firstValidDate(line, line.product, today);
  const path = `${at}/requestedDate`;
  if (line.requestedDate === null) return [noOrder.dateMissing(path, { firstValidDate: first }, { data: { firstValidDate: first } })];
  const days = line.offeredLeadTimeDays ?? line.product.leadTimeDays;
  if (line.requestedDate < leadTimeOver(line, line.product, today))
    return [noOrder.dateTooEarly(path, { days, firstValidDate: first }, { data: { firstValidDate: first } })];
  const technicianComes = line.product.selfBooking;
  return technicianComes && !isWorkingDay(workingCountryOf(line.address), line.requestedDate)
    ? [noOrder.notAWorkingDay(path, { date: line.requestedDate })]
    : [];
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';
