import type { ApiKey } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import { no, refuseIfAny, Refused } from '../../refusals.ts';
import type { Viewer } from '../../viewer.ts';
import { writeAudit } from '../audit.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { requirePerson } from '../sign-in/sign-in.commands.ts';
import { noKey } from './api-key.refusals.ts';

/** What a key may be used for. A key has what it was given and never more than its user. */
export const keyScopes = {
  read: 'Read everything its user may read.',
  order: 'Make the moves its user may make: create, change, submit, cancel.',
  quotes: 'With ORDER: changes quotes, and nothing that is not named beside it.',
  orders: 'With ORDER: changes orders, and nothing that is not named beside it.',
  packages: 'With ORDER: changes packages, and nothing that is not named beside it.',
  service_requests: 'With ORDER: changes service requests, and nothing that is not named beside it.',
  trouble_tickets: 'With ORDER: changes trouble tickets, and nothing that is not named beside it.',
  invoices: 'With ORDER: changes invoices, and nothing that is not named beside it.',
} as const;

export type KeyScope = keyof typeof keyScopes;

/** In front of every key, so that a leaked one is recognised in a log or a repository. */
export const keyPrefix = 'spk_';

const mostKeys = 20;

export interface CreateKeyInput {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Until when it is of use; without it, until it is revoked. */
  readonly expiresAt?: Date | null | undefined;
  /** Whose key; the caller's own unless given. */
  readonly userId?: string | null | undefined;
}

export interface NewKey {
  readonly key: ApiKey;
  /** Shown once and never again. */
  readonly secret: string;
}

/** IA-03: a key belongs to one user. Users make their own; a superuser makes them for colleagues, the carrier's user administration for service users. */
export async function createApiKey(context: Context, input: CreateKeyInput): Promise<NewKey> {
  const viewer = requirePerson(context);
  const owner = await findOwner(context, viewer, input.userId ?? viewer.userId);
  const name = input.name.trim();
  const now = context.clock.now();
  const inUse = await context.db.apiKey.findMany({ where: { userId: owner.id, ...inForce(now) }, select: { name: true } });
  refuseIfAny([
    ...(viewer.inTraining ? [no.forbidden('')] : []),
    ...(name === '' ? [no.required('/name')] : []),
    ...(inUse.some((key) => key.name === name) ? [noKey.nameTaken('/name')] : []),
    ...(input.expiresAt != null && input.expiresAt <= now ? [noKey.pastEnd('/expiresAt')] : []),
    ...(inUse.length >= mostKeys ? [noKey.tooMany('', { max: mostKeys })] : []),
  ]);
  const secret = `${keyPrefix}${newSecret()}`;
  const scopes = [...new Set<KeyScope>(['read', ...input.scopes])];
  const key = await context.db.$transaction(async (tx) => {
    const made = await tx.apiKey.create({
      data: {
        id: newId('ApiKey'),
        userId: owner.id,
        name,
        secretHash: hashOf(secret),
        hint: secret.slice(0, 8),
        scopes,
        expiresAt: input.expiresAt ?? null,
        createdAt: now,
        createdById: viewer.userId,
      },
    });
    await writeAudit(tx, context, {
      at: now,
      actor: actorOf(viewer),
      action: 'createApiKey',
      objectType: 'API_KEY',
      objectId: made.id,
      organisationId: owner.organisationId,
      after: { name, scopes, userId: owner.id, expiresAt: input.expiresAt?.toISOString() ?? null },
    });
    return made;
  });
  return { key, secret };
}

/** Ends a key: whatever uses it is unauthenticated at once, and its streams end within two seconds. */
export async function revokeApiKey(context: Context, id: string): Promise<ApiKey> {
  const viewer = requirePerson(context);
  const key = await context.db.apiKey.findUnique({ where: { id } });
  if (key === null) throw new Refused([no.notFound('/id')]);
  const owner = await findOwner(context, viewer, key.userId, '/id');
  const now = context.clock.now();
  return context.db.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
    if (count > 0) {
      await writeAudit(tx, context, {
        at: now,
        actor: actorOf(viewer),
        action: 'revokeApiKey',
        objectType: 'API_KEY',
        objectId: id,
        organisationId: owner.organisationId,
        before: { name: key.name, userId: owner.id },
      });
    }
    return tx.apiKey.findUniqueOrThrow({ where: { id } });
  });
}

/** Keys that are of use now. */
export const inForce = (now: Date) => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] });

/** Whose keys somebody may make and revoke, as a filter on users; keys of others do not exist for the caller. */
export const keyOwners = (viewer: Viewer) => {
  if (viewer.isCarrier && viewer.department === 'USER_ADMIN') return { OR: [{ id: viewer.userId }, { kind: 'SERVICE' as const }] };
  return viewer.role === 'SUPERUSER' ? { organisationId: viewer.organisationId } : { id: viewer.userId };
};

async function findOwner(context: Context, viewer: Viewer, userId: string, path = '/userId') {
  const owner = await context.db.user.findFirst({
    where: { AND: [{ id: userId, status: { not: 'CLOSED' } }, keyOwners(viewer)] },
    select: { id: true, organisationId: true },
  });
  if (owner === null) throw new Refused([no.notFound(path)]);
  return owner;
}

const actorOf = (viewer: Viewer) => ({ id: viewer.userId, username: viewer.username });
