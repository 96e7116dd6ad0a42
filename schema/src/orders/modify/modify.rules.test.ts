import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../../addresses/same-place.ts';
import { changesProduct, kindsFor, modifyGuards, modifyProblems, type AskedFacts, type InstalledFacts } from './modify.rules.ts';

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

const installed = (changes: Partial<InstalledFacts> = {}): InstalledFacts => ({
  status: 'ACTIVE',
  productCode: 'ADSL_SHARED',
  product: { lineAccess: 'SHARED', attributes: [{ key: 'speedKbps' }] },
  attributes: { speedKbps: '8000' },
  address: place('Storgata'),
  fromOrderLine: null,
  takenOverBy: [],
  ...changes,
});
const ispChange = (changes: Partial<InstalledFacts['takenOverBy'][number]> = {}): InstalledFacts['takenOverBy'][number] => ({
  postedAt: null,
  status: 'ORDERED',
  order: { submittedAt: new Date('2026-05-04') },
  ...changes,
});
const asked = (changes: Partial<AskedFacts> = {}): AskedFacts => ({
  product: { code: 'ADSL_SHARED', lineAccess: 'SHARED' },
  attributes: { speedKbps: '8000' },
  address: null,
  ...changes,
});
const full = { code: 'ADSL_FULL', lineAccess: 'FULL' } as const;
const sdsl = { code: 'SHDSL', lineAccess: null } as const;
const told = (problems: readonly { def: { ruleId: string; code: string }; path: string }[]) =>
  problems.map(({ def, path }) => [def.ruleId, path]);

describe('a change of what is installed', () => {
  it('M-18 moves the circuit there is to a new address', () => {
    expect(told(modifyProblems('MOVE', installed(), asked(), ''))).toEqual([['M-18', '/address']]);
    expect(told(modifyProblems('MOVE', installed(), asked({ address: place('storgata') }), ''))).toEqual([['M-18', '/address']]);
    expect(modifyProblems('MOVE', installed(), asked({ address: place('Kirkegata') }), '')).toEqual([]);
  });
  it('M-18 moves the circuit as the product it is', () =>
    expect(told(modifyProblems('MOVE', installed(), asked({ address: place('Kirkegata'), product: full }), ''))).toEqual([
      ['CAT-06', '/product'],
    ]));
  it('M-18 changes nothing that is not in operation', () => {
    const dead = (['PENDING_TERMINATION', 'TERMINATED'] as const).map((status) => modifyGuards('MOVE', installed({ status }), ''));
    expect(dead.flatMap(told)).toEqual(Array(2).fill(['M-18', '/installedProductId']));
  });
  it('M-19 converts no access while a change of ISP on the product is open', () =>
    expect(told(modifyGuards('ACCESS_TYPE_CONVERSION', installed({ takenOverBy: [ispChange()] }), ''))).toEqual([['M-19', '/kind']]));
  it('M-19 holds no change of ISP for open that is posted, given up or was never sent', () => {
    const others = [
      ispChange({ postedAt: new Date('2026-06-01') }),
      ...(['CANCELLED', 'REJECTED', 'DUPLICATE'] as const).map((status) => ispChange({ status })),
      ispChange({ order: { submittedAt: null } }),
    ];
    expect(modifyGuards('ACCESS_TYPE_CONVERSION', installed({ takenOverBy: others }), '')).toEqual([]);
  });
  it('M-19 converts the access of a product taken over only once that is posted', () => {
    const takenOver = (postedAt: Date | null) => installed({ fromOrderLine: { postedAt, order: { action: 'CHANGE_ISP' } } });
    expect(told(modifyGuards('ACCESS_TYPE_CONVERSION', takenOver(null), ''))).toEqual([['M-19', '/kind']]);
    expect(modifyGuards('ACCESS_TYPE_CONVERSION', takenOver(new Date('2025-10-01')), '')).toEqual([]);
  });
  it('M-19 leaves other changes alone while a change of ISP is open', () =>
    expect(modifyGuards('SPEED_CHANGE', installed({ takenOverBy: [ispChange()] }), '')).toEqual([]));
  it('CAT-06 goes between full and shared access by conversion and not otherwise', () => {
    const problems = (kind: 'ACCESS_TYPE_CONVERSION' | 'PRODUCT_CHANGE', product: AskedFacts['product']) =>
      modifyProblems(kind, installed(), asked({ product }), '').map(({ def }) => def.code);
    expect([problems('ACCESS_TYPE_CONVERSION', full), problems('PRODUCT_CHANGE', sdsl)]).toEqual([[], []]);
    expect([problems('ACCESS_TYPE_CONVERSION', sdsl), problems('PRODUCT_CHANGE', full)]).toEqual([
      ['ACCESS_TYPE_CHANGE'],
      ['ACCESS_TYPE_CHANGE'],
    ]);
    expect([problems('ACCESS_TYPE_CONVERSION', asked().product), problems('PRODUCT_CHANGE', asked().product)]).toEqual([
      ['VALIDATION'],
      ['VALIDATION'],
    ]);
  });
  it('CAT-05 changes the speed to another one', () => {
    expect(told(modifyProblems('SPEED_CHANGE', installed(), asked(), ''))).toEqual([['CAT-05', '/attributes/speedKbps']]);
    expect(modifyProblems('SPEED_CHANGE', installed(), asked({ attributes: { speedKbps: 2000 } }), '')).toEqual([]);
  });
  it('O-33 asks the catalogue again only when product or attributes change', () => {
    expect(changesProduct(installed(), asked({ attributes: { speedKbps: 8000 } }))).toBe(false);
    expect([changesProduct(installed(), asked({ product: full })), changesProduct(installed(), asked({ attributes: {} }))]).toEqual([
      true,
      true,
    ]);
  });
  it('M-19 offers a conversion only where there is a full and a shared product', () =>
    expect(kindsFor({ lineAccess: null, attributes: [] })).toEqual(['MOVE', 'PRODUCT_CHANGE', 'OTHER']));
});
