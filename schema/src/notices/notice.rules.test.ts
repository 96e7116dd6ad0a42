import { describe, expect, it } from 'vitest';
import { isNotice, strokesOf, type Heard } from './notice.rules.ts';

const customer = { userId: 'usr_kari', isCarrier: false, department: null } as const;
const delivery = { userId: 'usr_dag', isCarrier: true, department: 'DELIVERY' } as const;
const service = { userId: 'usr_anne', isCarrier: true, department: 'CUSTOMER_SERVICE' } as const;

const incomplete: Heard = {
  kind: 'MOVED',
  objectType: 'ORDER_LINE',
  fromStatus: 'IN_PROCESS',
  toStatus: 'INCOMPLETE',
  queue: null,
  changes: null,
  actorId: 'usr_dag',
  actorKind: 'A',
  customerVisible: true,
};
const submitted: Heard = {
  ...incomplete,
  objectType: 'SERVICE_REQUEST',
  fromStatus: 'NEW',
  toStatus: 'SUBMITTED',
  queue: 'DELIVERY',
  actorId: 'usr_kari',
  actorKind: 'C',
};

describe('what is a notice', () => {
  it('N-01 N-04 to a customer: what the mail tables name, basic or extended', () => {
    expect(isNotice(customer, incomplete)).toBe(true);
    expect(isNotice(customer, { ...incomplete, toStatus: 'REGISTERED' })).toBe(true);
    expect(isNotice(customer, { ...incomplete, kind: 'CREATED', fromStatus: null, toStatus: 'NEW' })).toBe(false);
    expect(isNotice(customer, { ...incomplete, kind: 'UPDATED', toStatus: 'IN_PROCESS' })).toBe(false);
  });

  it('N-12 a header that follows its lines is none', () => {
    expect(isNotice(customer, { ...incomplete, kind: 'ROLLED_UP', objectType: 'ORDER' })).toBe(false);
  });

  it('N-04 what one did oneself is none, what a colleague did is one', () => {
    const own = { ...incomplete, toStatus: 'CUSTOMER_UPDATE', actorId: customer.userId, actorKind: 'C' } as const;
    expect(isNotice(customer, own)).toBe(false);
    expect(isNotice({ ...customer, userId: 'usr_ola' }, own)).toBe(true);
  });

  it('N-05 G-12 what the customer must not learn of is none', () => {
    expect(isNotice(customer, { ...incomplete, customerVisible: false })).toBe(false);
  });

  it('SR-21 to the carrier’s people: what a customer does in their department’s queue, and what is handed over to it', () => {
    expect(isNotice(delivery, submitted)).toBe(true);
    expect(isNotice(service, submitted)).toBe(false);
    const byColleague = { ...submitted, kind: 'UPDATED', toStatus: 'NEW', actorId: 'usr_anne', actorKind: 'A' } as const;
    expect(isNotice(delivery, { ...byColleague, changes: { queue: ['BILLING', 'DELIVERY'] } })).toBe(true);
    expect(isNotice(delivery, { ...byColleague, changes: { queue: ['DELIVERY', 'BILLING'] }, queue: 'BILLING' })).toBe(false);
    expect(isNotice(delivery, { ...byColleague, changes: { priority: [1, 2] } })).toBe(false);
  });

  it('S-03 to the desks of orders: a line that needs people, whoever handed it over but a colleague', () => {
    const answered: Heard = { ...incomplete, toStatus: 'CUSTOMER_UPDATE', actorId: 'usr_kari', actorKind: 'C' };
    expect([isNotice(delivery, answered), isNotice(service, answered)]).toEqual([true, true]);
    expect(isNotice({ ...delivery, department: 'BILLING' }, answered)).toBe(false);
    expect(isNotice(service, incomplete)).toBe(false);
    expect(isNotice(service, { ...answered, toStatus: 'IN_PROCESS', actorId: 'usr_anneB', actorKind: 'A' })).toBe(false);
  });

  it('N-09 what one transaction did to one page is one notice', () => {
    const event = { transactionId: 't1', rootId: 'ord_1' };
    const told = [event, event, { ...event, rootId: 'ord_2' }, { ...event, transactionId: 't2' }].map((one, index) => ({
      number: BigInt(index),
      event: one as never,
    }));
    expect(strokesOf(told).map((stroke) => stroke.map(({ number }) => Number(number)))).toEqual([[0, 1], [2], [3]]);
  });
});
