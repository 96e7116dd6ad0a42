import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '../../availability/check.rules.ts';
import { formProblems } from '../line.input.ts';
import { addDays } from '../../time.ts';
import { submitProblems } from './guards.ts';
import type { LineFacts, OrderableFacts } from './line-facts.ts';
import { checklistProblems, contactProblems, dateProblems, endUserProblems, firstValidDate, reminderTicks } from './parties.rules.ts';
import { preparationProblems } from './preparation.rules.ts';
import { shapeProblems } from './shape.rules.ts';

const adsl: OrderableFacts = {
  code: 'WHOLESALE_ADSL_SHARED',
  names: { en: 'ADSL', nb: 'ADSL', sv: 'ADSL' },
  family: 'BROADBAND',
  lineAccess: 'SHARED',
  orderable: true,
  orderPath: 'DIRECT',
  ispChangeMinDays: 16,
  attributes: [
    { key: 'speedKbps', names: { en: 'Speed', nb: 'Hastighet', sv: 'Hastighet' }, type: 'CHOICE', required: true, allowedValues: ['8000'] },
  ],
  addOns: [],
  leadTimeDays: 10,
  availabilityPolicy: 'NOT_APPLICABLE',
  selfBooking: false,
};

const notTakenOver = {
  previousProduct: null,
  losingOperator: null,
  existingPhoneNumber: null,
  authorisationReference: null,
  authorisationGivenBy: null,
  ownerVerified: false,
  newEndUserKind: null,
  newEndUserName: null,
  newEndUserBirthDate: null,
  newEndUserOrgNumber: null,
  aegServices: [],
} as const;

const line = (changes: Partial<LineFacts> = {}): LineFacts => ({
  id: 'oli_1',
  lineNo: 1,
  product: adsl,
  attributes: { speedKbps: '8000' },
  addOns: [],
  endUserKind: 'PRIVATE',
  endUserName: 'Nils Nilsen',
  endUserBirthDate: '1980-12-31',
  endUserOrgNumber: null,
  address: null,
  contactName: 'Nils Nilsen',
  contactPhone: '91234567',
  contactPhone2: null,
  requestedDate: '2025-10-21',
  checklist: ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'],
  hasBroadbandElsewhere: null,
  isMoving: null,
  quoteLineId: null,
  modifyKind: null,
  installedProduct: null,
  termination: null,
  offeredLeadTimeDays: null,
  checks: [],
  appointments: [],
  ...notTakenOver,
  unbooked: null,
  ...changes,
});

const today = '2025-10-01';
const now = new Date('2025-10-01T08:00:00Z');
const sending = { action: 'PROVIDE', isProject: false, today, now } as const;
const green: CheckFacts = {
  status: 'DONE',
  attempts: 0,
  colour: 'GREEN',
  yellowReason: null,
  hits: [{}],
  selectedHit: 0,
  validUntil: new Date('2025-10-02T08:00:00Z'),
  productCode: adsl.code,
  speedKbps: 8000,
  discardedAt: null,
};
const rulesOf = (problems: readonly { def: { ruleId: string } }[]) => problems.map((problem) => problem.def.ruleId);
const codesOf = (problems: readonly { def: { code: string } }[]) => problems.map((problem) => problem.def.code);

