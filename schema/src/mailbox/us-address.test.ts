import { describe, expect, it } from 'vitest';
import { usAddressOf } from './us-address.ts';

describe('the address in the US', () => {
  it('CA-01 can be copied line by line, as it is written on a parcel', () => {
    const { lines } = usAddressOf('Kari Nordmann', '12345');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('Kari Nordmann');
    expect(lines[2]).toBe('Suite 12345');
    expect(lines[3]).toMatch(/^\w+, [A-Z]{2} \d{5}$/);
  });
});
