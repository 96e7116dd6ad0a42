import { describe, expect, it } from 'vitest';
import { takenProblems, trackingKey, trackingProblems } from './tracking-number.ts';

describe('tracking numbers', () => {
  it('P-16 keeps a number as it is printed, whatever the spaces and letters it was typed with', () => {
    expect(trackingKey(' 1z 999 aa1 ')).toBe('1Z999AA1');
  });
  it('P-16 takes 40 characters and refuses 41, and a number of spaces', () => {
    expect(trackingProblems(['9'.repeat(40)], '/trackingNumbers')).toEqual([]);
    expect(trackingProblems(['9'.repeat(41), '  '], '/trackingNumbers').map(({ path }) => path)).toEqual([
      '/trackingNumbers/0',
      '/trackingNumbers/1',
    ]);
  });
  it('P-20 tells which numbers another open package has, and which come twice', () => {
    const numbers = ['1z1', '1Z2', '1z 2', '1Z3'].map((value, index) => ({ value, path: `/${index}` }));
    expect(takenProblems(numbers, new Set(['1Z1'])).map(({ def, path }) => `${def.ruleId} ${path}`)).toEqual(['P-20 /0', 'P-20 /2']);
  });
});