describe('what an order line must say', () => {
  it('O-01 asks for the birth date of a private end user', () =>
    expect(rulesOf(endUserProblems(line({ endUserBirthDate: null }), today, ''))).toEqual(['O-01']));
  it('O-01 asks for the organisation number of a business', () =>
    expect(rulesOf(endUserProblems(line({ endUserKind: 'BUSINESS' }), today, ''))).toEqual(['O-01']));
  it('O-02 refuses an organisation number whose check digit is wrong', () =>
    expect(rulesOf(endUserProblems(line({ endUserKind: 'BUSINESS', endUserOrgNumber: '974760674' }), today, ''))).toEqual(['O-02']));
  it('O-02 accepts an organisation number whose check digit fits', () =>
    expect(endUserProblems(line({ endUserKind: 'BUSINESS', endUserOrgNumber: '974760673' }), today, '')).toEqual([]));
  it('O-01 takes today for a birth date, and no day that is still to come', () => {
    const born = (endUserBirthDate: string) => rulesOf(endUserProblems(line({ endUserBirthDate }), today, ''));
    expect([born(today), born(addDays(today, 1)), born('2999-01-01')]).toEqual([[], ['O-01'], ['O-01']]);
  });
  it('O-04 asks for the end user’s name', () => expect(rulesOf(endUserProblems(line({ endUserName: ' ' }), today, ''))).toEqual(['O-04']));
  it('O-04 asks for the address', () => expect(rulesOf(submitProblems(line(), sending))).toEqual(['O-04']));
  it('O-08 asks for the product', () => expect(rulesOf(submitProblems(line({ product: null }), sending))).toContain('O-08'));

  const without = (tick: string) => rulesOf(checklistProblems(line({ checklist: line().checklist.filter((name) => name !== tick) }), ''));
  it('O-03 asks for the tick that doorbell and door carry the right name', () => expect(without('DOOR_SIGN')).toEqual(['O-03']));
  it('O-07 asks for the tick that the end user knows whom to call about the date', () => expect(without('DATE_CHANGE')).toEqual(['O-07']));
  it('O-10 asks for the tick that the contact can be reached the day before', () => expect(without('REACHABLE')).toEqual(['O-10']));
  it('O-11 asks for the tick that the contact is there', () => expect(without('PRESENT')).toEqual(['O-11']));
  it('O-12 asks for the tick that the contact is prepared', () => expect(without('PREPARED')).toEqual(['O-12']));

  it.each([null, '', ' ', 'Nils', ' Nils', 'Nils\t', '\u00a0Nils ', 'Nils -', '. .'])(
    'O-13 asks for a first and a last name of the contact person, and %j is not both',
    (contactName) => expect(rulesOf(contactProblems(line({ contactName }), ''))).toEqual(['O-13']),
  );
  it.each(['Nils Nilsen', ' Nils  Nilsen ', 'Å Ødegård-Li', 'Anna Karin Berg'])('O-13 takes %j', (contactName) =>
    expect(contactProblems(line({ contactName }), '')).toEqual([]),
  );
  for (const phone of ['912 34 567', '9123', '91234567890123456', '91234567/98765432', '']) {
    it(`O-14 refuses "${phone}" as contact phone`, () =>
      expect(rulesOf(contactProblems(line({ contactPhone: phone }), ''))).toEqual(['O-14']));
  }
  it('O-14 accepts a number from abroad', () => expect(contactProblems(line({ contactPhone: '+4791234567' }), '')).toEqual([]));
  it('O-15 holds the second number to the same form', () =>
    expect(rulesOf(contactProblems(line({ contactPhone2: '22 33 44 55' }), ''))).toEqual(['O-15']));
});

