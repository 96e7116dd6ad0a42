import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../addresses/same-place.ts';
import { chargeProblems, keepsAppointment, mustBookAnew, recordGuards, slotProblems, type VisitFacts } from './appointment.rules.ts';

const place = (street: string): PlaceFacts => ({
  country: 'NO',
  registerId: null,
  street,
  houseNumber: 3,
  houseLetter: null,
  postcode: '1788',
  municipalityNumber: null,
  gnr: null,
  bnr: null,
  insaSignature: null,
  floor: null,
  entrance: null,
  apartmentNumber: null,
  roomNumber: null,
});
const before: VisitFacts = { productCode: 'SHDSL', requestedDate: '2025-10-21', address: place('Storgata') };
const rulesOf = (problems: readonly { def: { ruleId: string } }[]) => problems.map(({ def }) => def.ruleId);
const slot = (from: string, to: string) => ({ slotStart: new Date(from), slotEnd: new Date(to) });
const now = new Date('2025-10-01T08:00:00Z');

describe('an appointment', () => {
  it('M-17 stands when product, address and date are the same', () =>
    expect(keepsAppointment(before, { ...before, address: place('STORGATA') })).toBe(true));
  for (const [what, change] of [
    ['product', { productCode: 'HDSL' }],
    ['address', { address: place('Kirkegata') }],
    ['date', { requestedDate: '2025-10-22' }],
  ] as const)
    it(`M-17 does not outlive another ${what}`, () => expect(keepsAppointment(before, { ...before, ...change })).toBe(false));
  it('M-17 has to be booked anew while the line is alive', () => {
    const line = (status: string, visit: 'CANCELLED' | 'FAILED' | 'CONFIRMED') => ({ status, appointments: [{ status: visit }] });
    expect([mustBookAnew(line('COMMITTED', 'CANCELLED')), mustBookAnew(line('READY', 'FAILED'))]).toEqual([true, true]);
    expect([mustBookAnew(line('CANCELLED', 'CANCELLED')), mustBookAnew(line('READY', 'CONFIRMED'))]).toEqual([false, false]);
  });
  it('M-22 charges nothing but a visit to a closed door', () => {
    expect(rulesOf([...chargeProblems('DONE', true), ...chargeProblems('CARRIER_DID_NOT_COME', true)])).toEqual(['M-22', 'M-22']);
    expect([...chargeProblems('NOBODY_HOME', true), ...chargeProblems('DONE', false)]).toEqual([]);
  });
  it('B-04 is not made on a project', () => expect(rulesOf(recordGuards({ appointments: [] }, true))).toEqual(['B-04']));
  it('B-11 is one at a time', () => expect(rulesOf(recordGuards({ appointments: [{ status: 'CONFIRMED' }] }, false))).toEqual(['B-11']));
  it('B-03 has a slot of one day, to come', () => {
    expect(slotProblems(slot('2025-10-21T06:00:00Z', '2025-10-21T10:00:00Z'), now)).toEqual([]);
    expect(rulesOf(slotProblems(slot('2025-10-21T10:00:00Z', '2025-10-21T06:00:00Z'), now))).toEqual(['B-03']);
    expect(rulesOf(slotProblems(slot('2025-10-21T20:00:00Z', '2025-10-21T22:30:00Z'), now))).toEqual(['B-03']);
    expect(rulesOf(slotProblems(slot('2025-09-21T06:00:00Z', '2025-09-21T10:00:00Z'), now))).toEqual(['B-03']);
  });
});
