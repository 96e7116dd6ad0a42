import { describe, expect, it } from 'vitest';
import { nextMove, type Movable } from './sandbox-moves.ts';

const now = new Date('2025-10-01T08:00:00Z');
const line = (status: string, moves: string[], more: Partial<Movable> = {}): Movable => ({
  id: 'oli_1',
  status,
  version: 3,
  availableMoves: moves.map((name) => ({ name, allowed: true })),
  ...more,
});

describe('the sandbox carrier', () => {
  it('D-06 walks the delivery track without skipping a step', () => {
    const fromOrdered = line('ORDERED', ['designOrderLine', 'readyOrderLine', 'scheduleOrderLine', 'testOrderLine', 'deliverOrderLine']);
    expect(nextMove(fromOrdered, now, 0)?.name).toBe('designOrderLine');
  });
  it('S-14 registers with a Customer Order Id', () =>
    expect(nextMove(line('COMMITTED', ['registerOrderLine']), now, 0.5)?.input).toEqual({ customerOrderId: 'L550000' }));
  it('S-20 schedules on the requested date', () =>
    expect(nextMove(line('READY', ['scheduleOrderLine'], { requestedDate: '2025-10-21' }), now, 0)?.input).toEqual({
      agreedDate: '2025-10-21',
    }));
  it('leaves alone what is not the carrier’s turn', () =>
    expect(nextMove(line('INCOMPLETE', ['cancelOrderLineByCarrier']), now, 0)).toBeNull());
  it('makes no move that something stands in the way of', () =>
    expect(nextMove({ ...line('DELIVERY', []), availableMoves: [{ name: 'finishOrderLine', allowed: false }] }, now, 0)).toBeNull());
});
