import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { PlainAct } from '../audit/acts.words.ts';
import type { Prisma } from '@sporbar/prisma/generated/client/client.ts';

export interface AuditedAct {
  readonly at: Date;
  readonly actor: { readonly id: string | null; readonly username: string };
  readonly action: PlainAct;
  readonly objectType?: string | undefined;
  readonly objectId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly before?: Prisma.InputJsonValue | undefined;
  readonly after?: Prisma.InputJsonValue | undefined;
}

/** Where a request came from, as far as the log keeps it. */
export interface Origin {
  readonly ip: string | null;
  readonly requestId: string | null;
}

/**
 * Writes what `transition` does not: sign-ins and everything else that changes no status (AUD-05). The username is
 * copied, so that the entry survives the user (AUD-01).
 */
export async function writeAudit(db: Db | Tx, from: Origin, act: AuditedAct): Promise<void> {
  await db.auditEntry.create({
    data: {
      at: act.at,
      actorId: act.actor.id,
      actorUsername: act.actor.username,
      action: act.action,
      objectType: act.objectType ?? null,
      objectId: act.objectId ?? null,
      organisationId: act.organisationId ?? null,
      ...(act.before === undefined ? {} : { before: act.before }),
      ...(act.after === undefined ? {} : { after: act.after }),
      ip: from.ip,
      requestId: from.requestId,
    },
    select: { id: true },
  });
}
