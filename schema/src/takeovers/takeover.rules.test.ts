import { describe, expect, it } from 'vitest';
import { catalogue } from '@sporbar/prisma/data/catalogue.ts';
import {
  accessOf,
  aegProblems,
  firstTakeoverDate,
  isOwnName,
  mayBeLeft,
  mayBeTaken,
  switchProblems,
  technicianComes,
  type SwitchedProduct,
} from './takeover.rules.ts';

const byCode = new Map<string, SwitchedProduct>(catalogue.products.map((product) => [product.code, product]));
const product = (code: string): SwitchedProduct => {
  const found = byCode.get(code);
  if (found === undefined) throw new Error(code);
  return found;
};
const pair = (previous: string, next: string) => ({ previousProduct: product(previous), product: product(next) });
const rulesOf = (problems: readonly { def: { ruleId: string } }[]) => problems.map(({ def }) => def.ruleId);

const left = ['WHOLESALE_ADSL_SHARED', 'WHOLESALE_ADSL_FULL', 'RETAIL_ADSL', 'SHDSL', 'HDSL', 'OA_SHARED', 'OA_FULL'];
const taken = ['WHOLESALE_ADSL_SHARED', 'WHOLESALE_ADSL_FULL', 'SHDSL', 'HDSL', 'OA_SHARED', 'OA_FULL'];

/** Row: what the end user has. Columns as in `taken`: T a technician comes, – nobody does, X the access would change. */
const pairs: Readonly<Record<string, string>> = {
  WHOLESALE_ADSL_SHARED: '– X T T T X',
  WHOLESALE_ADSL_FULL: 'X – T T X T',
  RETAIL_ADSL: '– – T T T T',
  SHDSL: 'T T T T T T',
  HDSL: 'T T T T T T',
  OA_SHARED: 'T X T T T X',
  OA_FULL: 'X T T T X T',
};
const cells = Object.entries(pairs).flatMap(([from, row]) =>
  row.split(' ').map((mark, index) => [from, taken[index] ?? '', mark] as const),
);

describe('from what to what an end user is taken over', () => {
  it('ISP-02 D-16 takes part with ADSL, SHDSL, HDSL and operator access, and nothing else', () => {
    expect([...byCode.values()].filter(mayBeLeft).map(({ code }) => code)).toEqual(left);
    expect([...byCode.values()].filter(mayBeTaken).map(({ code }) => code)).toEqual(taken);
  });
  it.each(['PSTN', 'ISDN', 'LEASED_LINE_LOW', 'COLOCATION'])('ISP-02 neither takes over nor leaves %s', (code) => {
    expect(rulesOf(switchProblems(pair(code, 'OA_FULL'), ''))).toEqual(['ISP-02']);
    expect(rulesOf(switchProblems(pair('OA_FULL', code), ''))).toEqual(['ISP-02']);
  });
  it.each(cells)('ISP-03 ISP-07 ISP-08 from %s to %s: %s', (from, to, mark) => {
    expect(rulesOf(switchProblems(pair(from, to), ''))).toEqual(mark === 'X' ? ['ISP-03'] : []);
    if (mark !== 'X') expect(technicianComes(product(from), product(to))).toBe(mark === 'T');
  });
  it('ISP-03 ISP-04 says which way the access type is changed', () => {
    const [problem] = switchProblems(pair('OA_SHARED', 'OA_FULL'), '/lines/0');
    expect(problem).toMatchObject({ path: '/lines/0/product', def: { code: 'ACCESS_TYPE_CHANGE' } });
    expect(problem?.def.hint.en).toMatch(/ISP-04/);
    expect(problem?.def.hint.en).toMatch(/Modify/);
  });
  it('ISP-09 asks which broadband the end user has', () =>
    expect(rulesOf(switchProblems({ previousProduct: null, product: product('OA_FULL') }, ''))).toEqual(['ISP-09']));
  it('ISP-09 leaves the product for the catalogue to ask for', () =>
    expect(switchProblems({ previousProduct: product('OA_FULL'), product: null }, '')).toEqual([]));
  it('ISP-11 looks at the access there is, and at the new one where the old product tells of none', () =>
    expect([
      accessOf(pair('OA_SHARED', 'SHDSL')),
      accessOf(pair('RETAIL_ADSL', 'WHOLESALE_ADSL_FULL')),
      accessOf(pair('RETAIL_ADSL', 'SHDSL')),
    ]).toEqual(['SHARED', 'FULL', null]));
  it('ISP-01 takes nobody over from oneself, however the name is written', () =>
    expect([isOwnName('Fjordnett AS', ' fjordnett  as'), isOwnName('Fjordnett AS', 'Annet Nett')]).toEqual([true, false]));
  it('ISP-15 ISP-16 counts 16 days, and 21 for SHDSL and HDSL, today being day 0', () =>
    expect(taken.map((code) => firstTakeoverDate({ product: product(code), previousProduct: null, address: null }, '2025-10-01'))).toEqual([
      '2025-10-17',
      '2025-10-17',
      '2025-10-22',
      '2025-10-22',
      '2025-10-17',
      '2025-10-17',
    ]));
  it('ISP-15 O-30 names as the first date a working day where a technician comes, and any day where none does', () => {
    const first = (from: string, to: string) =>
      firstTakeoverDate({ product: product(to), previousProduct: product(from), address: null }, '2025-10-02');
    expect([first('OA_SHARED', 'WHOLESALE_ADSL_SHARED'), first('RETAIL_ADSL', 'WHOLESALE_ADSL_SHARED')]).toEqual([
      '2025-10-20',
      '2025-10-18',
    ]);
  });
  it('ISP-06 orders work at the end user’s only where somebody comes', () => {
    const asked = { aegServices: ['EXTRA_SOCKET'] };
    expect(aegProblems({ ...pair('OA_SHARED', 'WHOLESALE_ADSL_SHARED'), ...asked }, '')).toEqual([]);
    expect(rulesOf(aegProblems({ ...pair('RETAIL_ADSL', 'WHOLESALE_ADSL_SHARED'), ...asked }, ''))).toEqual(['ISP-06']);
  });
});
