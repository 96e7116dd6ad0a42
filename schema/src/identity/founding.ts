import type { Organisation, User } from '@sporbar/prisma/generated/client/client.ts';
import type { Grant } from '@sporbar/prisma/generated/client/enums.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { transitionByClock } from '../transition.ts';
import { created } from '../writes.ts';
import { isKindFor } from './rights.ts';
import { addContact } from './users/user.commands.ts';
import { userNoun } from './users/user.lifecycle.ts';
import { discreet, rootOfUser } from './users/user.state.ts';

/** The first people have nobody who could create them: an installation, the demo and the tests begin here. */
export async function foundOrganisation(
  context: Context,
  given: Pick<Organisation, 'name' | 'kind' | 'businessLines'> & Partial<Organisation>,
): Promise<Organisation> {
  if (!isKindFor(given.kind, given.businessLines))
    throw new Error(`${given.name}: a ${given.kind} cannot have ${given.businessLines.join(', ')}`);
  const at = context.clock.now();
  return context.db.organisation.create({ data: { id: newId('Organisation'), createdAt: at, updatedAt: at, ...given } });
}

export type Founded = Pick<User, 'organisationId' | 'username' | 'fullName' | 'role'> &
  Partial<User> & {
    /** What the user is certified for, from the first day. */
    readonly certifications?: readonly Grant[] | undefined;
  };

/** A login with its event, its contact and its certifications, in the status given; ACTIVE unless said. Answers its id. */
export async function foundUser(context: Context, { certifications = [], ...given }: Founded): Promise<string> {
  const at = context.clock.now();
  const id = given.id ?? newId('User');
  const row = {
    kind: 'PERSON',
    accessType: 'READ',
    troubleTicketAccess: false,
    authorisedOrderer: false,
    locale: 'en',
    status: 'ACTIVE',
    ...given,
    id,
  } as const;
  const root = { ...rootOfUser({ ...row, version: 0 }), version: undefined, status: undefined };
  await transitionByClock(context, 'createUser', { table: 'organisations', id: given.organisationId }, async () => [
    created(root, userNoun, row, discreet),
  ]);
  await context.db.$transaction(async (tx) => {
    await addContact(tx, row);
    const held = certifications.map((grants) => ({
      id: newId('Certification'),
      userId: id,
      grants,
      status: 'ACTIVE' as const,
      issuedAt: at,
    }));
    await tx.certification.createMany({ data: held });
  });
  return id;
}
