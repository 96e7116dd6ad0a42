import type { ServiceRequestStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import type { Move } from '../lifecycle.ts';
import { actorKindsOf } from '../viewer.ts';
import { areas } from './areas/areas.ts';
import { ballOfRequest, closesOn } from './request.available.ts';
import { openStatuses, requestLifecycle, type RequestMove } from './request.lifecycle.ts';
import { noHandling } from './handling/handling.refusals.ts';
import { noRequest } from './request.refusals.ts';
import { agent, customer } from './viewers.testing.ts';

const moves = requestLifecycle.moves as Record<RequestMove, Move<ServiceRequestStatus>>;

/** The transition table of context 13, written down a second time: from, to, who. */
const table: Record<RequestMove, [from: ServiceRequestStatus[], to: ServiceRequestStatus[] | 'same', by: string[]]> = {
  createServiceRequest: [[], ['NEW'], ['C', 'SU', 'A']],
  submitServiceRequest: [['NEW', 'INCOMPLETE'], ['SUBMITTED'], ['C', 'SU']],
  startServiceRequest: [['SUBMITTED'], ['IN_PROCESS'], ['A']],
  markServiceRequestIncomplete: [['SUBMITTED', 'IN_PROCESS'], ['INCOMPLETE'], ['A']],
  completeServiceRequest: [['IN_PROCESS'], ['COMPLETED'], ['A']],
  reopenServiceRequest: [['COMPLETED'], ['SUBMITTED'], ['C', 'SU']],
  updateServiceRequest: [['NEW', 'INCOMPLETE'], 'same', ['C', 'SU']],
  addServiceRequestActivity: [['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE', 'COMPLETED'], 'same', ['C', 'SU', 'A']],
  closeServiceRequest: [['NEW', 'SUBMITTED', 'INCOMPLETE', 'COMPLETED'], ['CLOSED'], ['C', 'SU']],
  closeServiceRequestByTimer: [['NEW', 'COMPLETED'], ['CLOSED'], ['SYS']],
  cancelServiceRequest: [['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE'], ['CANCELLED'], ['C', 'SU', 'A']],
  rerouteServiceRequest: [['SUBMITTED', 'IN_PROCESS'], 'same', ['A']],
};

describe('the lifecycle of a service request', () => {
  it.each(Object.keys(table) as RequestMove[])('G-08 %s starts, ends and is made as the table says', (name) => {
    const { from, to, by } = moves[name];
    expect([from, to, by]).toEqual(table[name]);
  });

  it('G-08 has no other moves', () => {
    expect(Object.keys(moves).sort()).toEqual(Object.keys(table).sort());
  });

  it('D-20 lets the customer close from everywhere but treatment, and the clock from NEW and COMPLETED', () => {
    expect(moves.closeServiceRequest.from).not.toContain('IN_PROCESS');
    expect(moves.closeServiceRequestByTimer.from).toEqual(['NEW', 'COMPLETED']);
  });

  it('SR-03 counts as open what the unique index counts', () => {
    expect(openStatuses).toEqual(['NEW', 'SUBMITTED', 'IN_PROCESS', 'INCOMPLETE']);
  });

  it('SR-36 tells not sent, received and treated apart in the customer’s words', () => {
    const { NEW, SUBMITTED, IN_PROCESS } = requestLifecycle.statuses;
    expect([NEW.phase, SUBMITTED.phase, IN_PROCESS.phase]).toEqual(['DRAFT', 'CARRIER', 'CARRIER']);
    expect(NEW.meaning.en).toContain('Not sent');
    expect(SUBMITTED.meaning.en).toContain('Received for treatment');
    expect(IN_PROCESS.meaning.nb).toContain('behandler');
  });

  it('SR-35 says whose move it is in every status', () => {
    const partyIn = (status: ServiceRequestStatus) => ballOfRequest({ status, enteredStatusAt: new Date('2025-10-01T08:00:00Z') }).party;
    expect(partyIn('INCOMPLETE')).toBe('CUSTOMER');
    expect(partyIn('IN_PROCESS')).toBe('CARRIER');
    expect(partyIn('CLOSED')).toBe('NOBODY');
  });

  it('SR-24 D-22 tells the date on which it closes, 14 days after the date in Oslo, and the last day before it', () => {
    const enteredStatusAt = new Date('2025-10-01T22:30:00Z');
    expect(closesOn({ status: 'COMPLETED', enteredStatusAt })).toBe('2025-10-16');
    expect(ballOfRequest({ status: 'COMPLETED', enteredStatusAt }).dueAt).toBe('2025-10-15');
    expect(closesOn({ status: 'IN_PROCESS', enteredStatusAt })).toBeNull();
  });

  it('IA-03 never gives a person the moves of the clock', () => {
    expect(actorKindsOf(agent('BILLING'))).not.toContain('SYS');
    expect(actorKindsOf(customer())).not.toContain('SYS');
  });

  it('G-05 says every area, refusal and status in three languages', () => {
    const said = [
      ...Object.values(areas).flatMap(({ label, use }) => [label, use]),
      ...Object.values(requestLifecycle.statuses).flatMap(({ label, meaning }) => [label, meaning]),
      ...[...Object.values(noRequest), ...Object.values(noHandling)].flatMap((make) => [make('').def.message, make('').def.hint]),
    ];
    for (const { en, nb, sv } of said) expect([en, nb, sv].every((text) => text.trim() !== '')).toBe(true);
    expect(said.length).toBeGreaterThan(60);
  });
});
