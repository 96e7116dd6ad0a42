import { describe, expect, it } from 'vitest';
import { nextMove, type Movable } from './sandbox-moves.ts';

/** A Wednesday. */
const now = new Date('2025-10-01T08:00:00Z');
const movable = (moves: string[], more: Partial<Movable> = {}): Movable => ({
  id: 'oli_1',
  version: 3,
  country: 'NO',
  availableMoves: moves.map((name) => ({ name, allowed: true })),
  ...more,
});
const inputOf = (object: Movable, chance = 0.5) => nextMove(object, now, chance)?.input;

describe('the sandbox carrier’s next move', () => {
  it('walks the delivery track without leaving a step out', () => {
    const track = ['designOrderLine', 'readyOrderLine', 'scheduleOrderLine', 'testOrderLine', 'deliverOrderLine'];
    const chosen = track.map((_step, index) => nextMove(movable(track.slice(index).toReversed()), now, 0)?.name);
    expect(chosen).toEqual(track);
  });

  it('registers with a Customer Order Id, and with the one it had when the line was reopened', () => {
    expect(inputOf(movable(['registerOrderLine', 'startManualHandling']))).toEqual({ customerOrderId: 'L54999999' });
    expect(inputOf(movable(['registerOrderLine'], { customerOrderId: 'L1' }))).toEqual({});
  });

  it('schedules on the day that is wished for, or on the first working day after it', () => {
    const on = (requestedDate: string | null, more: Partial<Movable> = {}) =>
      inputOf(movable(['scheduleOrderLine'], { requestedDate, ...more }))?.['agreedDate'];
    expect([on('2025-10-21'), on('2025-10-18'), on('2025-09-01'), on(null)]).toEqual([
      '2025-10-21',
      '2025-10-20',
      '2025-10-01',
      '2025-10-06',
    ]);
    expect(on('2025-10-21', { agreedDate: '2025-10-23' })).toBe('2025-10-23');
    expect([on('2026-01-06'), on('2026-01-06', { country: 'SE' })]).toEqual(['2026-01-06', '2026-01-07']);
  });

  it('gives a quote line both prices, the dearer the faster it is, and leaves a rental price that shows already', () => {
    const priced = (speedKbps: string, more: Partial<Movable> = {}) =>
      inputOf(movable(['completeQuoteLinePricing'], { attributes: { speedKbps }, ...more }));
    expect(priced('1000000')?.['rentalAmountMinor']).toBeGreaterThan(Number(priced('10000')?.['rentalAmountMinor']));
    expect(priced('10000')?.['establishmentAmountMinor']).toBe(28 * 1000_00);
    expect(priced('10000', { rentalPrice: { amountMinor: 1 } })).not.toHaveProperty('rentalAmountMinor');
  });

  it('receives a package by its own tracking number, and leaves one without a number to people', () => {
    expect(inputOf(movable(['receivePackage'], { trackingNumbers: [{ value: '1Z7' }] }))).toMatchObject({ trackingNumber: '1Z7' });
    expect(nextMove(movable(['receivePackage'], { trackingNumbers: [] }), now, 0)).toBeNull();
  });

  it('answers in the language of the customer', () => {
    expect(inputOf(movable(['completeServiceRequest']))?.['resolution']).toContain('henvendelsen');
    expect(inputOf(movable(['resolveTroubleTicket']))?.['resolution']).toContain('feilmeldingen');
    expect(inputOf(movable(['resolveTroubleTicket'], { country: 'SE' }))?.['resolution']).toContain('felanmälan');
    expect(inputOf(movable(['completeServiceRequest'], { country: 'SE' }))?.['resolution']).toContain('ärendet');
  });

  it('refuses, cancels and asks for nothing', () => {
    const unkind = [
      'cancelOrderLineByCarrier',
      'rejectOrderLine',
      'markOrderLineDuplicate',
      'returnToReady',
      'cancelQuoteLine',
      'withdrawQuoteLine',
      'holdPackage',
      'rejectReceipt',
      'cancelServiceRequest',
    ];
    expect(nextMove(movable(unkind), now, 0)).toBeNull();
  });

  it('makes no move that something stands in the way of', () => {
    expect(nextMove({ ...movable([]), availableMoves: [{ name: 'finishOrderLine', allowed: false }] }, now, 0)).toBeNull();
  });
});
