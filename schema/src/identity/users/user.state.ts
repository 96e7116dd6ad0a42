import type { Db, Tx } from '@sporbar/prisma/client.ts';
import { type Prisma } from '@sporbar/prisma/generated/client/client.ts';
import { no, Refused } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import type { Root } from '../../writes.ts';
import { userNoun } from './user.lifecycle.ts';

export const userInclude = { organisation: true, certifications: { where: { status: 'ACTIVE' } } } as const satisfies Prisma.UserInclude;

/** A user with what the rules look at. */
export type UserState = Prisma.UserGetPayload<{ include: typeof userInclude }>;

/** The user, for a viewer who may see it: the carrier sees everybody, a customer the own organisation (G-09, IA-18). */
export async function loadUser(db: Db | Tx, viewer: Viewer, id: string): Promise<UserState> {
  const mine = viewer.isCarrier ? {} : { organisationId: viewer.organisationId };
  const user = await db.user.findUnique({ where: { id, ...mine }, include: userInclude });
  if (user === null) throw new Refused([no.notFound('/id')]);
  return user;
}

export const rootOfUser = (user: Pick<UserState, 'id' | 'organisationId' | 'version' | 'status' | 'username'>): Root => ({
  noun: userNoun,
  id: user.id,
  organisationId: user.organisationId,
  version: user.version,
  status: user.status,
  placedById: user.id,
  number: user.username,
  carrierVisible: true,
});

/** Why an access was opened or closed is between the carrier and whoever asked: colleagues' streams do not carry it. */
export const discreet = { customerVisible: false } as const;

export const isCarriers = (user: UserState): boolean => user.organisation.kind === 'CARRIER';

export const trainedFacts = (user: UserState, set: Partial<Pick<UserState, 'accessType' | 'troubleTicketAccess'>> = {}) => ({
  accessType: set.accessType ?? user.accessType,
  troubleTicketAccess: set.troubleTicketAccess ?? user.troubleTicketAccess,
  certifications: user.certifications.map(({ grants }) => grants),
  needsTraining: !isCarriers(user) && user.organisation.businessLines.includes('WHOLESALE'),
});
