import fc from 'fast-check';
import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import {
  cancelDeadlineOf,
  cancelLetter,
  cancelProblems,
  changeDeadlineOf,
  feeTierOf,
  reopenProblems,
  type ChangeFacts,
} from './line-change.rules.ts';
import type { Move } from '../lifecycle.ts';
import { deliverySteps, orderLineLifecycle } from './order-line.lifecycle.ts';
import { orderLineStatuses } from './order-line.statuses.ts';

const line = (changes: Partial<ChangeFacts> = {}): ChangeFacts => ({
  id: 'oli_1',
  status: 'REGISTERED',
  requestedDate: '2025-10-21',
  agreedDate: null,
  resumeStatus: null,
  registeredAt: null,
  revision: 0,
  modifyKind: null,
  product: { family: 'BROADBAND', changeDeadlineDays: 2, cancelDeadlineDays: 3 },
  before: null,
  ...changes,
});

describe('until when a line can be changed', () => {
  it('M-10 counts the change deadline back from the agreed date, else from the requested', () => {
    expect([changeDeadlineOf(line()), changeDeadlineOf(line({ agreedDate: '2025-11-03' }))]).toEqual(['2025-10-19', '2025-11-01']);
  });
  it('O-09 shows the last date for cancelling', () => expect(cancelDeadlineOf(line())).toBe('2025-10-18'));
  it('CAT-07 gives each product its own deadline', () =>
    expect(changeDeadlineOf(line({ product: { family: 'CAPACITY', changeDeadlineDays: 5, cancelDeadlineDays: 5 } }))).toBe('2025-10-16'));
  it('M-13 allows reopening on the last day and not on the next', () => {
    expect([reopenProblems(line(), '2025-10-19').length, reopenProblems(line(), '2025-10-20').length]).toEqual([0, 1]);
  });
  it('M-14 allows cancelling on the last day and not on the next', () => {
    expect([
      cancelProblems(line(), 'PROVIDE', 'O-1', '2025-10-18').length,
      cancelProblems(line(), 'PROVIDE', 'O-1', '2025-10-19').length,
    ]).toEqual([0, 1]);
  });
  it('M-14 lets go of a line that was never sent, whatever the date', () =>
    expect(cancelProblems(line({ status: 'NEW' }), 'PROVIDE', 'O-1', '2026-01-01')).toEqual([]));
  it('M-04 offers a service request with area, topic and reference filled in', () => {
    const [problem] = cancelProblems(line(), 'PROVIDE', 'O-1', '2025-12-24');
    expect(problem?.data?.serviceRequest).toEqual({ area: 'DELIVERY', topic: 'CANCELLATION', reference: 'O-1' });
  });
  it('ISP-17 sends a submitted change of ISP to a service request', () =>
    expect(cancelProblems(line(), 'CHANGE_ISP', 'O-1', '2025-10-02')[0]?.def).toMatchObject({
      code: 'USE_SERVICE_REQUEST',
      ruleId: 'ISP-17',
    }));
});

