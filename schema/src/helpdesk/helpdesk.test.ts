import { describe, expect, it } from 'vitest';
import { phonesFor } from './helpdesk.ts';

describe('the helpdesk', () => {
  it('CA-08 has a telephone number in each country, the caller’s own first', () => {
    expect(phonesFor('NO').map(({ country }) => country)).toEqual(['NO', 'SE']);
    expect(phonesFor('SE').map(({ country }) => country)).toEqual(['SE', 'NO']);
  });

  it('CA-08 gives numbers that can be called from abroad, of the country they are for', () => {
    const codes = { NO: '+47 ', SE: '+46 ' };
    expect(phonesFor('NO').filter(({ country, number }) => !number.startsWith(codes[country]))).toEqual([]);
  });
});
