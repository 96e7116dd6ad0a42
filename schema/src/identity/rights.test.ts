import { describe, expect, it } from 'vitest';
import { accessInForce, isCertifiedFor, isKindFor, mayUseTroubleTickets, type AccessFacts } from './rights.ts';

const wholesale: AccessFacts = { role: 'CUSTOMER', accessType: 'ORDERING', isCarrier: false, hasWholesale: true, certifications: [] };

describe('the access that counts', () => {
  it('IA-08 counts ORDERING as READ until the certification is there', () => {
    expect(accessInForce(wholesale)).toBe('READ');
    expect(accessInForce({ ...wholesale, certifications: ['ORDERING'] })).toBe('ORDERING');
  });

  it('IA-08 counts FULL only with its own certification, and as ORDERING with that one alone', () => {
    const full = { ...wholesale, accessType: 'FULL' as const };
    expect(accessInForce({ ...full, certifications: ['ORDERING'] })).toBe('ORDERING');
    expect(accessInForce({ ...full, certifications: ['FULL'] })).toBe('FULL');
    expect(accessInForce({ ...full, certifications: ['TROUBLE_TICKET'] })).toBe('READ');
  });

  it('IA-08 needs no certification for READ', () => {
    expect(accessInForce({ ...wholesale, accessType: 'READ' })).toBe('READ');
    expect(isCertifiedFor('READ', [])).toBe(true);
  });

  it('IA-17 gives a certified superuser every customer right, whatever access was given', () => {
    expect(accessInForce({ ...wholesale, role: 'SUPERUSER', accessType: 'READ', certifications: ['FULL'] })).toBe('FULL');
  });

  it('IA-20 gives a mailbox account what it has without any certification', () => {
    expect(accessInForce({ ...wholesale, hasWholesale: false, accessType: 'FULL' })).toBe('FULL');
  });

  it('IA-09 opens the trouble-ticket module by the grant and its certification, not by either alone', () => {
    const facts = { isCarrier: false, hasWholesale: true };
    expect(mayUseTroubleTickets({ ...facts, troubleTicketAccess: true, certifications: [] })).toBe(false);
    expect(mayUseTroubleTickets({ ...facts, troubleTicketAccess: true, certifications: ['FULL'] })).toBe(false);
    expect(mayUseTroubleTickets({ ...facts, troubleTicketAccess: false, certifications: ['TROUBLE_TICKET'] })).toBe(false);
    expect(mayUseTroubleTickets({ ...facts, troubleTicketAccess: true, certifications: ['TROUBLE_TICKET'] })).toBe(true);
  });

  it('IA-14 has operators, resellers and service providers for wholesale customers, and nobody else', () => {
    expect((['OPERATOR', 'RESELLER', 'SERVICE_PROVIDER'] as const).map((kind) => isKindFor(kind, ['WHOLESALE']))).toEqual([
      true,
      true,
      true,
    ]);
    expect((['PRIVATE_PERSON', 'BUSINESS_SHOPPER', 'CARRIER'] as const).map((kind) => isKindFor(kind, ['WHOLESALE']))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
