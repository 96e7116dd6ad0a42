import type { Problem } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { literally } from '../keyset.ts';
import { isEmail } from '../identity/sign-in/credentials.rules.ts';
import { noContact } from './contact.refusals.ts';

interface ContactFilter {
  readonly organisationId?: string;
  readonly organisation?: { readonly kind: { readonly not: 'CARRIER' } };
  readonly userId?: string;
  readonly id?: string;
}

/** How far a viewer reaches in Contacts (D-39): the own contact, those of the organisation, or of every organisation. */
export type ContactReach = 'NONE' | 'OWN' | 'ORGANISATION' | 'EVERYBODY';

/** D-39, IA-17: READ and ORDERING set up their own mails; FULL and superusers those of colleagues; portal support everybody's. */
export function contactReach(viewer: Viewer): ContactReach {
  if (viewer.inTraining) return 'NONE';
  if (viewer.isCarrier) return viewer.department === 'PORTAL_SUPPORT' ? 'EVERYBODY' : 'NONE';
  return viewer.role === 'SUPERUSER' || viewer.accessType === 'FULL' ? 'ORGANISATION' : 'OWN';
}

/** The contacts within reach, as a filter. The carrier's people place nothing that they could be told of. */
export function contactsWithin(viewer: Viewer): ContactFilter {
  const reach = contactReach(viewer);
  if (reach === 'EVERYBODY') return { organisation: { kind: { not: 'CARRIER' } } };
  if (reach === 'ORGANISATION') return { organisationId: viewer.organisationId };
  return reach === 'OWN' ? { userId: viewer.userId } : { id: '' };
}

/** The contacts with a text in their name or in their organisation's, as a filter; all of them without a text. */
export const named = (text: string | null | undefined) => {
  const contains = { contains: literally(text?.trim() ?? ''), mode: 'insensitive' } as const;
  return contains.contains === '' ? {} : { OR: [{ name: contains }, { organisation: { name: contains } }] };
};

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
