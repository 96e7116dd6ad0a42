import type { Tx } from '@sporbar/prisma/client.ts';
import type { PlainAct } from '../../audit/acts.words.ts';
import { actingViewer, type Context } from '../../context.ts';
import { writeAudit } from '../../identity/audit.ts';
import { newId } from '../../ids.ts';
import { no, refuseIfAny, Refused } from '../../refusals.ts';
import { lockRow } from '../../row-lock.ts';
import type { Viewer } from '../../viewer.ts';
import { noRouting } from './routing.refusals.ts';
import { differences, draftProblems, publishProblems, rightToEdit, type RoutingTable } from './routing.rules.ts';
import { loadDraft, loadInForce, routingStream, type VersionWithRules } from './routing.state.ts';

/** Who edits sees each other's work: one after the other, and only on what they have read (G-06). */
async function editing<T>(context: Context, edit: (tx: Tx, viewer: Viewer, at: Date) => Promise<T>): Promise<T> {
  const viewer = actingViewer(context);
  refuseIfAny(rightToEdit(viewer));
  return context.db.$transaction(async (tx) => {
    const { id } = await tx.routingVersion.findFirstOrThrow({ orderBy: { number: 'asc' }, select: { id: true } });
    await lockRow(tx, 'routing_versions', id);
    return edit(tx, viewer, context.clock.now());
  });
}

function refuseIfStale(draft: VersionWithRules, expected: number | null | undefined): void {
  if (draft.version === expected) return;
  const data = { currentVersion: draft.version, changedAt: draft.updatedAt };
  throw new Refused([no.conflict('/expectedVersion', {}, { objectId: draft.id, data })]);
}

async function draftAt(tx: Tx, expected: number): Promise<VersionWithRules> {
  const draft = await loadDraft(tx);
  if (draft === null) throw new Refused([noRouting.noDraft('')]);
  refuseIfStale(draft, expected);
  return draft;
}

const rowsOf = (versionId: string, rules: RoutingTable) =>
  rules.map(({ area, subArea, queue, splitByProduct }) => ({
    id: newId('RoutingRule'),
    versionId,
    area,
    subArea,
    queue,
    splitByProduct,
  }));

async function auditEdit(
  tx: Tx,
  context: Context,
  viewer: Viewer,
  action: PlainAct,
  objectId: string,
  was: RoutingTable,
  is: RoutingTable,
) {
  await writeAudit(tx, context, {
    at: context.clock.now(),
    actor: { id: viewer.userId, username: viewer.username },
    action,
    objectType: 'ROUTING',
    objectId,
    organisationId: viewer.organisationId,
    ...differences(was, is),
  });
}

interface DraftInput {
  readonly rules: RoutingTable;
  /** The draft's version as it was read; null when there was none. */
  readonly expectedVersion?: number | null | undefined;
}

/** SR-21: the draft says from now on what is given, whole. Nothing is routed by it. */
export const draftRouting = (context: Context, { rules, expectedVersion }: DraftInput): Promise<void> =>
  editing(context, async (tx, viewer, at) => {
    refuseIfAny(draftProblems(rules));
    const draft = expectedVersion == null ? await loadDraft(tx) : await draftAt(tx, expectedVersion);
    if (draft !== null) refuseIfStale(draft, expectedVersion);
    const said = { updatedAt: at, updatedById: viewer.userId };
    const id = draft?.id ?? newId('RoutingVersion');
    if (draft === null) {
      const { _max } = await tx.routingVersion.aggregate({ _max: { number: true } });
      await tx.routingVersion.create({ data: { id, number: (_max.number ?? 0) + 1, state: 'DRAFT', createdAt: at, ...said } });
    } else {
      await tx.routingVersion.update({ where: { id }, data: { version: { increment: 1 }, ...said } });
      await tx.routingRule.deleteMany({ where: { versionId: id } });
    }
    await tx.routingRule.createMany({ data: rowsOf(id, rules) });
    await auditEdit(tx, context, viewer, 'draftRouting', id, (draft ?? (await loadInForce(tx))).rules, rules);
  });

/** The draft is thrown away; the table in force stays. */
export const discardRouting = (context: Context, { expectedVersion }: { readonly expectedVersion: number }): Promise<void> =>
  editing(context, async (tx, viewer) => {
    const draft = await draftAt(tx, expectedVersion);
    await tx.routingRule.deleteMany({ where: { versionId: draft.id } });
    await tx.routingVersion.delete({ where: { id: draft.id } });
    await auditEdit(tx, context, viewer, 'discardRouting', draft.id, draft.rules, (await loadInForce(tx)).rules);
  });

/** SR-21: from now on requests go by the draft, on every server. Those under way keep their queue. */
export async function publishRouting(context: Context, { expectedVersion }: { readonly expectedVersion: number }): Promise<void> {
  await editing(context, async (tx, viewer, at) => {
    const draft = await draftAt(tx, expectedVersion);
    refuseIfAny(publishProblems(draft.rules));
    const was = await loadInForce(tx);
    const set = { state: 'PUBLISHED', version: draft.version + 1, publishedAt: at, publishedById: viewer.userId } as const;
    await tx.routingVersion.update({ where: { id: draft.id }, data: set });
    await auditEdit(tx, context, viewer, 'publishRouting', draft.id, was.rules, draft.rules);
  });
  context.wakeups.wake([routingStream]);
}
