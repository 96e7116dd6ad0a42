import { connectionAddressProblems } from '../../addresses/address.ts';
import { checkProblems, counting } from '../../availability/check.rules.ts';
import { bookingProblems, bookingStanding } from '../../booking/booking.rules.ts';
import { isWorkingDay, workingCountryOf } from '../../calendar/working-days.ts';
import { catalogueProblems } from '../../catalogue/catalogue.rules.ts';
import type { Problem } from '../../refusals.ts';
import { noTakeover } from '../../takeovers/takeover.refusals.ts';
import {
  accessOf,
  aegProblems,
  authorisationProblems,
  firstTakeoverDate,
  namesNewEndUser,
  needsTechnician,
  noticeOver,
  operatorProblems,
  switchProblems,
} from '../../takeovers/takeover.rules.ts';
import { noOrder } from '../order.refusals.ts';
import type { LineFacts, SendFacts } from './line-facts.ts';
import { checklistProblems, contactProblems, endUserProblems, isPhone } from './parties.rules.ts';

/** Column CHANGE_ISP of O-33. Only ISP-07 and ISP-08 say whether a technician comes (D-40), and that whether anything is asked about a visit. */
export function takeoverProblems(line: LineFacts, facts: SendFacts, at: string): Problem[] {
  const visited = needsTechnician(line);
  return [
    ...(line.product === null
      ? [noOrder.productMissing(`${at}/product`)]
      : catalogueProblems(line.product, { attributes: line.attributes, addOns: line.addOns, fromQuote: true }, at)),
    ...switchProblems(line, at),
    ...operatorProblems(line, at),
    ...authorisationProblems(line, at),
    ...endUserProblems(line, facts.today, at),
    ...newEndUserProblems(line, facts.today, at),
    ...phoneProblems(line, at),
    ...addressProblems(line, at),
    ...aegProblems(line, at),
    ...(visited ? [...contactProblems(line, at), ...checklistProblems(line, at)] : []),
    ...takeoverDateProblems(line, facts.today, at),
    ...(visited ? visitProblems(line, facts, at) : []),
  ];
}

/** ISP-14: whoever gets the line instead is given as completely as the one who has it. */
function newEndUserProblems(line: LineFacts, today: string, at: string): Problem[] {
  if (!namesNewEndUser(line)) return [];
  const somebodyElse = {
    ...line,
    endUserKind: line.newEndUserKind,
    endUserName: line.newEndUserName,
    endUserBirthDate: line.newEndUserBirthDate,
    endUserOrgNumber: line.newEndUserOrgNumber,
  };
  return endUserProblems(somebodyElse, today, `${at}/takeover/new`).map((problem) => ({
    ...problem,
    path: problem.path.replace('/takeover/new/endUser/', '/takeover/newEndUser/'),
  }));
}

/** ISP-11: a shared line is found by the number it carries. */
function phoneProblems(line: LineFacts, at: string): Problem[] {
  const path = `${at}/takeover/existingPhoneNumber`;
  const isBlank = (line.existingPhoneNumber ?? '').trim() === '';
  if (isBlank) return accessOf(line) === 'SHARED' ? [noTakeover.phoneNumberMissing(path)] : [];
  return isPhone(line.existingPhoneNumber ?? '') ? [] : [noTakeover.phoneNumberWrong(path)];
}

/** O-04, ISP-11: a line of its own is found by where it ends. */
function addressProblems(line: LineFacts, at: string): Problem[] {
  if (line.address !== null) return connectionAddressProblems(line.address, `${at}/address`, { fromQuote: false });
  return [accessOf(line) === 'FULL' ? noTakeover.exactAddressMissing(`${at}/address`) : noOrder.addressMissing(`${at}/address`)];
}

/** ISP-15, ISP-16, and O-30 where a technician comes. */
export function takeoverDateProblems(
  line: Pick<LineFacts, 'product' | 'previousProduct' | 'requestedDate' | 'address'>,
  today: string,
  at: string,
): Problem[] {
  const days = line.product?.ispChangeMinDays ?? null;
  if (line.product === null || days === null) return [];
  const path = `${at}/requestedDate`;
  const first = firstTakeoverDate({ ...line, product: line.product }, today);
  const more = { data: { firstValidDate: first } };
  if (line.requestedDate === null) return [noOrder.dateMissing(path, { firstValidDate: first }, more)];
  if (line.requestedDate < noticeOver(line.product, today)) {
    const refuse = days > usualDays ? noTakeover.tooEarlyForHdsl : noTakeover.tooEarly;
    return [refuse(path, { days, firstValidDate: first }, more)];
  }
  const isFree = needsTechnician(line) && !isWorkingDay(workingCountryOf(line.address), line.requestedDate);
  return isFree ? [noOrder.notAWorkingDay(path, { date: line.requestedDate })] : [];
}

/** ISP-15; whatever takes longer is SHDSL or HDSL (ISP-16). */
const usualDays = 16;

/** ISP-08, K-07, B-11: the technician is booked, unless the answer to the check is one with which nobody can book. */
function visitProblems(line: LineFacts, { now, isProject }: SendFacts, at: string): Problem[] {
  const check = counting(line.checks);
  const problems = checkProblems(line, check, now, at);
  if (problems.length > 0) return problems;
  const asked = bookingProblems(line, bookingStanding(line, check, isProject), at);
  return asked.length > 0 ? [noTakeover.technicianRequired(`${at}/appointment`)] : [];
}
