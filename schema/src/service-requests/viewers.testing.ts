import type { Viewer } from '../viewer.ts';

/** A customer user of a wholesale organisation who may order; changed as given. */
export const customer = (changes: Partial<Viewer> = {}): Viewer => ({
  userId: 'usr_1',
  username: 'kari',
  fullName: 'Kari Nordmann',
  kind: 'PERSON',
  role: 'CUSTOMER',
  organisationId: 'org_1',
  organisationName: 'Nordlys Nett',
  isCarrier: false,
  hasWholesale: true,
  hasMailbox: false,
  accessType: 'ORDERING',
  certifications: ['ORDERING'],
  troubleTicketAccess: false,
  authorisedOrderer: false,
  inTraining: false,
  department: null,
  locale: 'nb',
  sessionId: null,
  apiKey: null,
  ...changes,
});

/** A support agent of a department. */
export const agent = (department: Viewer['department'], changes: Partial<Viewer> = {}): Viewer =>
  customer({
    userId: 'usr_2',
    username: 'anne',
    role: 'SUPPORT_AGENT',
    organisationId: 'org_2',
    isCarrier: true,
    hasWholesale: false,
    department,
    ...changes,
  });
