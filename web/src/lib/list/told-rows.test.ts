import { describe, expect, it } from 'vitest';
import { afterMessage, firstRows, forgotten, type RowsMessage, type ToldRows } from './told-rows.ts';

interface Row {
  readonly id: string;
  readonly version: number;
}

const row = (id: string, version = 1): Row => ({ id, version });
const start = firstRows([row('a'), row('b'), row('c')], 3);
const ids = ({ rows, gone }: ToldRows<Row>): string => rows.map(({ id }) => (gone.has(id) ? `(${id})` : id)).join(' ');
const step = (parts: Partial<Extract<RowsMessage<Row>, { left: unknown }>>): RowsMessage<Row> => ({
  cursor: 'x',
  totalCount: 3,
  entered: [],
  changed: [],
  left: [],
  ...parts,
});

describe('rows that are told step by step', () => {
  it('S-31 what has left stays where it was until it is forgotten', () => {
    const shown = afterMessage(start, step({ left: [{ id: 'b', isBeyond: false }], totalCount: 2 }));
    expect(ids(shown)).toBe('a (b) c');
    expect(shown.total).toBe(2);
    expect(ids(forgotten(shown, ['b']))).toBe('a c');
  });

  it('S-31 what was pushed out by others only goes', () => {
    const message = step({ entered: [{ index: 0, row: row('d') }], left: [{ id: 'c', isBeyond: true }] });
    expect(ids(afterMessage(start, message))).toBe('d a b');
  });

  it('S-31 what comes in stands at its place among the true rows, whatever is still shown of those that left', () => {
    const left = afterMessage(start, step({ left: [{ id: 'a', isBeyond: false }] }));
    expect(ids(afterMessage(left, step({ entered: [{ index: 1, row: row('d') }] })))).toBe('(a) b d c');
  });

  it('S-31 what comes back before it is forgotten is not gone', () => {
    const left = afterMessage(start, step({ left: [{ id: 'a', isBeyond: false }] }));
    const back = afterMessage(left, step({ entered: [{ index: 2, row: row('a', 2) }] }));
    expect(ids(back)).toBe('b c a');
    expect(ids(forgotten(back, ['a']))).toBe('b c a');
  });

  it('S-31 what changed is replaced in its place', () => {
    expect(afterMessage(start, step({ changed: [{ row: row('b', 2) }] })).rows[1]).toEqual(row('b', 2));
  });

  it('S-31 rows that come anew say what has left only where they are the whole list', () => {
    expect(ids(afterMessage(start, { cursor: 'x', totalCount: 2, rows: [row('c'), row('b')] }))).toBe('(a) c b');
    expect(ids(afterMessage(start, { cursor: 'x', totalCount: 9, rows: [row('c'), row('b')] }))).toBe('c b');
  });
});
