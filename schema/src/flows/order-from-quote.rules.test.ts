import { describe, expect, it } from 'vitest';
import { ordersOf, projectProblems } from './order-from-quote.rules.ts';

const lines = (...codes: string[]) => codes.map((productCode) => ({ productCode }));

describe('ordering a whole quote', () => {
  it('D-21 makes one STANDARD order of each line', () =>
    expect(ordersOf(lines('A', 'B', 'A'), 'STANDARD').map((order) => order.length)).toEqual([1, 1, 1]));

  it('D-21 makes one PROJECT order of all lines', () =>
    expect(ordersOf(lines('A', 'A', 'A'), 'PROJECT').map((order) => order.length)).toEqual([3]));

  it('D-21 O-18 makes no project of different products', () => {
    expect(projectProblems(lines('A', 'B'), 'PROJECT').map(({ def }) => def.ruleId)).toEqual(['O-18']);
    expect(projectProblems(lines('A', 'B'), 'STANDARD')).toEqual([]);
  });

  it('D-21 O-19 makes no project of more than fifty lines', () => {
    expect(projectProblems(lines(...Array<string>(50).fill('A')), 'PROJECT')).toEqual([]);
    expect(projectProblems(lines(...Array<string>(51).fill('A')), 'PROJECT').map(({ def }) => def.code)).toEqual(['LINE_LIMIT']);
  });
});
