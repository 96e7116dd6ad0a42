import type { TroubleTicketStatus } from '@sporbar/prisma/generated/client/enums.ts';
import { describe, expect, it } from 'vitest';
import type { Move } from '../lifecycle.ts';
import { agent, customer } from '../service-requests/viewers.testing.ts';
import { ballOfTicket, closesOn } from './ticket.available.ts';
import { ticketLifecycle, type TicketMove } from './ticket.lifecycle.ts';
import { noTicket } from './ticket.refusals.ts';
import { answerProblems, asReporter, messageProblems, reportProblems, usualPriority, type ReportFacts } from './ticket.rules.ts';
import { ticketStatuses } from './ticket.statuses.ts';

const moves = ticketLifecycle.moves as Record<TicketMove, Move<TroubleTicketStatus>>;

/** The transition table of context 14, written down a second time: from, to, who. */
const table: Record<TicketMove, [from: TroubleTicketStatus[], to: TroubleTicketStatus[] | 'same', by: string[]]> = {
  createTroubleTicket: [[], ['ACKNOWLEDGED'], ['C', 'SU']],
  startTroubleTicket: [['ACKNOWLEDGED', 'REOPENED'], ['IN_PROCESS'], ['A']],
  requestTicketInfo: [['IN_PROCESS'], ['PENDING'], ['A']],
  answerTicketInfo: [['PENDING'], ['IN_PROCESS'], ['C', 'SU']],
  resolveTroubleTicket: [['IN_PROCESS'], ['RESOLVED'], ['A']],
  confirmTicketResolved: [['RESOLVED'], ['CLOSED'], ['C', 'SU']],
  closeTroubleTicketByTimer: [['RESOLVED'], ['CLOSED'], ['SYS']],
  reopenTroubleTicket: [['RESOLVED'], ['REOPENED'], ['C', 'SU']],
  cancelTroubleTicket: [['ACKNOWLEDGED', 'IN_PROCESS', 'PENDING'], ['CANCELLED'], ['C', 'SU']],
  addTicketActivity: [['ACKNOWLEDGED', 'IN_PROCESS', 'PENDING', 'RESOLVED', 'REOPENED'], 'same', ['C', 'SU', 'A']],
};

const report = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  productStatus: 'ACTIVE',
  description: 'No sync since noon.',
  observedImpact: 'DOWN',
  faultClarified: true,
  contactPhone: null,
  ...changes,
});

const rulesIn = (facts: ReportFacts): [string, string][] => reportProblems(facts).map(({ def, path }) => [def.ruleId, path]);

describe('the lifecycle of a trouble ticket', () => {
  it.each(Object.keys(table) as TicketMove[])('G-08 %s starts, ends and is made as the table of context 14 says', (name) => {
    const { from, to, by } = moves[name];
    expect([from, to, by]).toEqual(table[name]);
  });

  it('G-08 has no other moves', () => {
    expect(Object.keys(moves).sort()).toEqual(Object.keys(table).sort());
  });

  it('TT-01 says whose move it is in every status', () => {
    const partyIn = (status: TroubleTicketStatus) => ballOfTicket({ status, enteredStatusAt: new Date('2025-10-01T08:00:00Z') }).party;
    expect(
      ['ACKNOWLEDGED', 'IN_PROCESS', 'PENDING', 'RESOLVED', 'REOPENED', 'CLOSED', 'CANCELLED'].map((one) => partyIn(one as never)),
    ).toEqual(['CARRIER', 'CARRIER', 'CUSTOMER', 'CUSTOMER', 'CARRIER', 'NOBODY', 'NOBODY']);
  });

  it('TT-01 D-22 tells the date on which a resolved ticket closes, 14 days after the date in Oslo, and the last day before it', () => {
    const enteredStatusAt = new Date('2025-10-01T22:30:00Z');
    expect(closesOn({ status: 'RESOLVED', enteredStatusAt })).toBe('2025-10-16');
    expect(ballOfTicket({ status: 'RESOLVED', enteredStatusAt }).dueAt).toBe('2025-10-15');
    expect(closesOn({ status: 'PENDING', enteredStatusAt })).toBeNull();
  });

  it('G-05 says every status, move and refusal of trouble tickets in three languages', () => {
    const said = [
      ...Object.values(ticketStatuses).flatMap(({ label, meaning }) => [label, meaning]),
      ...Object.values(moves).map(({ label }) => label),
      ...Object.values(noTicket).flatMap((make) => [make('').def.message, make('').def.hint]),
    ];
    for (const { en, nb, sv } of said) expect([en, nb, sv].every((text) => text.trim() !== '')).toBe(true);
  });
});

describe('the rules of a report', () => {
  it('TT-04 takes a report that says everything', () => {
    expect(reportProblems(report())).toEqual([]);
  });

  it.each(['PENDING_TERMINATION', 'TERMINATED'] as const)('TT-04 refuses a fault on a product that is %s', (productStatus) => {
    expect(rulesIn(report({ productStatus }))).toEqual([['TT-04', '/installedProductId']]);
  });

  it('TT-04 names everything that is missing at once', () => {
    expect(rulesIn(report({ description: ' ', observedImpact: null, faultClarified: false }))).toEqual([
      ['TT-04', '/description'],
      ['TT-04', '/observedImpact'],
      ['TT-04', '/faultClarified'],
    ]);
  });

  it('O-14 refuses a phone number with spaces on a report', () => {
    expect(rulesIn(report({ contactPhone: '69 12 34 56' }))).toEqual([['O-14', '/contactPhone']]);
  });

  it('TT-01 takes an answer in words or as a file, and nothing less', () => {
    expect(answerProblems(' ', false).map(({ path }) => path)).toEqual(['/text']);
    expect(answerProblems(' ', true)).toEqual([]);
    expect(answerProblems('It was on.', false)).toEqual([]);
  });

  it('TT-01 makes a fault the more urgent the more of it is felt', () => {
    expect(usualPriority).toEqual({ DEGRADED: 'LOW', INTERMITTENT: 'MEDIUM', DOWN: 'HIGH' });
  });

  it('AUD-06 lets only the carrier write notes that customers do not see', () => {
    expect(messageProblems(customer(), 'x', false).map(({ def }) => def.code)).toEqual(['FORBIDDEN']);
    expect(messageProblems(agent('DELIVERY'), 'x', false)).toEqual([]);
  });

  it('IA-09 lets the grant report whatever the access type, and no other right with it', () => {
    const reader = customer({ accessType: 'READ', certifications: [], troubleTicketAccess: true });
    expect(asReporter(reader).accessType).toBe('ORDERING');
    expect(asReporter({ ...reader, troubleTicketAccess: false }).accessType).toBe('READ');
  });
});
