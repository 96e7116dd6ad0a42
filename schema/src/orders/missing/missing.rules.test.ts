import { describe, expect, it } from 'vitest';
import { fieldsOf, type FieldFacts } from './line-fields.ts';
import { missingOf, missingProblems } from './missing.rules.ts';

const line = (facts: Partial<FieldFacts> = {}): FieldFacts => ({ action: 'PROVIDE', modifyKind: null, endUserKind: 'PRIVATE', ...facts });
const refused = (paths: string[], facts?: Partial<FieldFacts>): string[] =>
  missingProblems(paths, line(facts), '/missing').map(({ path }) => path);

describe('the fields the carrier may name as missing', () => {
  it('S-03 names only fields that there are, and says which one is not', () => {
    expect(refused(['contactPhone', 'shoeSize', 'address/floor', 'toString'])).toEqual(['/missing/1', '/missing/3']);
  });

  it.each<[Partial<FieldFacts>, string[], string[]]>([
    [{}, ['endUser/birthDate', 'address', 'isMoving', 'checklist'], ['endUser/orgNumber', 'takeover/losingOperator', 'termination/scope']],
    [{ endUserKind: 'BUSINESS' }, ['endUser/orgNumber'], ['endUser/birthDate']],
    [{ action: 'CHANGE_ISP' }, ['takeover/previousProduct', 'takeover/newEndUser', 'takeover/ownerVerified', 'endUser/name'], ['isMoving']],
    [{ action: 'MODIFY', modifyKind: 'SPEED_CHANGE' }, ['attributes', 'contactName'], ['address', 'endUser/name']],
    [{ action: 'MODIFY', modifyKind: 'MOVE' }, ['address', 'address/floor'], ['endUser/name']],
    [
      { action: 'TERMINATE' },
      ['requestedDate', 'attachments', 'termination/scope', 'termination/components'],
      ['termination/number', 'productCode', 'address/floor', 'endUser/name', 'checklist'],
    ],
  ])('S-03 O-33 asks on a line of %o only for what its customer fills in', (facts, asked, notAsked) => {
    expect(refused([...asked, ...notAsked], facts)).toEqual(notAsked.map((_, index) => `/missing/${asked.length + index}`));
    expect(fieldsOf(line(facts))).toEqual(expect.arrayContaining(asked));
  });

  it('S-03 keeps each field once, in the order of the form', () => {
    expect(missingOf(['contactPhone', 'address/floor', 'contactPhone'], line())).toEqual(['address/floor', 'contactPhone']);
  });
});
