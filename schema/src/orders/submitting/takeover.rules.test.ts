import { describe, expect, it } from 'vitest';
import { catalogue } from '@sporbar/prisma/data/catalogue.ts';
import type { CheckFacts } from '../../availability/check.rules.ts';
import { submitProblems } from './guards.ts';
import type { LineFacts, OrderableFacts, SendFacts } from './line-facts.ts';

function product(code: string): OrderableFacts {
  const found = catalogue.products.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return { ...found, availabilityPolicy: 'MANDATORY', attributes: [], addOns: [] };
}

const now = new Date('2025-10-01T08:00:00Z');
const sending: SendFacts = { action: 'CHANGE_ISP', isProject: false, today: '2025-10-01', now };

const address: LineFacts['address'] = {
  purpose: 'DELIVERY',
  country: 'NO',
  street: 'Storgata',
  houseNumber: 7,
  houseLetter: null,
  postcode: '1788',
  floor: null,
  entrance: null,
  apartmentNumber: null,
  roomNumber: null,
  municipalityNumber: null,
  gnr: null,
  bnr: null,
  insaSignature: null,
  hasUnits: false,
  isPoBox: false,
  registerId: null,
};
const green: CheckFacts = {
  status: 'DONE',
  attempts: 0,
  colour: 'GREEN',
  yellowReason: null,
  hits: [{}],
  selectedHit: 0,
  validUntil: new Date('2025-10-02T08:00:00Z'),
  productCode: 'OA_SHARED',
  speedKbps: null,
  discardedAt: null,
};

/** Operator access taken over as operator access: everything is there, the technician booked. */
const visit = (status: 'CONFIRMED' | 'CANCELLED') => ({ status, slotStart: new Date('2025-10-21T06:00:00Z'), heldUntil: null });
const line = (changes: Partial<LineFacts> = {}): LineFacts => ({
  id: 'oli_1',
  lineNo: 1,
  product: product('OA_SHARED'),
  previousProduct: product('OA_SHARED'),
  losingOperator: 'Annet Nett',
  existingPhoneNumber: '69171234',
  authorisationReference: 'NRDB-1',
  authorisationGivenBy: 'Nils Nilsen',
  ownerVerified: true,
  newEndUserKind: null,
  newEndUserName: null,
  newEndUserBirthDate: null,
  newEndUserOrgNumber: null,
  aegServices: [],
  attributes: {},
  addOns: [],
  endUserKind: 'PRIVATE',
  endUserName: 'Nils Nilsen',
  endUserBirthDate: '1980-12-31',
  endUserOrgNumber: null,
  address,
  contactName: 'Nils Nilsen',
  contactPhone: '91234567',
  contactPhone2: null,
  requestedDate: '2025-10-17',
  checklist: ['DOOR_SIGN', 'DATE_CHANGE', 'REACHABLE', 'PRESENT', 'PREPARED'],
  hasBroadbandElsewhere: null,
  isMoving: null,
  quoteLineId: null,
  modifyKind: null,
  installedProduct: null,
  termination: null,
  offeredLeadTimeDays: null,
  checks: [green],
  appointments: [visit('CONFIRMED')],
  unbooked: null,
  ...changes,
});
/** Between ADSL products: nobody comes, and nothing is asked about a visit. */
const unvisited = (changes: Partial<LineFacts> = {}): LineFacts =>
  line({
    product: product('WHOLESALE_ADSL_SHARED'),
    previousProduct: product('RETAIL_ADSL'),
    contactName: null,
    contactPhone: null,
    checklist: [],
    checks: [],
    appointments: [],
    ...changes,
  });
const told = (facts: LineFacts) =>
  submitProblems(facts, sending).map(({ def, path }) => [def.ruleId, def.code, path.replace('/lines/0/', '')]);

