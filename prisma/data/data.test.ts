import { describe, expect, it } from 'vitest';
import { catalogue, productCodes } from './catalogue.ts';
import { foldKey } from './fold.ts';
import { readPostcodes } from './postcodes.ts';
import { demoRegister } from './register.ts';

const product = (code: string) => catalogue.products.find((row) => row.code === code);
const codesWhere = (holds: (row: (typeof catalogue.products)[number]) => boolean) =>
  catalogue.products.filter(holds).map(({ code }) => code);

describe('the catalogue', () => {
  it('CAT-02 gives every product one of the five families', () => {
    const families = Object.groupBy(catalogue.products, ({ family }) => family);
    expect(Object.fromEntries(Object.entries(families).map(([family, rows]) => [family, rows.map(({ code }) => code)]))).toEqual({
      BROADBAND: ['WHOLESALE_ADSL_SHARED', 'WHOLESALE_ADSL_FULL', 'RETAIL_ADSL', 'SHDSL', 'HDSL'],
      OPERATOR_ACCESS: ['OA_SHARED', 'OA_FULL'],
      TELEPHONY: ['PSTN', 'ISDN'],
      CAPACITY: ['LEASED_LINE_LOW', 'LEASED_LINE_34M', 'LEASED_LINE_155M', 'LEASED_LINE_OTHER'],
      COLOCATION: ['COLOCATION'],
    });
  });

  it('CAT-03 wants a quote first for capacity and colocation, and for nothing else', () => {
    expect(codesWhere(({ orderPath }) => orderPath === 'QUOTE_FIRST')).toEqual(
      codesWhere(({ family }) => family === 'CAPACITY' || family === 'COLOCATION'),
    );
  });

  it('CAT-07 CAT-08 gives each product its own lead time and deadlines', () => {
    const days = (code: string) => {
      const row = product(code);
      return [row?.leadTimeDays, row?.changeDeadlineDays, row?.cancelDeadlineDays, row?.terminationNoticeDays];
    };
    expect(days('OA_FULL')).toEqual([10, 2, 2, 30]);
    expect(days('SHDSL')).toEqual([15, 3, 3, 30]);
    expect(days('PSTN')).toEqual([7, 2, 2, 30]);
    expect(days('LEASED_LINE_LOW')).toEqual([20, 5, 5, 30]);
    expect(days('LEASED_LINE_155M')).toEqual([30, 5, 5, 90]);
    expect(days('COLOCATION')).toEqual([45, 10, 10, 90]);
  });

  it('CAT-10 has a page for every product in three languages', () => {
    for (const { info, names } of catalogue.products) {
      expect(Object.keys(info)).toEqual(['en', 'nb', 'sv']);
      expect([...Object.values(info), ...Object.values(names)].every((text) => text.trim() !== '')).toBe(true);
    }
  });

  it('CAT-12 reserves numbers for PSTN and ISDN only', () => {
    expect(codesWhere(({ numberReservation }) => numberReservation)).toEqual(['PSTN', 'ISDN']);
  });

  it('CAT-13 never sells RETAIL_ADSL', () => {
    expect(codesWhere(({ orderable }) => !orderable)).toEqual(['RETAIL_ADSL']);
  });

  it('Q-05 needs both addresses in zone 1 for 34 and 155 Mbit/s alone', () => {
    expect(codesWhere(({ autoPriceRequiresZone1 }) => autoPriceRequiresZone1)).toEqual(['LEASED_LINE_34M', 'LEASED_LINE_155M']);
  });

  it('Q-04 has a price in both currencies for every speed of a price-list product', () => {
    const priced = (code: string, currency: string) =>
      catalogue.prices.filter((row) => row.productCode === code && row.currency === currency).map(({ speedKbps }) => String(speedKbps));
    for (const code of productCodes) {
      const speeds = catalogue.attributes.find((row) => row.productCode === code && row.key === 'speedKbps')?.allowedValues ?? [];
      const expected = product(code)?.onPriceList === true ? speeds : [];
      expect([priced(code, 'NOK'), priced(code, 'SEK')]).toEqual([expected, expected]);
    }
  });

  it('K-01, K-03 what runs on a copper line is checked before it is ordered; capacity, colocation and what nobody orders are not', () => {
    const unchecked = [...productCodes].filter((code) => /^(RETAIL|LEASED|COLOCATION)/.test(code));
    expect(codesWhere(({ availabilityPolicy }) => availabilityPolicy === 'NOT_APPLICABLE')).toEqual(unchecked);
    expect(codesWhere(({ availabilityPolicy }) => availabilityPolicy === 'MANDATORY')).toHaveLength(8);
  });

  it('B-02 lets the customer book the technician of ADSL, SHDSL, operator access, PSTN and ISDN, and of nothing else', () => {
    const booked = ['WHOLESALE_ADSL_SHARED', 'WHOLESALE_ADSL_FULL', 'SHDSL', 'OA_SHARED', 'OA_FULL', 'PSTN', 'ISDN'];
    expect(codesWhere(({ selfBooking }) => selfBooking)).toEqual(booked);
  });

  it('B-02, D-11 has HDSL checked before it is ordered, but not booked', () => {
    expect(product('HDSL')).toMatchObject({ availabilityPolicy: 'MANDATORY', selfBooking: false });
  });
});

describe('the postcodes', () => {
  it('CA-04 are four digits in Norway and five in Sweden, each with a city', () => {
    const [norway, sweden] = [readPostcodes('NO'), readPostcodes('SE')];
    expect([norway.length, sweden.length]).toEqual([5132, 15463]);
    expect(norway.filter(({ code, city }) => !/^\d{4}$/.test(code) || city === '')).toEqual([]);
    expect(sweden.filter(({ code, city }) => !/^\d{5}$/.test(code) || city === '')).toEqual([]);
    expect(norway.find(({ code }) => code === '1788')?.city).toBe('Halden');
  });
});

describe('the demo register', () => {
  const rows = demoRegister();

  it('is the same every time, with an id and an access line number for each building', () => {
    expect(demoRegister()).toEqual(rows);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ accessLineNumber }) => accessLineNumber)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(2000);
  });

  it('ADR-10 gives every building a zone and a position', () => {
    expect(
      rows.filter(({ accessZone, lat, lon }) => ![1, 2, 3].includes(accessZone) || !Number.isFinite(lat) || !Number.isFinite(lon)),
    ).toEqual([]);
    expect(new Set(rows.map(({ accessZone }) => accessZone))).toEqual(new Set([1, 2, 3]));
  });
});

describe('foldKey', () => {
  it.each([
    ['  KIRKEveien ', 'kirkeveien'],
    ['Ålesund', 'alesund'],
    ['Tromsø', 'tromso'],
    ['GÖTEBORG', 'goteborg'],
    ['Næringsparken', 'naeringsparken'],
    ['St. Olavs-gate', 'st olavs gate'],
    ['100%_\\', '100'],
  ])('ADR-07 folds %j to %j', (text, key) => {
    expect(foldKey(text)).toBe(key);
  });
});
