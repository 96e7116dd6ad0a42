import { catalogue, type ProductCode } from '@sporbar/prisma/data/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { hintOf, messageOf } from '../refusals.ts';
import {
  catalogueProblems,
  chosenSpeed,
  givenAttributeProblems,
  isAccessConversion,
  type ChosenFacts,
  type ProductFacts,
} from './catalogue.rules.ts';

function product(code: ProductCode): ProductFacts {
  const row = catalogue.products.find((candidate) => candidate.code === code);
  if (row === undefined) throw new Error(code);
  return {
    ...row,
    attributes: catalogue.attributes.filter(({ productCode }) => productCode === code),
    addOns: catalogue.addOns.filter(({ productCode }) => productCode === code),
  };
}

const adsl: ChosenFacts = { attributes: { speedKbps: '8000', equipment: 'OWN_MODEM' }, addOns: [], fromQuote: false };
const leased: ChosenFacts = { attributes: { speedKbps: '2048' }, addOns: [], fromQuote: true };

/** Rule, code and path of each problem: what a program sees. */
const seen = (code: ProductCode, chosen: ChosenFacts) =>
  catalogueProblems(product(code), chosen, '/lines/0').map(({ def, path }) => `${def.ruleId} ${def.code} ${path}`);

describe('ordering with and without a quote', () => {
  it.each(['WHOLESALE_ADSL_SHARED', 'SHDSL', 'HDSL'] as const)('CAT-03 takes %s without a quote', (code) => {
    expect(
      seen(code, { ...adsl, attributes: { speedKbps: code === 'WHOLESALE_ADSL_SHARED' ? '8000' : '2048', equipment: 'OWN_MODEM' } }),
    ).toEqual([]);
  });

  it('CAT-03 takes operator access and telephony without a quote', () => {
    expect(seen('OA_FULL', { attributes: { equipment: 'NEW_SOCKET' }, addOns: [], fromQuote: false })).toEqual([]);
    expect(seen('PSTN', { attributes: { equipment: 'NEW_SOCKET' }, addOns: [], fromQuote: false })).toEqual([]);
  });

  it.each([
    ['LEASED_LINE_LOW', { speedKbps: '2048' }],
    ['LEASED_LINE_34M', { speedKbps: '34000' }],
    ['LEASED_LINE_OTHER', { speedKbps: '1000000' }],
    ['COLOCATION', {}],
  ] as const)('CAT-03 wants a quote first for %s', (code, attributes) => {
    expect(seen(code, { attributes, addOns: [], fromQuote: false })).toEqual(['CAT-03 QUOTE_REQUIRED /lines/0/product']);
    expect(seen(code, { attributes, addOns: [], fromQuote: true })).toEqual([]);
  });

  it('CAT-13 takes no order for RETAIL_ADSL, whatever else is right about it', () => {
    expect(seen('RETAIL_ADSL', { attributes: {}, addOns: [], fromQuote: true })).toEqual(['CAT-13 VALIDATION /lines/0/product']);
  });
});

