import { describe, expect, it } from 'vitest';
import { statementNames } from './statement-names.ts';

const often = (nameOf: ReturnType<typeof statementNames>, sql: string) => [1, 2, 3, 4].map(() => nameOf(sql));
const none = undefined;

describe('names of statements', () => {
  it('are given to what comes a third time, and stay', () => {
    expect(often(statementNames(), 'SELECT 1')).toEqual([none, none, 's1', 's1']);
  });

  it('differ from statement to statement', () => {
    const nameOf = statementNames();
    expect(often(nameOf, 'SELECT 1').at(-1)).not.toBe(often(nameOf, 'SELECT 2').at(-1));
  });

  it('are not given to what asks for all columns: a newer version may add one', () => {
    expect(often(statementNames(), 'SELECT o.* FROM "orders" o')).toEqual([none, none, none, none]);
  });

  it('end at two hundred: a connection keeps no more', () => {
    const nameOf = statementNames();
    for (let count = 0; count < 200; count++) often(nameOf, `SELECT ${count}`);
    expect(often(nameOf, 'SELECT one more')).toEqual([none, none, none, none]);
    expect(nameOf('SELECT 7')).toBe('s8');
  });
});
