import { describe, expect, it } from 'vitest';
import {
  accessProblems,
  activationProblems,
  closeProblems,
  grantProblems,
  requestNeeded,
  requestProblems,
  roleProblems,
  type RequestFacts,
} from './user.rules.ts';

const rules = (problems: readonly { def: { ruleId: string } }[]): string[] => problems.map(({ def }) => def.ruleId);
const request: RequestFacts = { organisationId: 'org_a', area: 'USER_ADMINISTRATION', status: 'SUBMITTED', submittedAt: new Date() };

describe('what accesses are changed on', () => {
  it('IA-10 takes a submitted request of the same organisation in Area USER_ADMINISTRATION', () => {
    expect(requestProblems(request, 'org_a')).toEqual([]);
    expect(requestProblems({ ...request, status: 'IN_PROCESS' }, 'org_a')).toEqual([]);
  });

  it('IA-10 takes no request of another organisation, another area, a draft or one that was withdrawn', () => {
    const unfit = [
      null,
      { ...request, organisationId: 'org_b' },
      { ...request, area: 'OTHER' as const },
      { ...request, submittedAt: null },
      { ...request, status: 'CANCELLED' as const },
    ];
    expect(unfit.map((one) => rules(requestProblems(one, 'org_a')))).toEqual(Array(5).fill(['IA-10']));
  });

  it('IA-10 asks for a request for customers and not for the carrier’s own people', () => {
    expect(rules(requestNeeded(null, false))).toEqual(['IA-10']);
    expect(rules(requestNeeded('  ', false))).toEqual(['IA-10']);
    expect(requestNeeded(null, true)).toEqual([]);
  });

  it('IA-05 closes for misuse at once, at the customer’s wish only on a request', () => {
    expect(closeProblems('MISUSE', null, false)).toEqual([]);
    expect(closeProblems('LEFT', null, false)).toEqual([]);
    expect(rules(closeProblems('REQUESTED', null, false))).toEqual(['IA-10']);
  });
});

describe('what trained users may be given', () => {
  const facts = { accessType: 'ORDERING' as const, troubleTicketAccess: false, certifications: [], needsTraining: true };

  it('IA-08 activates ORDERING with its certification and READ without', () => {
    expect(rules(activationProblems(facts))).toEqual(['IA-08']);
    expect(activationProblems({ ...facts, certifications: ['ORDERING'] })).toEqual([]);
    expect(activationProblems({ ...facts, accessType: 'READ' })).toEqual([]);
  });

  it('IA-09 gives the trouble-ticket module with its own certification only, and tells both lacks at once', () => {
    expect(rules(accessProblems({ ...facts, troubleTicketAccess: true }))).toEqual(['IA-08', 'IA-09']);
    expect(accessProblems({ ...facts, troubleTicketAccess: true, certifications: ['ORDERING', 'TROUBLE_TICKET'] })).toEqual([]);
  });

  it('IA-20 asks no certification of a mailbox account', () => {
    expect(accessProblems({ ...facts, accessType: 'FULL', troubleTicketAccess: true, needsTraining: false })).toEqual([]);
  });

  it('IA-17 keeps departments to the carrier and superusers to customers', () => {
    const role = { role: 'CUSTOMER' as const, department: null, authorisedOrderer: false, isCarrier: false };
    expect(roleProblems(role)).toEqual([]);
    expect(roleProblems({ ...role, role: 'SUPERUSER', authorisedOrderer: true })).toEqual([]);
    expect(rules(roleProblems({ ...role, department: 'BILLING' }))).toEqual(['IA-17']);
    expect(rules(roleProblems({ ...role, role: 'SUPPORT_AGENT' }))).toEqual(['IA-17']);
    expect(rules(roleProblems({ ...role, role: 'SUPERUSER', isCarrier: true }))).toEqual(['IA-17']);
    expect(roleProblems({ ...role, role: 'SUPPORT_AGENT', department: 'BILLING', isCarrier: true })).toEqual([]);
  });

  it('IA-08 withdraws nothing from somebody who has no certification, and grants nothing to somebody who has all', () => {
    expect(rules(grantProblems('revokeCertification', []))).toEqual(['IA-08']);
    expect(grantProblems('revokeCertification', ['FULL'])).toEqual([]);
    expect(grantProblems('grantCertification', ['FULL', 'ORDERING'])).toEqual([]);
    expect(rules(grantProblems('grantCertification', ['FULL', 'ORDERING', 'TROUBLE_TICKET']))).toEqual(['IA-08']);
  });
});