describe('reminders', () => {
  it('M-11 can be ticked off and never block', () => {
    const reminded = line({ checklist: [...line().checklist, ...reminderTicks] });
    expect([formProblems({ checklist: [...reminderTicks] }, ''), checklistProblems(reminded, ''), checklistProblems(line(), '')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('when an order line can be delivered', () => {
  it('O-05 asks for a requested date', () => expect(rulesOf(dateProblems(line({ requestedDate: null }), today, ''))).toEqual(['O-05']));
  it('O-05 takes the lead time of the offer before the product’s own', () =>
    expect(firstValidDate({ offeredLeadTimeDays: 30, address: null }, adsl, today)).toBe('2025-10-31'));
  it('O-06 O-30 names as the first date none that is refused for being a Saturday, a Sunday or a holiday there', () => {
    const booked = { ...adsl, selfBooking: true };
    const told = (requestedDate: string | null) => dateProblems(line({ product: booked, requestedDate }), today, '');
    expect(told('2025-10-10')).toMatchObject([{ data: { firstValidDate: '2025-10-13' } }]);
    expect(told(null)).toMatchObject([{ data: { firstValidDate: '2025-10-13' } }]);
    expect(told('2025-10-13')).toEqual([]);
    const first = (country: string) => firstValidDate({ offeredLeadTimeDays: 1, address: { country } }, booked, '2025-06-05');
    expect([first('NO'), first('SE')]).toEqual(['2025-06-06', '2025-06-09']);
  });
  it('O-06 refuses the day before the lead time has passed', () =>
    expect(codesOf(dateProblems(line({ requestedDate: '2025-10-10' }), today, ''))).toEqual(['REQUESTED_DATE_TOO_EARLY']));
  it('O-06 accepts the day on which the lead time has passed', () =>
    expect(dateProblems(line({ requestedDate: '2025-10-11' }), today, '')).toEqual([]));
  it('O-30 refuses a Sunday when a technician comes', () => {
    const booked = { ...adsl, selfBooking: true };
    expect(rulesOf(dateProblems(line({ product: booked, requestedDate: '2025-10-19' }), today, ''))).toEqual(['O-30']);
  });
  it('O-30 accepts a Sunday when nobody has to come', () =>
    expect(dateProblems(line({ requestedDate: '2025-10-19' }), today, '')).toEqual([]));
  it('K-02 asks for an availability check where the product’s policy does', () => {
    const mandatory = line({ product: { ...adsl, availabilityPolicy: 'MANDATORY' } });
    expect(codesOf(preparationProblems(mandatory, sending, ''))).toEqual(['AVAILABILITY_REQUIRED']);
  });
  it('K-01 asks for no check where the policy does not', () => expect(preparationProblems(line(), sending, '')).toEqual([]));
  it('B-01 asks for a booking when the check was green', () => {
    const bookable = line({ product: { ...adsl, selfBooking: true }, checks: [green] });
    expect(codesOf(preparationProblems(bookable, sending, ''))).toEqual(['BOOKING_REQUIRED']);
  });
  it('B-04 asks for no booking on a project', () => {
    const bookable = line({ product: { ...adsl, selfBooking: true }, checks: [green] });
    expect(preparationProblems(bookable, { ...sending, isProject: true }, '')).toEqual([]);
  });
});

describe('the shape of an order', () => {
  it('O-17 takes one line in a standard order', () => expect(codesOf(shapeProblems('STANDARD', ['A', 'A']))).toEqual(['LINE_LIMIT']));
  it('O-17 takes no order without a line', () => expect(rulesOf(shapeProblems('PROJECT', []))).toEqual(['O-17']));
  it('O-18 takes one product in a project', () => expect(rulesOf(shapeProblems('PROJECT', ['A', 'B']))).toEqual(['O-18']));
  it('O-19 takes 50 lines in a project', () => expect(shapeProblems('PROJECT', Array<string>(50).fill('A'))).toEqual([]));
  it('O-19 does not take 51', () => expect(codesOf(shapeProblems('PROJECT', Array<string>(51).fill('A')))).toEqual(['LINE_LIMIT']));
});

describe('which guards apply to a new order', () => {
  it('O-33 asks of PROVIDE everything its column names, and says it all at once', () => {
    const nothing = line({
      product: { ...adsl, orderPath: 'QUOTE_FIRST' },
      attributes: {},
      endUserKind: null,
      endUserName: null,
      contactName: null,
      contactPhone: null,
      requestedDate: null,
      checklist: [],
    });
    const rules = rulesOf(submitProblems(nothing, sending));
    expect(rules).toEqual(
      expect.arrayContaining(['CAT-03', 'CAT-04', 'O-01', 'O-04', 'O-13', 'O-14', 'O-03', 'O-07', 'O-10', 'O-11', 'O-12', 'O-05']),
    );
  });
});
