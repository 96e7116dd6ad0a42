import type { Tx } from '@sporbar/prisma/client.ts';

/**
 * The person an organisation's mail goes to when nobody of it acted: of a mailbox the one who registered it, of a
 * wholesale customer the first superuser, else its first user (N-08).
 */
export async function accountHolderOf(tx: Tx, organisationId: string): Promise<string> {
  const users = await tx.user.findMany({
    where: { organisationId, kind: 'PERSON' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, role: true, status: true },
  });
  const active = users.filter(({ status }) => status === 'ACTIVE');
  const holder = active.find(({ role }) => role === 'SUPERUSER') ?? active[0] ?? users[0];
  if (holder === undefined) throw new Error(`organisation ${organisationId} has no users`);
  return holder.id;
}
