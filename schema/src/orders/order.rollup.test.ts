import type { OrderLineStatus, OrderStatus } from '@sporbar/prisma/generated/client/enums.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineStatusCountsOf, orderStatusOf } from './order.rollup.ts';
import { orderLineStatuses } from './order-line.statuses.ts';

const vectors: [string, OrderLineStatus[], OrderStatus][] = [
  ['RU-O1', [], 'NEW'],
  ['RU-O5', ['NEW'], 'NEW'],
  ['RU-O7', ['COMMITTED'], 'COMMITTED'],
  ['RU-O7', ['REGISTERED', 'COMMITTED'], 'COMMITTED'],
  ['RU-O6', ['REGISTERED', 'ORDERED'], 'IN_PROCESS'],
  ['RU-O6', ['DESIGN', 'FIELD_SERVICE', 'DELIVERY'], 'IN_PROCESS'],
  ['RU-O6', ['IN_PROCESS', 'REGISTERED'], 'IN_PROCESS'],
  ['RU-O3', ['REGISTERED', 'REJECTED'], 'REJECTED'],
  ['RU-O9', ['REJECTED', 'FINISHED'], 'FINISHED'],
  ['RU-O10', ['REJECTED', 'CLOSED'], 'CLOSED'],
  ['RU-O11', ['REJECTED', 'CANCELLED'], 'REJECTED'],
  ['RU-O2', ['REJECTED', 'INCOMPLETE'], 'INCOMPLETE'],
  ['RU-O4', ['CUSTOMER_UPDATE', 'ORDERED'], 'CUSTOMER_UPDATE'],
  ['RU-O5', ['NEW', 'ORDERED'], 'NEW'],
  ['RU-O9', ['FINISHED', 'CLOSED'], 'FINISHED'],
  ['RU-O6', ['FINISHED', 'TEST'], 'IN_PROCESS'],
  ['RU-O10', ['CLOSED', 'CANCELLED'], 'CLOSED'],
  ['RU-O12', ['DUPLICATE', 'CANCELLED'], 'DUPLICATE'],
  ['RU-O13', ['CANCELLED', 'CANCELLED'], 'CANCELLED'],
  ['RU-O8', ['CANCELLED', 'REGISTERED'], 'REGISTERED'],
  ['RU-O11', ['REJECTED', 'DUPLICATE'], 'REJECTED'],
  ['RU-O2', [...Array<OrderLineStatus>(49).fill('ORDERED'), 'INCOMPLETE'], 'INCOMPLETE'],
];

describe('the order header follows its lines', () => {
  for (const [rule, lines, expected] of vectors) {
    const named = lines.length > 6 ? `${lines.length} lines, one INCOMPLETE` : `[${lines.join(', ')}]`;
    it(`${rule} shows ${expected} for ${named}`, () => expect(orderStatusOf(lines)).toBe(expected));
  }

  const anyStatus = fc.constantFrom(...(Object.keys(orderLineStatuses) as OrderLineStatus[]));
  const onLinesOnly = ['ORDERED', 'DESIGN', 'READY', 'FIELD_SERVICE', 'TEST', 'DELIVERY'];

  it('RU-O14 never shows a delivery step on a header, whatever the lines', () => {
    fc.assert(fc.property(fc.array(anyStatus, { maxLength: 50 }), (lines) => !onLinesOnly.includes(orderStatusOf(lines))));
  });

  it('RU-O13 does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { maxLength: 20 }), (lines) => orderStatusOf(lines) === orderStatusOf(lines.toReversed())),
    );
  });

  it('RU-O15 counts every line once', () => {
    fc.assert(
      fc.property(fc.array(anyStatus), (lines) => Object.values(lineStatusCountsOf(lines)).reduce((sum, n) => sum + n, 0) === lines.length),
    );
  });
});
