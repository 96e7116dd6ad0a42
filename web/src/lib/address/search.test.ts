import { describe, expect, it } from 'vitest';
import { searchOf } from './search.ts';

describe('an address typed in one box', () => {
  it('ADR-06 asks by whatever was given', () => {
    expect(searchOf('kirke', 'NO')).toEqual({ street: 'kirke', country: 'NO' });
    expect(searchOf('kirkeveien 12 b, 0361 Oslo', 'NO')).toEqual({
      street: 'kirkeveien',
      houseNumber: 12,
      houseLetter: 'B',
      postcode: '0361',
      city: 'Oslo',
      country: 'NO',
    });
  });

  it('ADR-06 takes a Swedish postcode with its space', () => {
    expect(searchOf('storgatan 3, 411 08', 'SE')).toMatchObject({ street: 'storgatan', houseNumber: 3, postcode: '41108' });
  });

  it('asks nothing of a single letter', () => {
    expect(searchOf('k', 'NO')).toBeUndefined();
  });
});
