import { describe, expect, it } from 'vitest';
import { lateDelivery, lateRepair, type DeliveryFacts, type Stay } from './breach.rules.ts';

const at = (text: string): Date => new Date(`${text}Z`);
const facts = (changes: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  action: 'PROVIDE',
  status: 'DELIVERY',
  slaActive: true,
  slaDueDate: '2025-10-21',
  deliveredAt: at('2025-10-24T09:00:00'),
  postedAt: null,
  ...changes,
});
const now = at('2025-10-30T12:00:00');

describe('what an SLA promised and what came', () => {
  it('D-58 counts the calendar days from the promised date to the delivery', () => {
    expect(lateDelivery(facts(), [], now)).toMatchObject({
      promisedOn: '2025-10-21',
      dueOn: '2025-10-21',
      deliveredOn: '2025-10-24',
      daysLate: 3,
    });
  });

  it('D-58 counts until today while nothing is delivered, and not on the promised day itself', () => {
    const open = facts({ status: 'READY', deliveredAt: null });
    expect(lateDelivery(open, [], now)).toMatchObject({ deliveredOn: null, daysLate: 9 });
    expect(lateDelivery(open, [], at('2025-10-21T21:30:00'))).toBeNull();
  });

  it('D-58 does not count days for which the line waited for the customer', () => {
    const waits = [{ from: at('2025-10-10T08:00:00'), until: at('2025-10-12T08:00:00') }];
    expect(lateDelivery(facts(), waits, now)).toMatchObject({ waitedDays: 2, dueOn: '2025-10-23', daysLate: 1 });
    expect(lateDelivery(facts(), [...waits, { from: at('2025-10-20T08:00:00'), until: at('2025-10-21T08:00:00') }], now)).toBeNull();
    expect(
      lateDelivery(facts({ status: 'INCOMPLETE', deliveredAt: null }), [{ from: at('2025-10-20T08:00:00'), until: null }], now),
    ).toBeNull();
  });

  it('O-25 D-58 finds no breach before an SLA is in force, nor where nothing is delivered any more', () => {
    const late = facts({ deliveredAt: null });
    expect(lateDelivery({ ...late, slaActive: false }, [], now)).toBeNull();
    for (const status of ['CANCELLED', 'REJECTED', 'DUPLICATE'] as const) expect(lateDelivery({ ...late, status }, [], now)).toBeNull();
    expect(lateDelivery({ ...late, action: 'TERMINATE' }, [], now)).toBeNull();
  });
});

const stays = (...told: readonly [Stay['status'], string][]): Stay[] => told.map(([status, since]) => ({ status, since: at(since) }));

describe('how long a repair took', () => {
  const reported = ['ACKNOWLEDGED', '2025-10-21T08:00:00'] as const;

  it('D-59 runs from the report to the solution', () => {
    const repair = stays(
      [...reported],
      ['IN_PROCESS', '2025-10-21T09:00:00'],
      ['RESOLVED', '2025-10-21T18:30:00'],
      ['CLOSED', '2025-10-22T08:00:00'],
    );
    expect(lateRepair(8, repair, now)).toEqual({
      kind: 'REPAIR',
      promisedHours: 8,
      reportedAt: at('2025-10-21T08:00:00'),
      waitedMinutes: 0,
      dueAt: at('2025-10-21T16:00:00'),
      repairedAt: at('2025-10-21T18:30:00'),
      minutesLate: 150,
    });
    expect(lateRepair(12, repair, now)).toBeNull();
    expect(lateRepair(null, repair, now)).toBeNull();
  });

  it('D-59 stands still while the ticket waits for the customer, and runs on when it is reopened', () => {
    const repair = stays(
      [...reported],
      ['PENDING', '2025-10-21T12:00:00'],
      ['IN_PROCESS', '2025-10-21T20:00:00'],
      ['RESOLVED', '2025-10-21T22:00:00'],
      ['REOPENED', '2025-10-22T06:00:00'],
    );
    expect(lateRepair(8, repair, at('2025-10-22T08:00:00'))).toBeNull();
    expect(lateRepair(8, repair, at('2025-10-22T09:00:00'))).toMatchObject({
      waitedMinutes: 16 * 60,
      dueAt: at('2025-10-22T08:00:00'),
      repairedAt: null,
      minutesLate: 60,
    });
  });

  it('D-59 measures nothing of a report that was withdrawn', () => {
    expect(lateRepair(1, stays([...reported], ['CANCELLED', '2025-10-22T08:00:00']), now)).toBeNull();
  });
});