describe('sending a change of ISP', () => {
  it('ISP-01 O-33 sends one that is whole, with a technician and without', () => {
    expect(told(line())).toEqual([]);
    expect(told(unvisited())).toEqual([]);
  });
  it('ISP-10 asks which operator is left', () =>
    expect(told(line({ losingOperator: ' ' }))).toEqual([['ISP-10', 'VALIDATION', 'takeover/losingOperator']]));
  it('ISP-12 ISP-18 asks for the reference of the authorisation', () =>
    expect(told(line({ authorisationReference: '' }))).toEqual([['ISP-12', 'AUTHORISATION_REQUIRED', 'takeover/authorisationReference']]));
  it('ISP-14 asks who gave it, and that it was verified', () => {
    expect(told(line({ authorisationGivenBy: null }))).toEqual([['ISP-14', 'VALIDATION', 'takeover/authorisationGivenBy']]);
    expect(told(line({ ownerVerified: false }))).toEqual([['ISP-14', 'VALIDATION', 'takeover/ownerVerified']]);
  });
  it('ISP-14 takes a new end user who is given as completely as the old one', () => {
    const newEndUser = { newEndUserKind: 'PRIVATE', newEndUserName: 'Kari Ny', newEndUserBirthDate: '1990-01-01' } as const;
    expect(told(line(newEndUser))).toEqual([]);
    expect(told(line({ ...newEndUser, newEndUserBirthDate: null }))).toEqual([['O-01', 'VALIDATION', 'takeover/newEndUser/birthDate']]);
  });
  it('ISP-11 asks for the phone number where the access is shared', () => {
    expect(told(line({ existingPhoneNumber: null }))).toEqual([['ISP-11', 'VALIDATION', 'takeover/existingPhoneNumber']]);
    expect(told(line({ existingPhoneNumber: '69 17 12' }))).toEqual([['ISP-11', 'VALIDATION', 'takeover/existingPhoneNumber']]);
  });
  it('ISP-11 asks for the exact address where it is full, and for no phone number', () => {
    const full = { product: product('OA_FULL'), previousProduct: product('OA_FULL'), existingPhoneNumber: null };
    const checks = [{ ...green, productCode: 'OA_FULL' }];
    expect(told(line({ ...full, checks }))).toEqual([]);
    expect(told(line({ ...full, checks, address: null }))).toEqual([['ISP-11', 'VALIDATION', 'address']]);
  });
  it('ISP-15 refuses today + 15 and accepts today + 16', () => {
    const problems = submitProblems(line({ requestedDate: '2025-10-16' }), sending);
    expect(problems).toMatchObject([
      { def: { code: 'REQUESTED_DATE_TOO_EARLY', ruleId: 'ISP-15' }, data: { firstValidDate: '2025-10-17' } },
    ]);
    expect(told(line({ requestedDate: '2025-10-17' }))).toEqual([]);
  });
  it('ISP-16 refuses today + 20 for SHDSL and HDSL and accepts today + 21', () => {
    for (const code of ['SHDSL', 'HDSL']) {
      const asked = (requestedDate: string) => line({ product: product(code), checks: [{ ...green, productCode: code }], requestedDate });
      expect(submitProblems(asked('2025-10-21'), sending)).toMatchObject([
        { def: { code: 'REQUESTED_DATE_TOO_EARLY', ruleId: 'ISP-16' }, data: { firstValidDate: '2025-10-22' } },
      ]);
      expect(told(asked('2025-10-22'))).toEqual([]);
    }
  });
  it('ISP-15 O-30 wants a working day only where a technician comes', () => {
    expect(told(line({ requestedDate: '2025-10-18' }))).toEqual([['O-30', 'VALIDATION', 'requestedDate']]);
    expect(told(unvisited({ requestedDate: '2025-10-18' }))).toEqual([]);
  });
  it('ISP-08 D-40 asks for a booked technician where one comes, HDSL included', () => {
    expect(told(line({ appointments: [] }))).toEqual([['ISP-08', 'BOOKING_REQUIRED', 'appointment']]);
    expect(told(line({ appointments: [visit('CANCELLED')] }))).toEqual([['ISP-08', 'BOOKING_REQUIRED', 'appointment']]);
    const hdsl = { product: product('HDSL'), requestedDate: '2025-10-22', checks: [{ ...green, productCode: 'HDSL' }] };
    expect(told(line({ ...hdsl, appointments: [] }))).toEqual([['ISP-08', 'BOOKING_REQUIRED', 'appointment']]);
  });
  it('ISP-08 B-01 asks for the booking on an ambiguous answer too, since there one can book', () =>
    expect(told(line({ appointments: [], checks: [{ ...green, colour: 'YELLOW', yellowReason: 'AMBIGUOUS' }] }))).toEqual([
      ['ISP-08', 'BOOKING_REQUIRED', 'appointment'],
    ]));
  it('ISP-08 K-07 asks for no booking where the system’s fault keeps everybody from booking', () =>
    expect(told(line({ appointments: [], checks: [{ ...green, colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR' }] }))).toEqual([]));
  it('O-33 K-02 asks for the availability check only where a technician comes', () => {
    expect(told(line({ checks: [] }))).toEqual([['K-02', 'AVAILABILITY_REQUIRED', 'availabilityCheck']]);
    expect(told(unvisited({ checks: [] }))).toEqual([]);
  });
  it('O-33 O-13 asks for contact and ticks only where a technician comes', () => {
    const rules = told(line({ contactName: null, checklist: [] })).map(([rule]) => rule);
    expect(rules).toEqual(['O-13', 'O-03', 'O-07', 'O-10', 'O-11', 'O-12']);
  });
  it('ISP-03 names every objection at once, each where it stands', () =>
    expect(told(line({ product: product('OA_FULL'), authorisationReference: null, checks: [], requestedDate: '2025-10-16' }))).toEqual([
      ['ISP-03', 'ACCESS_TYPE_CHANGE', 'product'],
      ['ISP-12', 'AUTHORISATION_REQUIRED', 'takeover/authorisationReference'],
      ['ISP-15', 'REQUESTED_DATE_TOO_EARLY', 'requestedDate'],
      ['K-02', 'AVAILABILITY_REQUIRED', 'availabilityCheck'],
    ]));
});
