import { describe, expect, it } from 'vitest';
import { saidOf } from './audit.ts';

describe('what the audit says of a change', () => {
  it('AUD-04 tells days and lists as people write them, and leaves other words alone', () => {
    expect(saidOf('2026-12-07')).toBe('Monday, 7 December 2026');
    expect(saidOf('2020-11-23T03:18:07.354Z')).toBe('23 Nov 2020, 04:18');
    expect(saidOf('["read","order"]')).toBe('read, order');
    expect([saidOf('O-10211'), saidOf('[2] rooms')]).toEqual(['O-10211', '[2] rooms']);
  });
});
