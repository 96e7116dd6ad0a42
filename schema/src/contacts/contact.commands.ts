import type { Contact, Organisation } from '@sporbar/prisma/generated/client/client.ts';
import { hasScope } from '../access.ts';
import { actingViewer, type Context } from '../context.ts';
import type { PlainAct } from '../audit/acts.words.ts';
import { writeAudit } from '../identity/audit.ts';
import { no, refuseIfAny, Refused } from '../refusals.ts';
import type { Viewer } from '../viewer.ts';
import { changesOf } from '../writes.ts';
import { noContact } from './contact.refusals.ts';
import { contactsWithin, emailProblems, maySetAccountEmail, tidyEmails } from './contact.rules.ts';

export interface UpdateContactInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name?: string | null | undefined;
  readonly groupEmails?: readonly string[] | null | undefined;
  readonly notifyAllStatuses?: boolean | null | undefined;
}

/** N-02 to N-04: where mails go and how many. Compare-and-set by version; audited. */
export async function updateContact(context: Context, input: UpdateContactInput): Promise<Contact> {
  const viewer = changingViewer(context);
  const contact = await context.db.contact.findFirst({ where: { AND: [{ id: input.id }, contactsWithin(viewer)] } });
  if (contact === null) throw new Refused([no.notFound('/id')]);
  refuseIfStale(contact, input.expectedVersion);
  const name = (input.name ?? contact.name).trim();
  const groupEmails = input.groupEmails == null ? contact.groupEmails : tidyEmails(input.groupEmails);
  refuseIfAny([...(name === '' ? [noContact.nameMissing('/name')] : []), ...emailProblems(groupEmails, '/groupEmails')]);
  const set = { name, groupEmails, notifyAllStatuses: input.notifyAllStatuses ?? contact.notifyAllStatuses };
  const at = context.clock.now();
  return context.db.$transaction(async (tx) => {
    const { count } = await tx.contact.updateMany({
      where: { id: contact.id, version: contact.version },
      data: { ...set, version: { increment: 1 }, updatedAt: at },
    });
    const now = await tx.contact.findUniqueOrThrow({ where: { id: contact.id } });
    if (count === 0) refuseIfStale(now, input.expectedVersion);
    await auditChange(
      context,
      viewer,
      { action: 'updateContact', objectType: 'CONTACT', objectId: contact.id, organisationId: contact.organisationId },
      changesOf<Contact>(contact, set),
      at,
      tx,
    );
    return now;
  });
}

/** D-14: the organisation's own address, for whoever's contact has none. Null takes it away. */
export async function updateAccountEmail(
  context: Context,
  input: { expectedVersion: number; email?: string | null | undefined },
): Promise<Organisation> {
  const viewer = changingViewer(context);
  if (!maySetAccountEmail(viewer)) throw new Refused([no.forbidden('')]);
  const organisation = await context.db.organisation.findUniqueOrThrow({ where: { id: viewer.organisationId } });
  refuseIfStale(organisation, input.expectedVersion);
  const email = (input.email ?? '').trim() || null;
  refuseIfAny(email === null ? [] : emailProblems([email], '/email').map((problem) => ({ ...problem, path: '/email' })));
  const at = context.clock.now();
  return context.db.$transaction(async (tx) => {
    const { count } = await tx.organisation.updateMany({
      where: { id: organisation.id, version: organisation.version },
      data: { email, version: { increment: 1 }, updatedAt: at },
    });
    const now = await tx.organisation.findUniqueOrThrow({ where: { id: organisation.id } });
    if (count === 0) refuseIfStale(now, input.expectedVersion);
    await auditChange(
      context,
      viewer,
      { action: 'updateAccountEmail', objectType: 'ORGANISATION', objectId: organisation.id, organisationId: organisation.id },
      changesOf<Organisation>(organisation, { email }),
      at,
      tx,
    );
    return now;
  });
}

function changingViewer(context: Context): Viewer {
  const viewer = actingViewer(context);
  if (viewer.inTraining || !hasScope(viewer, 'order')) throw new Refused([no.forbidden('')]);
  return viewer;
}

function refuseIfStale(row: { id: string; version: number; updatedAt: Date }, expected: number): void {
  if (row.version === expected) return;
  throw new Refused([
    no.conflict('/expectedVersion', {}, { objectId: row.id, data: { currentVersion: row.version, changedAt: row.updatedAt } }),
  ]);
}

/** Field name to before and after, as the log keeps it. */
async function auditChange(
  context: Context,
  viewer: Viewer,
  about: { action: PlainAct; objectType: string; objectId: string; organisationId: string },
  changes: Record<string, unknown> | null,
  at: Date,
  tx: Parameters<typeof writeAudit>[0],
): Promise<void> {
  const side = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(changes ?? {}).map(([field, pair]) => [field, (pair as [never, never])[index]]));
  await writeAudit(tx, context, { at, actor: { id: viewer.userId, username: viewer.username }, ...about, before: side(0), after: side(1) });
}
