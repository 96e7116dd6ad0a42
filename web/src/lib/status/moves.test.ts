import { describe, expect, it } from 'vitest';
import { arranged, valuesOf, type Move, type MoveInput } from './moves.ts';

const move = (name: string, allowed = true): Move => ({ name, label: name, allowed, blockedBy: [], needs: [] });
const names = (moves: readonly Move[]): string[] => moves.map(({ name }) => name);

describe('moves as buttons', () => {
  it('puts what brings the matter forward before what ends it', () => {
    expect(names(arranged([move('cancelOrder'), move('updateOrder'), move('submitOrder')]).shown)).toEqual([
      'submitOrder',
      'updateOrder',
      'cancelOrder',
    ]);
  });

  it('shows what is not possible now after what is', () => {
    expect(names(arranged([move('submitOrder', false), move('closeOrderLine'), move('registerOrderLine')]).shown)).toEqual([
      'registerOrderLine',
      'submitOrder',
      'closeOrderLine',
    ]);
  });

  it('keeps three in sight and the rest behind one button', () => {
    const { shown, rest } = arranged(['a', 'b', 'c', 'd', 'e'].map((name) => move(name)));
    expect([names(shown), names(rest)]).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });
});

describe('what a form of a move sends', () => {
  const input = (name: string, kind: MoveInput['kind'], more: Partial<MoveInput> = {}): MoveInput => ({
    name,
    kind,
    label: name,
    required: false,
    ...more,
  });

  it('leaves out what is empty', () => {
    expect(valuesOf([input('comment', 'text'), input('agreedDate', 'date')], { comment: '  ', agreedDate: '2026-12-04' })).toEqual({
      agreedDate: '2026-12-04',
    });
  });

  it('takes amounts with point or comma to the smallest unit', () => {
    expect(valuesOf([input('amountMinor', 'minor')], { amountMinor: '1499,90' })).toEqual({ amountMinor: 149_990 });
    expect(valuesOf([input('insuredValue', 'amount', { currency: 'USD' })], { insuredValue: '49.99' })).toEqual({
      insuredValue: { amountMinor: 4_999, currency: 'USD' },
    });
  });

  it('sends a tick that is not set as false', () => {
    expect(valuesOf([input('standby', 'check')], { standby: false })).toEqual({ standby: false });
  });
});
