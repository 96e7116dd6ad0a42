import { isOrganisationNumber } from '../../calendar/organisation-number.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import type { Problem } from '../../refusals.ts';
import { addDays } from '../../time.ts';
import { noTick } from '../checklist.refusals.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts } from './line-facts.ts';

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
export function dateProblems(
  line: Pick<LineFacts, 'product' | 'offeredLeadTimeDays' | 'requestedDate' | 'address'>,
  today: string,
  at: string,
): Problem[] {
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

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';
