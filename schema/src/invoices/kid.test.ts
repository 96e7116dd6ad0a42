import { describe, expect, it } from 'vitest';
import { checkDigitOf, kidFrom, kidOf } from './kid.ts';

describe('the payment reference', () => {
  it('INV-01 has the check digit the banks reckon', () => {
    const known = ['12345674', '79927398713', '2345676', '18', '00', '4539578763621486'];
    for (const kid of known) expect(checkDigitOf(kid.slice(0, -1))).toBe(kid.at(-1));
  });

  it('INV-01 is made of the invoice’s number', () => {
    expect(kidOf('I-10001')).toBe('0000100016');
    expect(kidFrom(kidOf('I-123456789'))).toBe(kidOf('I-123456789'));
  });

  it('INV-01 is read however it is spaced, and with one digit wrong or two exchanged not at all', () => {
    expect(kidFrom(' 0000 1000 16 ')).toBe('0000100016');
    for (let place = 0; place < 10; place += 1)
      for (let more = 1; more < 10; more += 1) {
        const digits = [...'0000100016'];
        digits[place] = String((Number(digits[place]) + more) % 10);
        expect(kidFrom(digits.join(''))).toBeNull();
      }
    expect(kidFrom('12345647')).toBeNull();
    for (const typed of ['', '1', 'KID 18', '12345678901234567890123456']) expect(kidFrom(typed)).toBeNull();
  });
});
