import type { OrderLineStatus } from '@sporbar/prisma/generated/client/enums.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineStatusCountsOf, orderStatusOf } from './order.rollup.ts';
import { orderLineStatuses } from './order-line.statuses.ts';

describe('the order header follows its lines', () => {
  const header = (...lines: OrderLineStatus[]) => orderStatusOf(lines);

  it('RU-O1 shows NEW for []', () => expect(header()).toBe('NEW'));
  it('RU-O5 shows NEW for [NEW]', () => expect(header('NEW')).toBe('NEW'));
  it('RU-O7 shows COMMITTED for [COMMITTED]', () => expect(header('COMMITTED')).toBe('COMMITTED'));
  it('RU-O7 shows COMMITTED for [REGISTERED, COMMITTED]', () => expect(header('REGISTERED', 'COMMITTED')).toBe('COMMITTED'));
  it('RU-O6 shows IN_PROCESS for [REGISTERED, ORDERED]', () => expect(header('REGISTERED', 'ORDERED')).toBe('IN_PROCESS'));
  it('RU-O6 shows IN_PROCESS for [DESIGN, FIELD_SERVICE, DELIVERY]', () =>
    expect(header('DESIGN', 'FIELD_SERVICE', 'DELIVERY')).toBe('IN_PROCESS'));
  it('RU-O6 shows IN_PROCESS for [IN_PROCESS, REGISTERED]', () => expect(header('IN_PROCESS', 'REGISTERED')).toBe('IN_PROCESS'));
  it('RU-O3 shows REJECTED for [REGISTERED, REJECTED]', () => expect(header('REGISTERED', 'REJECTED')).toBe('REJECTED'));
  it('RU-O9 shows FINISHED for [REJECTED, FINISHED]', () => expect(header('REJECTED', 'FINISHED')).toBe('FINISHED'));
  it('RU-O10 shows CLOSED for [REJECTED, CLOSED]', () => expect(header('REJECTED', 'CLOSED')).toBe('CLOSED'));
  it('RU-O11 shows REJECTED for [REJECTED, CANCELLED]', () => expect(header('REJECTED', 'CANCELLED')).toBe('REJECTED'));
  it('RU-O2 shows INCOMPLETE for [REJECTED, INCOMPLETE]', () => expect(header('REJECTED', 'INCOMPLETE')).toBe('INCOMPLETE'));
  it('RU-O4 shows CUSTOMER_UPDATE for [CUSTOMER_UPDATE, ORDERED]', () =>
    expect(header('CUSTOMER_UPDATE', 'ORDERED')).toBe('CUSTOMER_UPDATE'));
  it('RU-O5 shows NEW for [NEW, ORDERED]', () => expect(header('NEW', 'ORDERED')).toBe('NEW'));
  it('RU-O9 shows FINISHED for [FINISHED, CLOSED]', () => expect(header('FINISHED', 'CLOSED')).toBe('FINISHED'));
  it('RU-O6 shows IN_PROCESS for [FINISHED, TEST]', () => expect(header('FINISHED', 'TEST')).toBe('IN_PROCESS'));
  it('RU-O10 shows CLOSED for [CLOSED, CANCELLED]', () => expect(header('CLOSED', 'CANCELLED')).toBe('CLOSED'));
  it('RU-O12 shows DUPLICATE for [DUPLICATE, CANCELLED]', () => expect(header('DUPLICATE', 'CANCELLED')).toBe('DUPLICATE'));
  it('RU-O13 shows CANCELLED for [CANCELLED, CANCELLED]', () => expect(header('CANCELLED', 'CANCELLED')).toBe('CANCELLED'));
  it('RU-O8 shows REGISTERED for [CANCELLED, REGISTERED]', () => expect(header('CANCELLED', 'REGISTERED')).toBe('REGISTERED'));
  it('RU-O11 shows REJECTED for [REJECTED, DUPLICATE]', () => expect(header('REJECTED', 'DUPLICATE')).toBe('REJECTED'));
  it('RU-O2 shows INCOMPLETE for 49 lines in ORDERED and one INCOMPLETE', () =>
    expect(header(...Array<OrderLineStatus>(49).fill('ORDERED'), 'INCOMPLETE')).toBe('INCOMPLETE'));

  const anyStatus = fc.constantFrom(...(Object.keys(orderLineStatuses) as OrderLineStatus[]));
  const onLinesOnly = ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY'];

  it('RU-O14 never shows a delivery step on a header, whatever the lines', () => {
    fc.assert(fc.property(fc.array(anyStatus, { maxLength: 50 }), (lines) => !onLinesOnly.includes(orderStatusOf(lines))));
  });

  it('RU-O14 shows IN_PROCESS for lines that all stand at one delivery step', () => {
    const alike = (onLinesOnly as OrderLineStatus[]).flatMap((status) => [orderStatusOf([status]), orderStatusOf([status, status])]);
    expect(new Set(alike)).toEqual(new Set(['IN_PROCESS']));
  });

  it('RU-O13 does not depend on the order of the lines', () => {
    fc.assert(fc.property(fc.array(anyStatus, { maxLength: 20 }), (lines) => orderStatusOf(lines) === orderStatusOf(lines.toReversed())));
  });

  it('RU-O15 counts every line once', () => {
    fc.assert(
      fc.property(fc.array(anyStatus), (lines) => Object.values(lineStatusCountsOf(lines)).reduce((sum, n) => sum + n, 0) === lines.length),
    );
  });
});
