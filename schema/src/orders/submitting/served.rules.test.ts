import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../../addresses/same-place.ts';
import { isSameEndUser, moveInstead, takeoverInstead, type ServedLine, type ServedProduct } from './served.rules.ts';

const place = (houseNumber: number, more: Partial<PlaceFacts> = {}): PlaceFacts => ({
  street: 'Prøvegata',
  houseNumber,
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
  country: 'NO',
  registerId: null,
  ...more,
});

const nils = { endUserKind: 'PRIVATE', endUserName: 'Nils Nilsen', endUserBirthDate: '1980-12-31', endUserOrgNumber: null } as const;
const firm = { endUserKind: 'BUSINESS', endUserName: 'Prøve AS', endUserBirthDate: null, endUserOrgNumber: '974760673' } as const;

const line = (changes: Partial<ServedLine> = {}): ServedLine => ({
  ...nils,
  product: { family: 'BROADBAND' },
  address: place(7),
  accessLineNumber: null,
  contactPhone: '91234567',
  contactPhone2: null,
  hasBroadbandElsewhere: null,
  isMoving: null,
  ...changes,
});

const product = (changes: Partial<ServedProduct> = {}): ServedProduct => ({
  ...nils,
  id: 'ins_1',
  isOwn: false,
  family: 'OPERATOR_ACCESS',
  circuitNumber: 'C1',
  phoneNumber: null,
  accessLineNumber: null,
  address: place(7),
  ...changes,
});

describe('what an end user has already', () => {
  const taken = (asked: Partial<ServedLine>, held: Partial<ServedProduct>): boolean =>
    takeoverInstead(line(asked), [product(held)], '').length > 0;

  it.each([
    ['the same person at the same place', {}, {}, true],
    ['a name written another way', { endUserName: ' NILS  nilsen' }, {}, true],
    ['the same name with another birth date', { endUserBirthDate: '1981-12-31' }, {}, false],
    ['the same person at another place', { address: place(8) }, {}, false],
    ['another door of the same house', { address: place(7, { apartmentNumber: 'H0201' }) }, {}, false],
    ['the same company at the same place', firm, firm, true],
    ['a company of the same name with another number', firm, { ...firm, endUserOrgNumber: '923609016' }, false],
    ['the same access line', { endUserName: 'Else Else', accessLineNumber: '471' }, { accessLineNumber: '471' }, true],
    ['the same phone number', { endUserName: 'Else Else', contactPhone2: '69170001' }, { phoneNumber: '69170001' }, true],
    ['no access line on either side', { endUserName: 'Else Else' }, {}, false],
    ['a telephone line of another organisation', {}, { family: 'TELEPHONY' }, false],
    ['a telephone line that is ordered', { product: { family: 'TELEPHONY' } }, {}, false],
    ['a product of one’s own', {}, { isOwn: true }, false],
  ] as const)('O-22 knows %s', (_what, asked, held, isTaken) => {
    expect(taken(asked, held)).toBe(isTaken);
  });

  it('O-22 takes the answer No against a number, which may have been somebody else’s, and not against a person at home', () => {
    const number = { endUserName: 'Else Else', accessLineNumber: '471', hasBroadbandElsewhere: false };
    expect(taken(number, { accessLineNumber: '471' })).toBe(false);
    expect(taken({ hasBroadbandElsewhere: false }, {})).toBe(true);
  });

  it('O-22 takes the answer Yes for what can be taken over, whoever the operator is', () => {
    const rulesOf = (family: 'BROADBAND' | 'TELEPHONY') =>
      takeoverInstead(line({ product: { family }, hasBroadbandElsewhere: true }), [], '/lines/0').map(({ def, path }) => [
        def.ruleId,
        path,
      ]);
    expect(rulesOf('BROADBAND')).toEqual([['O-22', '/lines/0/hasBroadbandElsewhere']]);
    expect(rulesOf('TELEPHONY')).toEqual([]);
  });

  it.each([
    ['a person who has the same kind of line elsewhere, while nobody has said', { isMoving: null }, {}, ['C1']],
    ['the answer that nothing moves', { isMoving: false }, {}, []],
    ['the answer that it moves', { isMoving: true }, {}, ['C1']],
    ['the answer that it moves, with no circuit known', { isMoving: true }, { isOwn: false }, [undefined]],
    ['a second line at the same place', { address: place(3) }, {}, []],
    ['another kind of line', {}, { family: 'TELEPHONY' }, []],
    ['a company with many places', firm, firm, []],
    ['a company that says it moves', { ...firm, isMoving: true }, firm, ['C1']],
  ] as const)('O-23 knows %s', (_what, asked, held, numbers) => {
    const own = product({ isOwn: true, family: 'BROADBAND', address: place(3), ...held });
    const problems = moveInstead(line(asked), [own], '/lines/0', false);
    expect(problems.map(({ params }) => params['number'])).toEqual([...numbers]);
    expect(problems.every(({ def, path }) => def.ruleId === 'O-23' && path === '/lines/0/isMoving')).toBe(true);
  });

  it('O-23 asks nothing about the lines of a project, and takes the answer that one moves', () => {
    const own = product({ isOwn: true, family: 'BROADBAND', address: place(3) });
    expect(moveInstead(line(), [own], '', true)).toEqual([]);
    expect(moveInstead(line({ isMoving: true }), [own], '', true)).toHaveLength(1);
  });

  it('O-22 O-23 takes nobody for somebody else where too little is known', () => {
    const nameless = { ...nils, endUserName: null, address: null };
    expect(isSameEndUser(nameless, nameless)).toBe(false);
    expect(isSameEndUser({ ...nils, endUserBirthDate: null, address: null }, { ...nils, endUserBirthDate: null, address: null })).toBe(
      false,
    );
    expect(isSameEndUser({ ...firm, address: null }, { ...nils, address: null })).toBe(false);
  });
});