describe('what cancelling costs', () => {
  const tier = (status: OrderLineStatus, more: Partial<ChangeFacts> = {}) => feeTierOf(line({ status, ...more }));
  it('M-08 costs nothing up to REGISTERED', () =>
    expect((['NEW', 'COMMITTED', 'IN_PROCESS', 'REGISTERED'] as const).map((status) => tier(status))).toEqual([
      'NONE',
      'NONE',
      'NONE',
      'NONE',
    ]));
  it('M-08 costs started work from O to T', () =>
    expect((['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST'] as const).map((status) => tier(status))).toEqual(
      Array(5).fill('WORK_STARTED'),
    ));
  it('M-08 costs completed work in L and F', () =>
    expect([tier('DELIVERY'), tier('FINISHED')]).toEqual(['WORK_COMPLETED', 'WORK_COMPLETED']));
  it('M-08 counts INCOMPLETE as where the line returns to', () =>
    expect([tier('INCOMPLETE', { resumeStatus: 'DESIGN' }), tier('INCOMPLETE')]).toEqual(['WORK_STARTED', 'NONE']));
  it('M-07 counts a reopened line as what it was', () =>
    expect(tier('NEW', { revision: 1, before: { status: 'READY', registeredAt: null } })).toBe('WORK_STARTED'));
  it('M-08 counts telephony in delivery as started work', () =>
    expect(tier('IN_PROCESS', { registeredAt: new Date() })).toBe('WORK_STARTED'));
  it('S-23 writes the letter A only for the carrier', () =>
    expect([cancelLetter('CARRIER'), cancelLetter('CUSTOMER'), cancelLetter('SYSTEM')]).toEqual(['A', null, null]));

  it('M-08 never falls as the delivery goes on', () => {
    const order = ['NONE', 'WORK_STARTED', 'WORK_COMPLETED'];
    const track: OrderLineStatus[] = [
      'COMMITTED',
      'REGISTERED',
      'ORDERED',
      'DESIGN',
      'READY',
      'FIELD_SERVICE',
      'TEST',
      'DELIVERY',
      'FINISHED',
    ];
    fc.assert(
      fc.property(fc.nat(track.length - 1), fc.nat(track.length - 1), (a, b) => {
        const [early, late] = [track[Math.min(a, b)], track[Math.max(a, b)]];
        return order.indexOf(tier(early ?? 'NEW')) <= order.indexOf(tier(late ?? 'NEW'));
      }),
    );
  });
});

describe('the statuses themselves', () => {
  it('S-32 explains every status in three languages', () => {
    for (const { meaning, label } of Object.values(orderLineStatuses))
      for (const locale of ['en', 'nb', 'sv'] as const)
        expect([meaning[locale].length > 20, label[locale].length > 1]).toEqual([true, true]);
  });
  it('S-16 enters CUSTOMER_UPDATE from INCOMPLETE and from nowhere else', () => {
    const entries = Object.values<Move>(orderLineLifecycle.moves).filter(({ to }) => to !== 'same' && to.includes('CUSTOMER_UPDATE'));
    expect(entries.map(({ from }) => from)).toEqual([['INCOMPLETE']]);
  });
  it.each([
    ['S-17', 'O', 'startOrderLine', ['REGISTERED'], 'ORDERED'],
    ['S-18', 'D', 'designOrderLine', ['ORDERED'], 'DESIGN'],
    ['S-19', 'R', 'readyOrderLine', ['ORDERED', 'DESIGN'], 'READY'],
    ['S-20', 'M', 'scheduleOrderLine', ['ORDERED', 'DESIGN', 'READY'], 'FIELD_SERVICE'],
    ['S-24', 'T', 'testOrderLine', ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE'], 'TEST'],
    ['S-21', 'L', 'deliverOrderLine', ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST'], 'DELIVERY'],
    ['S-22', 'F', 'finishOrderLine', ['DELIVERY', 'IN_PROCESS'], 'FINISHED'],
  ] as const)('%s has the letter %s, reached by %s and from nowhere else', (_rule, letter, name, from, status) => {
    expect(orderLineStatuses[status].letter).toBe(letter);
    expect(orderLineLifecycle.moves[name]).toMatchObject({ from, to: [status] });
    expect(orderLineLifecycle.moves[name].from).toHaveLength(from.length);
  });
  it('S-30 tells the track in the order O, D, R, M, T, L', () =>
    expect(deliverySteps.map((status) => orderLineStatuses[status].letter).join('')).toBe('ODRMTL'));
  it('S-12 says that the carrier acts on what was sent', () =>
    expect(orderLineStatuses.COMMITTED).toMatchObject({ phase: 'CARRIER', acts: 'CARRIER' }));
  it('S-11 says that the carrier is working on what is in process', () =>
    expect(orderLineStatuses.IN_PROCESS).toMatchObject({ phase: 'CARRIER', acts: 'CARRIER' }));
  it('S-10 says that the customer must submit what is new', () =>
    expect(orderLineStatuses.NEW).toMatchObject({ phase: 'DRAFT', acts: 'CUSTOMER' }));
});
