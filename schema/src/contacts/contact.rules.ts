import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { isEmail } from '../identity/sign-in/credentials.rules.ts';
import { noContact } from './contact.refusals.ts';

/** How far a viewer reaches in Contacts (D-39): the own contact, those of the organisation, or of every organisation. */
export type ContactReach = 'NONE' | 'OWN' | 'ORGANISATION' | 'EVERYBODY';

/** D-39, IA-17: READ and ORDERING set up their own mails; FULL and superusers those of colleagues; portal support everybody's. */
export function contactReach(viewer: Viewer): ContactReach {
  if (viewer.inTraining) return 'NONE';
  if (viewer.isCarrier) return viewer.department === 'PORTAL_SUPPORT' ? 'EVERYBODY' : 'NONE';
  return viewer.role === 'SUPERUSER' || viewer.accessType === 'FULL' ? 'ORGANISATION' : 'OWN';
}

/** The contacts within reach, as a filter. */
export function contactsWithin(viewer: Viewer): { organisationId?: string; userId?: string; id?: string } {
  const reach = contactReach(viewer);
  if (reach === 'EVERYBODY') return {};
  if (reach === 'ORGANISATION') return { organisationId: viewer.organisationId };
  return reach === 'OWN' ? { userId: viewer.userId } : { id: '' };
}

/** May this viewer set the organisation's own address, where mails go when a contact has none (D-14)? */
export const maySetAccountEmail = (viewer: Viewer): boolean =>
  contactReach(viewer) === 'ORGANISATION' && (viewer.apiKey?.scopes.includes('order') ?? true);

const mostEmails = 20;

/** N-03: several addresses, personal or shared, each only once. */
export const tidyEmails = (given: readonly string[]): string[] => {
  const trimmed = given.map((email) => email.trim()).filter((email) => email !== '');
  return [...new Map(trimmed.map((email) => [email.toLowerCase(), email])).values()];
};

export const emailProblems = (emails: readonly string[], at: string): Problem[] => [
  ...emails.flatMap((email, index) => (isEmail(email) ? [] : [noContact.emailUnacceptable(`${at}/${index}`, { email })])),
  ...(emails.length > mostEmails ? [noContact.tooManyEmails(at, { max: mostEmails })] : []),
];

/** D-14, N-02: where mails about a contact's objects go; none when nothing is stored. */
export const recipientsOf = (contact: { readonly groupEmails: readonly string[] }, organisationEmail: string | null): string[] => {
  if (contact.groupEmails.length > 0) return [...contact.groupEmails];
  return organisationEmail === null || organisationEmail.trim() === '' ? [] : [organisationEmail];
};
