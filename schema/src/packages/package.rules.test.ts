import { describe, expect, it } from 'vitest';
import {
  clearanceFeeApplies,
  documentsMissing,
  guardsOf,
  hereStatusOf,
  insuranceProblems,
  knownGoodsProblems,
  measureProblems,
  standbyProblems,
  valueProblems,
  type PackageFacts,
} from './package.rules.ts';

const facts: PackageFacts = {
  status: 'RECEIVED',
  mode: 'AIR',
  contents: 'Shoes',
  declaredMinor: 10_000,
  declaredCurrency: 'USD',
  insured: false,
  insuredMinor: null,
  standby: false,
  customerUnsure: false,
  receipts: [],
};
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const arrivedAt = new Date('2026-10-21T08:00:00.000Z');
const before = new Date('2026-10-21T07:59:59.999Z');
const rules = (problems: readonly { def: { ruleId: string }; path: string }[]) =>
  problems.map(({ def, path }) => `${def.ruleId} ${path}`.trim());

describe('P-13: who pays for the customs clearance', () => {
  it('P-13 spares a private customer whose receipt came before the goods', () => {
    expect(clearanceFeeApplies('PRIVATE', [{ status: 'RECEIVED', receivedAt: before }], arrivedAt)).toBe(false);
  });
  it('P-13 charges a private customer without any receipt', () => {
    expect(clearanceFeeApplies('PRIVATE', [], arrivedAt)).toBe(true);
  });
  it('P-13 charges a private customer whose receipt came with the goods or later', () => {
    expect(clearanceFeeApplies('PRIVATE', [{ status: 'ACCEPTED', receivedAt: arrivedAt }], arrivedAt)).toBe(true);
  });
  it('P-13 does not count a receipt that was rejected by then', () => {
    expect(clearanceFeeApplies('PRIVATE', [{ status: 'REJECTED', receivedAt: before }], arrivedAt)).toBe(true);
  });
  it('P-13 charges a business even when the receipt came in time', () => {
    expect(clearanceFeeApplies('BUSINESS', [{ status: 'ACCEPTED', receivedAt: before }], arrivedAt)).toBe(true);
  });
});

describe('receipts and what waits for them', () => {
  it('P-21 counts documents as missing again when every receipt was rejected', () => {
    expect([
      documentsMissing([]),
      documentsMissing([{ status: 'REJECTED' }]),
      documentsMissing([{ status: 'REJECTED' }, { status: 'RECEIVED' }]),
    ]).toEqual([true, true, false]);
  });
  it('P-21 clears nothing through customs on rejected receipts', () => {
    expect(rules(guardsOf('clearPackage', { ...facts, receipts: [{ status: 'REJECTED', receivedAt: before }] }))).toEqual(['P-21']);
    expect(guardsOf('clearPackage', { ...facts, receipts: [{ status: 'RECEIVED', receivedAt: before }] })).toEqual([]);
  });
});

describe('P-17: insurance', () => {
  it('P-17 insures nothing whose value is not known, and says so beforehand', () => {
    expect(rules(guardsOf('insurePackage', { ...facts, declaredMinor: null }))).toEqual(['P-17 /insuredValue']);
    expect(guardsOf('insurePackage', { ...facts, declaredMinor: 8000 })).toEqual([]);
  });

  it('P-17 insures for the whole declared value and not for one cent more', () => {
    expect(insuranceProblems(usd(10_000), usd(10_000), '/insuredValue')).toEqual([]);
    expect(rules(insuranceProblems(usd(10_000), usd(10_001), '/insuredValue'))).toEqual(['P-17 /insuredValue']);
  });
  it('P-17 does not compare amounts of two currencies', () => {
    expect(rules(insuranceProblems(usd(10_000), { amountMinor: 1, currency: 'NOK' }, '/insuredValue'))).toEqual(['P-17 /insuredValue']);
  });
  it('P-17 wants the declared value first', () => {
    expect(rules(insuranceProblems(null, usd(1), '/insuredValue'))).toEqual(['P-17 /insuredValue']);
  });
});

describe('packages that came unbooked or are on hold', () => {
  it('P-08 names everything that is still unknown about an unbooked package at once', () => {
    expect(rules(knownGoodsProblems({ mode: null, contents: '  ', declaredMinor: null }, ['mode', 'contents', 'declaredMinor']))).toEqual([
      'P-11 /mode',
      'P-08 /contents',
      'P-08 /declaredValue',
    ]);
  });
  it('P-09 wants nothing but air or sea for a package on hold', () => {
    expect(knownGoodsProblems({ mode: 'SEA', contents: null, declaredMinor: null }, ['mode'])).toEqual([]);
    expect(rules(knownGoodsProblems({ mode: null, contents: 'Shoes', declaredMinor: 1 }, ['mode']))).toEqual(['P-11 /mode']);
  });
  it('P-15 lets staff decide only where the customer asked them to', () => {
    const unbooked = { ...facts, status: 'NOT_BOOKED' as const };
    expect(rules(guardsOf('verifyUnbookedPackage', unbooked))).toEqual(['P-15']);
    expect(guardsOf('verifyUnbookedPackage', { ...unbooked, customerUnsure: true })).toEqual([]);
    expect(rules(guardsOf('askStaffToVerify', { ...unbooked, customerUnsure: true }))).toEqual(['P-15']);
  });
  it('P-08 takes a value above nothing in a currency that exists', () => {
    expect(valueProblems(usd(1), '/declaredValue')).toEqual([]);
    expect(rules(valueProblems({ amountMinor: 0, currency: 'ABC' }, '/declaredValue'))).toEqual([
      'P-08 /declaredValue/amountMinor',
      'P-08 /declaredValue/currency',
    ]);
  });
});

describe('shipping and standby', () => {
  it('P-19 ships nothing before air or sea is chosen', () => {
    expect(rules(guardsOf('shipPackage', { ...facts, mode: null }))).toEqual(['P-19']);
    expect(guardsOf('shipPackage', facts)).toEqual([]);
  });
  it('P-07 keeps a package in the US when its standby box is ticked', () => {
    expect([hereStatusOf(true), hereStatusOf(false)]).toEqual(['STANDBY', 'RECEIVED']);
  });
  it('P-07 takes the standby box back once the package has come: then it is a move', () => {
    expect(rules(standbyProblems({ status: 'RECEIVED', standby: false }, true))).toEqual(['P-07 /standby']);
    expect(standbyProblems({ status: 'RECEIVED', standby: false }, false)).toEqual([]);
    expect(standbyProblems({ status: 'BOOKED', standby: false }, true)).toEqual([]);
  });
  it('P-07 leaves weight and volume to the warehouse', () => {
    expect(rules(measureProblems({ weightGrams: 900, volumeCm3: 1 }, false))).toEqual(['P-07 /weightGrams', 'P-07 /volumeCm3']);
    expect(measureProblems({ weightGrams: 900 }, true)).toEqual([]);
    expect(rules(measureProblems({ weightGrams: 0 }, true))).toEqual(['P-07 /weightGrams']);
  });
});
