import { describe, expect, it } from 'vitest';
import { atTouched, stepOf } from './form-steps.ts';

const problem = (path: string) => ({ code: 'VALIDATION', ruleId: 'O-14', path, message: path, hint: '' });

describe('the steps of an order', () => {
  it.each([
    ['/lines/0/product', 'product'],
    ['/lines/0/attributes/speedKbps', 'product'],
    ['/lines/0/endUser/name', 'parties'],
    ['/lines/0/address', 'parties'],
    ['/lines/0/availabilityCheck/selectedHit', 'availability'],
    ['/lines/0/requestedDate', 'appointment'],
    ['/lines/0/checklist/DOOR_SIGN', 'contact'],
    ['/customerOrderRef', 'contact'],
    ['/lines', 'product'],
  ] as const)('O-08 finds the step of %s', (path, step) => expect(stepOf(path)).toBe(step));

  it('O-14 says nothing of a field before somebody has been at it', () =>
    expect(atTouched([problem('/lines/0/contactPhone'), problem('/lines/0/contactName')], new Set(['/lines/0/contactName']))).toEqual([
      problem('/lines/0/contactName'),
    ]));

  it('O-04 says that the address is missing once somebody has been at a field of it', () =>
    expect(atTouched([problem('/lines/0/address')], new Set(['/lines/0/address/street']))).toHaveLength(1));

  it('O-08 says that the product is missing at the field of its code', () =>
    expect(atTouched([problem('/lines/0/product')], new Set(['/lines/0/productCode']))).toHaveLength(1));
});
