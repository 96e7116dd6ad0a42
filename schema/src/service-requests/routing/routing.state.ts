import type { Db, Tx } from '@sporbar/prisma/client.ts';
import type { RoutingVersion } from '@sporbar/prisma/generated/client/client.ts';
import type { Context } from '../../context.ts';
import { areaCodes } from '../areas/areas.ts';
import type { RoutingRow, RoutingTable } from './routing.rules.ts';

/** Woken on every server when a routing is published. */
export const routingStream = 'routing';

export type VersionWithRules = RoutingVersion & { readonly rules: RoutingRow[] };

const withRules = { include: { rules: true }, orderBy: { number: 'desc' } } as const;

/** In the order of the areas, each before its sub-areas. */
const inOrder = (row: VersionWithRules): VersionWithRules => ({
  ...row,
  rules: row.rules.toSorted(
    (a, b) => areaCodes.indexOf(a.area) - areaCodes.indexOf(b.area) || (a.subArea ?? '').localeCompare(b.subArea ?? ''),
  ),
});

export async function loadInForce(tx: Tx): Promise<VersionWithRules> {
  return inOrder(await tx.routingVersion.findFirstOrThrow({ where: { state: 'PUBLISHED' }, ...withRules }));
}

export async function loadDraft(tx: Tx): Promise<VersionWithRules | null> {
  const draft = await tx.routingVersion.findFirst({ where: { state: 'DRAFT' }, ...withRules });
  return draft === null ? null : inOrder(draft);
}

interface Kept {
  readonly table: RoutingTable;
  readonly readAt: number;
  readonly leave: AbortController;
  isStale: boolean;
}

const kept = new WeakMap<Db, Kept>();
/** What a server does not hear of because the servers cannot be heard for a while, it reads after so long. */
const keptMs = 60_000;

/**
 * The table in force, as this server knows it: read once, and again when anybody publishes. Whoever asks goes by one table
 * from beginning to end. Inside a transaction it is read through the transaction.
 */
export async function routingInForce(context: Context, tx: Tx): Promise<RoutingTable> {
  const known = kept.get(context.db);
  const now = context.clock.now().getTime();
  if (known !== undefined && !known.isStale && Math.abs(now - known.readAt) < keptMs) return known.table;
  known?.leave.abort();
  const leave = new AbortController();
  // Registered before the table is read: whatever is published afterwards is heard.
  const published = context.wakeups.next(routingStream, leave.signal);
  const { rules } = await loadInForce(tx);
  const entry: Kept = { table: rules, readAt: now, leave, isStale: false };
  kept.set(context.db, entry);
  void published.then(() => (entry.isStale = true));
  return rules;
}
