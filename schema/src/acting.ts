import type { Actor, Occasion } from './event-log.ts';
import { actorKindOf, type Viewer } from './viewer.ts';
import type { Write } from './writes.ts';

/** Who acts, as events name it. */
export const actorOf = (viewer: Viewer): Actor => ({
  id: viewer.userId,
  kind: actorKindOf(viewer),
  name: viewer.fullName,
  username: viewer.username,
  apiKeyName: viewer.apiKey?.name ?? null,
});

/** What the clock does. */
export const systemActor: Actor = { id: null, kind: 'SYS', name: 'Sporbar', username: 'system', apiKeyName: null };

export const authorship = (occasion: Occasion) => {
  const by = occasion.actor.id ?? 'system';
  return { version: 1, createdAt: occasion.at, createdById: by, updatedAt: occasion.at, updatedById: by };
};

/** IA-04: the customer user who last acted, kept on the object itself. */
export const actedOn = (write: Pick<Write, 'noun'>, occasion: Occasion): { lastActedById?: string } => {
  const byCustomer = occasion.actor.kind === 'C' || occasion.actor.kind === 'SU';
  return write.noun.namesLastActor === true && byCustomer && occasion.actor.id !== null ? { lastActedById: occasion.actor.id } : {};
};