describe('speed and equipment', () => {
  it('CAT-04 asks for the speed while none is chosen', () => {
    for (const attributes of [{}, { speedKbps: '' }, { speedKbps: '  ' }, { speedKbps: null }, null, 'speedKbps', ['2048']]) {
      expect(seen('LEASED_LINE_LOW', { ...leased, attributes })).toEqual(['CAT-04 VALIDATION /lines/0/attributes/speedKbps']);
    }
  });

  it('CAT-05 takes only speeds of the product’s list', () => {
    expect(seen('LEASED_LINE_LOW', { ...leased, attributes: { speedKbps: '2047' } })).toEqual([
      'CAT-05 VALIDATION /lines/0/attributes/speedKbps',
    ]);
    expect(seen('LEASED_LINE_LOW', { ...leased, attributes: { speedKbps: '34000' } })).toEqual([
      'CAT-05 VALIDATION /lines/0/attributes/speedKbps',
    ]);
    expect(seen('LEASED_LINE_LOW', { ...leased, attributes: { speedKbps: 512 } })).toEqual([]);
  });

  it('CAT-05 names the speeds there are', () => {
    const [problem] = catalogueProblems(product('LEASED_LINE_34M'), { ...leased, attributes: { speedKbps: '1' } }, '');
    expect(problem && [messageOf(problem, 'nb'), hintOf(problem, 'en')]).toEqual([
      'Produktet har ingen hastighet på 1 kbit/s.',
      'Choose one of: 34000.',
    ]);
  });

  it('CAT-11 asks for the equipment as well, and names it in the reader’s language', () => {
    const problems = catalogueProblems(product('WHOLESALE_ADSL_SHARED'), { ...adsl, attributes: { speedKbps: '8000' } }, '');
    expect(problems.map(({ def, path }) => [def.ruleId, path])).toEqual([['CAT-11', '/attributes/equipment']]);
    expect(problems.map((problem) => messageOf(problem, 'sv'))).toEqual(['Utrustning måste väljas.']);
  });

  it('CAT-11 refuses equipment and attributes that the product does not have', () => {
    expect(seen('PSTN', { attributes: { equipment: 'CARRIER_MODEM', colour: 'red', 'a/b~c': '1' }, addOns: [], fromQuote: false })).toEqual(
      [
        'CAT-11 VALIDATION /lines/0/attributes/equipment',
        'CAT-11 VALIDATION /lines/0/attributes/colour',
        'CAT-11 VALIDATION /lines/0/attributes/a~1b~0c',
      ],
    );
  });

  it('CAT-11 takes whole numbers where the product lists no values', () => {
    const at = (rackUnits: string) => seen('COLOCATION', { attributes: { rackUnits }, addOns: [], fromQuote: true });
    expect([at('12'), at('a dozen'), at('-1'), at('1.5')].map((problems) => problems.length)).toEqual([0, 1, 1, 1]);
  });

  it('CAT-04 CAT-11 lets a draft lack what submit will ask for', () => {
    expect(givenAttributeProblems(product('ISDN'), {}, '')).toEqual([]);
  });

  it('CAT-04 reads the chosen speed as a number for the price list', () => {
    expect([
      chosenSpeed({ speedKbps: '2048' }),
      chosenSpeed({ speedKbps: 64 }),
      chosenSpeed({}),
      chosenSpeed({ speedKbps: 'fast' }),
    ]).toEqual([2048, 64, null, null]);
  });
});

describe('full and shared access', () => {
  it.each(['accessType', 'lineAccess', 'access', 'access_type'])('CAT-06 takes no attribute %s: full and shared are products', (key) => {
    expect(seen('WHOLESALE_ADSL_SHARED', { ...adsl, attributes: { speedKbps: '8000', equipment: 'OWN_MODEM', [key]: 'FULL' } })).toEqual([
      `CAT-06 ACCESS_TYPE_CHANGE /lines/0/attributes/${key}`,
    ]);
  });

  it('CAT-06 calls going from shared to full a conversion, and going to another speed or product none', () => {
    expect(isAccessConversion(product('OA_SHARED'), product('OA_FULL'))).toBe(true);
    expect(isAccessConversion(product('OA_FULL'), product('WHOLESALE_ADSL_SHARED'))).toBe(true);
    expect(isAccessConversion(product('OA_FULL'), product('WHOLESALE_ADSL_FULL'))).toBe(false);
    expect(isAccessConversion(product('SHDSL'), product('HDSL'))).toBe(false);
  });
});

describe('add-on services', () => {
  it('CAT-09 blocks a product without the add-on it needs', () => {
    const full = { ...adsl, addOns: ['STATIC_IP'] };
    expect(seen('WHOLESALE_ADSL_FULL', full)).toEqual(['CAT-09 VALIDATION /lines/0/addOns']);
    expect(seen('WHOLESALE_ADSL_FULL', { ...full, addOns: [] })).toEqual(['CAT-09 VALIDATION /lines/0/addOns']);
    expect(seen('WHOLESALE_ADSL_FULL', { ...full, addOns: ['STATIC_IP', 'LINE_RENTAL'] })).toEqual([]);
  });

  it('CAT-09 refuses an add-on the product does not have, and says which one', () => {
    expect(seen('WHOLESALE_ADSL_SHARED', { ...adsl, addOns: ['STATIC_IP', 'LINE_RENTAL'] })).toEqual([
      'CAT-09 VALIDATION /lines/0/addOns/1',
    ]);
  });

  it('G-01 tells everything that is wrong at once', () => {
    expect(seen('ISDN', { attributes: { variant: 'HUGE' }, addOns: ['NOTHING'], fromQuote: false })).toEqual([
      'CAT-11 VALIDATION /lines/0/attributes/equipment',
      'CAT-11 VALIDATION /lines/0/attributes/variant',
      'CAT-09 VALIDATION /lines/0/addOns',
      'CAT-09 VALIDATION /lines/0/addOns/0',
    ]);
  });
});
