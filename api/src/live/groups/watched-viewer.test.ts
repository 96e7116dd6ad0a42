import type { Viewer } from '@sporbar/schema/viewer.ts';
import { describe, expect, it } from 'vitest';
import { rightsOf, watchedViewer, type Notice } from './watched-viewer.ts';

const viewer: Viewer = {
  userId: 'usr_1',
  username: 'kari',
  fullName: 'Kari',
  kind: 'PERSON',
  role: 'CUSTOMER',
  organisationId: 'org_1',
  organisationName: 'North',
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
  sessionId: 'ses_1',
  apiKey: { id: 'key_1', name: 'nightly', scopes: ['read', 'order'] },
};
const identity = ['userId', 'username', 'fullName', 'sessionId'] as const;
const key = { id: 'key_1', name: 'nightly', scopes: ['read'] };
/** Another value of every right there is: a right that is added to a viewer does not compile until it stands here. */
const others: Omit<Viewer, (typeof identity)[number] | 'apiKey'> = {
  kind: 'SERVICE',
  role: 'SUPERUSER',
  organisationId: 'org_2',
  organisationName: 'East',
  isCarrier: true,
  hasWholesale: false,
  hasMailbox: true,
  accessType: 'FULL',
  certifications: ['FULL'],
  troubleTicketAccess: true,
  authorisedOrderer: true,
  inTraining: true,
  department: 'BILLING',
  locale: 'sv',
};
const isNoticed = (ask: (watched: Viewer) => unknown): boolean => {
  const notice: Notice = { isPersonal: false };
  ask(watchedViewer(viewer, notice));
  return notice.isPersonal;
};

describe('the rights that a group shares', () => {
  for (const [right, other] of Object.entries(others))
    it(`G-12 differ where ${right} does`, () => {
      expect(rightsOf({ ...viewer, [right]: other })).not.toBe(rightsOf(viewer));
      expect(isNoticed((watched) => watched[right as keyof Viewer])).toBe(false);
    });

  it('G-12 differ between keys of other scopes, and between a key and a session', () => {
    const rights = [viewer, { ...viewer, apiKey: null }, { ...viewer, apiKey: key }].map(rightsOf);
    expect(new Set(rights).size).toBe(3);
  });

  it('G-02 are equal for two people, sessions and keys that may do the same', () => {
    const who = { userId: 'usr_2', username: 'ola', fullName: 'Ola', sessionId: 'ses_2' };
    expect(rightsOf({ ...viewer, ...who, apiKey: { id: 'key_2', name: 'other', scopes: ['order', 'read'] } })).toBe(rightsOf(viewer));
  });
});

describe('a watched viewer', () => {
  for (const name of identity) it(`G-12 notices that ${name} is asked for`, () => expect(isNoticed((watched) => watched[name])).toBe(true));

  it('G-12 notices that a key is asked which it is, but not what it may', () => {
    expect(isNoticed(({ apiKey }) => apiKey?.id)).toBe(true);
    expect(isNoticed(({ apiKey }) => apiKey?.name)).toBe(true);
    expect(isNoticed(({ apiKey }) => apiKey?.scopes)).toBe(false);
  });

  it('G-12 notices that it is copied, listed or written down', () => {
    for (const ask of [
      (watched: Viewer) => ({ ...watched }),
      (watched: Viewer) => Object.entries(watched),
      (watched: Viewer) => JSON.stringify(watched),
      (watched: Viewer) => Object.getOwnPropertyDescriptor(watched, 'userId'),
      ({ apiKey }: Viewer) => ({ ...apiKey }),
    ])
      expect(isNoticed(ask)).toBe(true);
  });
});
