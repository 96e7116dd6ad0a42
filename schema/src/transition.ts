import { randomUUID } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import { inSpan } from '@sporbar/prisma/tracing.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { keyProblems } from './access.ts';
import { Attempt } from './attempt.ts';
import { actingViewer, type Context } from './context.ts';
import { organisationStream } from './cursor.ts';
import { isPassing, lookUpFault } from './database-faults.ts';
import { appendEvents, type Actor, type LoggedWrite, type Occasion } from './event-log.ts';
import { claimKey, idempotencyOwner, keepResult, requestHash } from './idempotency.ts';
import { queueMails } from './mail/queue.ts';
import type { HeaderNoun, StatusRow } from './nouns.ts';
import { cursorAfter, cursorNow, type LastNumbers } from './own-writes.ts';
import { no, refuseIfAny, Refused, type Problem, type Problems } from './refusals.ts';
import { lineStatuses, lockRow } from './row-lock.ts';
import { deleteRow, insertRows, updateRows } from './row-writer.ts';
import { numberingDue } from './sequencer.ts';
import { actorKindOf, type Viewer } from './viewer.ts';
import type { Root, Write } from './writes.ts';

/** What every command is called with. `dryRun` runs the whole path and rolls back. */
export interface CommandInput {
  readonly idempotencyKey: string;
  readonly expectedVersion?: number | null | undefined;
  readonly dryRun?: boolean | null | undefined;
}

/** What a command decided, having read all it needs under the lock. */
export interface Plan<T> {
  readonly writes: readonly Write[];
  /** Headers that change by themselves, without any of their lines. */
  readonly touches?: readonly Root[] | undefined;
  /** What the caller gets back: ids, as JSON, since it is kept for replays. */
  readonly result: T;
  /** Rows of other tables that belong to the same change; run after the writes, in the same transaction. */
  readonly alongside?: ((tx: Tx) => Promise<void>) | undefined;
}

export interface Command<T> {
  readonly move: string;
  readonly input: CommandInput;
  /** The header rows to lock before anything is read, in this order. */
  readonly locks: readonly { readonly table: string; readonly id: string }[];
  readonly plan: (tx: Tx, viewer: Viewer, now: Date) => Promise<Plan<T>>;
  /** Turns the name of a violated unique index into the refusal it stands for. */
  readonly onDuplicate?: Readonly<Record<string, () => Problem>> | undefined;
}

export interface StatusChange {
  readonly objectType: ObjectType;
  readonly objectId: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Done<T> {
  readonly ok: true;
  readonly result: T;
  readonly changes: readonly StatusChange[];
  /** Where the caller's stream stands after this change: subscribe after it to see only what comes later. */
  readonly eventCursor: string;
  readonly replayed: boolean;
  readonly dryRun: boolean;
}

export type Outcome<T> = Done<T> | { readonly ok: false; readonly problems: Problems };

interface Kept<T> {
  result: T;
  changes: StatusChange[];
  last: LastNumbers;
}

class DryRunDone<T> extends Error {
  readonly kept: Kept<T>;
  constructor(kept: Kept<T>) {
    super('dry run');
    this.kept = kept;
  }
}

/**
 * The only way a status changes. In one transaction: claim the idempotency key, lock, decide, write lines and headers,
 * write what belongs to it, queue mails, and last the events. After commit the readers are woken. A refusal rolls all
 * of it back and is answered, not thrown.
 */
export async function transition<T>(context: Context, command: Command<T>): Promise<Outcome<T>> {
  const attempt = new Attempt();
  let replayed: boolean | undefined;
  try {
    const kept = await inSpan(`transition ${command.move}`, {}, () =>
      attempt.run(context.db, async (tx) => {
        const inside = await runInside(context, tx, command);
        replayed ??= inside.replayed;
        return inside.kept;
      }),
    );
    const organisations = kept.last.map(([organisationId]) => organisationStream(organisationId));
    if (replayed !== true) context.wakeups.wake([...organisations, numberingDue]);
    return { ok: true, ...kept, eventCursor: await cursorAfter(context, kept.last), replayed: replayed === true, dryRun: false };
  } catch (error) {
    if (error instanceof DryRunDone) {
      const kept = error.kept as Kept<T>;
      return { ok: true, ...kept, eventCursor: await cursorNow(context), replayed: false, dryRun: true };
    }
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    if (attempt.mayBeDone && isPassing(error))
      return { ok: false, problems: [no.unsettled('', {}, { data: { retryable: true, nothingChanged: false } })] };
    const problem = lookUpFault(error, command.onDuplicate ?? {});
    if (problem !== undefined) return { ok: false, problems: [problem] };
    throw error;
  }
}

async function runInside<T>(context: Context, tx: Tx, command: Command<T>): Promise<{ kept: Kept<T>; replayed: boolean }> {
  const viewer = actingViewer(context);
  const now = context.clock.now();
  const { input, move } = command;
  const owner = idempotencyOwner(viewer);
  if (input.dryRun !== true) {
    const answered = await claimKey(tx, owner, input.idempotencyKey, requestHash(move, input), now);
    if (answered !== undefined) return { kept: answered as unknown as Kept<T>, replayed: true };
  }
  for (const lock of command.locks) await lockRow(tx, lock.table, lock.id);
  const plan = await command.plan(tx, viewer, now);
  const changed = [...plan.writes.map(({ root }) => root), ...(plan.touches ?? [])];
  if (changed.length > 0)
    refuseIfAny(
      keyProblems(
        viewer,
        changed.map(({ noun }) => noun.type),
      ),
    );
  const occasion: Occasion = {
    move,
    actor: actorOf(viewer),
    at: now,
    transactionId: randomUUID(),
    requestId: context.requestId,
    ip: context.ip,
  };
  const kept = await carryOut(context, tx, occasion, plan);
  if (input.dryRun === true) throw new DryRunDone(kept);
  await keepResult(tx, owner, input.idempotencyKey, kept as object);
  return { kept, replayed: false };
}

/** Moves the clock makes: no viewer, no key, the same path otherwise. Idempotent because the plan looks at the status. */
export async function transitionByClock(
  context: Context,
  move: string,
  lock: { table: string; id: string },
  plan: (tx: Tx, now: Date) => Promise<readonly Write[]>,
): Promise<number> {
  const now = context.clock.now();
  const writes = await context.db.$transaction(async (tx) => {
    await lockRow(tx, lock.table, lock.id);
    const planned = await plan(tx, now);
    const actor: Actor = { id: null, kind: 'SYS', name: 'Sporbar', username: 'system', apiKeyName: null };
    if (planned.length > 0) {
      const occasion = { move, actor, at: now, transactionId: randomUUID(), requestId: context.requestId, ip: null };
      await carryOut(context, tx, occasion, { writes: planned, result: null });
    }
    return planned;
  });
  if (writes.length > 0)
    context.wakeups.wake([...new Set(writes.map((write) => organisationStream(write.root.organisationId))), numberingDue]);
  return writes.length;
}

async function carryOut<T>(context: Context, tx: Tx, occasion: Occasion, plan: Plan<T>): Promise<Kept<T>> {
  const roots = [...new Set([...plan.writes.map((write) => write.root), ...(plan.touches ?? [])])];
  for (const root of roots) if (root.create !== undefined) await createHeader(tx, occasion, root, plan.writes);
  await writeRows(tx, occasion, plan.writes);
  const headers = new Map<Root, LoggedWrite[]>();
  for (const root of roots) headers.set(root, await rollUpHeader(tx, occasion, root));
  await plan.alongside?.(tx);
  const headerEvents = roots.flatMap((root) => headers.get(root) ?? []);
  const logged = [
    ...headerEvents.filter(({ kind }) => kind === 'CREATED'),
    ...plan.writes.map((write) => loggedWrite(write)),
    ...headerEvents.filter(({ kind }) => kind !== 'CREATED'),
  ];
  await queueMails(context, tx, occasion, plan.writes);
  const last = await appendEvents(tx, occasion, logged);
  return {
    result: plan.result,
    changes: logged.map((write) => ({ objectType: write.type, objectId: write.id, from: write.from, to: write.to })),
    last: [...last].map(([organisationId, position]) => [organisationId, String(position)]),
  };
}

const hasLines = (root: Root): root is Root & { noun: HeaderNoun<StatusRow> } => 'lines' in root.noun;

/** The version of the root after this transaction: headers rise once, objects without lines with their own write. */
const rootVersion = (root: Root): number => (root.version ?? 0) + 1;

const loggedWrite = (write: Write): LoggedWrite => ({
  ...write,
  type: write.noun.type,
  root: { type: write.root.noun.type, id: write.root.id, version: rootVersion(write.root), organisationId: write.root.organisationId },
});

async function createHeader(tx: Tx, occasion: Occasion, root: Root, writes: readonly Write[]): Promise<void> {
  if (!hasLines(root)) return;
  const statuses = writes.filter((write) => write.root === root && write.to !== null).map((write) => write.to ?? '');
  const rolledUp = root.noun.rollUp(statuses);
  await insertRows(tx, root.noun.table, [{ ...root.create, ...rolledUp, ...authorship(occasion) }]);
}

async function writeRows(tx: Tx, occasion: Occasion, writes: readonly Write[]): Promise<void> {
  const by = occasion.actor.id ?? 'system';
  for (const write of writes.filter(({ kind }) => kind === 'REMOVED')) await deleteRow(tx, write.noun.table, write.id);
  const births = Map.groupBy(
    writes.filter(({ kind }) => kind === 'CREATED'),
    (write) => write.noun.table,
  );
  for (const [table, group] of births) {
    const rows = group.map((write) => ({
      ...write.values,
      ...actedOn(write, occasion),
      ...authorship(occasion),
      enteredStatusAt: occasion.at,
    }));
    await insertRows(tx, table, rows);
  }
  const changes = writes.filter(({ kind, isNote }) => (kind === 'MOVED' || kind === 'UPDATED') && isNote !== true);
  const alike = Map.groupBy(changes, (write) =>
    JSON.stringify([write.noun.table, write.kind, write.from, write.to, write.values, write.root.noun === write.noun]),
  );
  for (const group of alike.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const entered = first.from === first.to ? {} : { status: first.to, enteredStatusAt: occasion.at };
    const values = { ...first.values, ...entered, ...actedOn(first, occasion), updatedAt: occasion.at, updatedById: by };
    await updateRows(
      tx,
      first.noun.table,
      group.map((write) => write.id),
      first.from,
      values,
    );
  }
}

const authorship = (occasion: Occasion) => {
  const by = occasion.actor.id ?? 'system';
  return { version: 1, createdAt: occasion.at, createdById: by, updatedAt: occasion.at, updatedById: by };
};

/** IA-04: the customer user who last acted, kept on the object itself. */
const actedOn = (write: Pick<Write, 'noun'>, occasion: Occasion): { lastActedById?: string } => {
  const byCustomer = occasion.actor.kind === 'C' || occasion.actor.kind === 'SU';
  return write.noun.namesLastActor === true && byCustomer && occasion.actor.id !== null ? { lastActedById: occasion.actor.id } : {};
};

/** Recomputes a header from its lines as they now stand. Its own event is written only when its status changed. */
async function rollUpHeader(tx: Tx, occasion: Occasion, root: Root): Promise<LoggedWrite[]> {
  if (!hasLines(root)) return [];
  const base = {
    type: root.noun.type,
    id: root.id,
    comment: null,
    queue: null,
    carrierVisible: root.carrierVisible,
    customerVisible: true,
  };
  const rootOf = { type: root.noun.type, id: root.id, version: rootVersion(root), organisationId: root.organisationId };
  const statuses = await lineStatuses(tx, root.noun.lines.table, root.noun.lines.key, root.id);
  const rolledUp = root.noun.rollUp(statuses);
  if (root.create !== undefined) {
    return [{ ...base, kind: 'CREATED', from: null, to: rolledUp.status, version: 1, changes: null, root: rootOf }];
  }
  const bookkeeping = { updatedAt: occasion.at, updatedById: occasion.actor.id ?? 'system' };
  await updateRows(tx, root.noun.table, [root.id], null, { ...root.set, ...rolledUp, ...actedOn(root, occasion), ...bookkeeping });
  const turned = rolledUp.status !== root.status;
  if (!turned && root.changes === undefined) return [];
  const kind = turned ? 'ROLLED_UP' : 'UPDATED';
  return [
    {
      ...base,
      kind,
      from: root.status ?? null,
      to: rolledUp.status,
      version: rootVersion(root),
      changes: root.changes ?? null,
      root: rootOf,
    },
  ];
}

const actorOf = (viewer: Viewer): Actor => ({
  id: viewer.userId,
  kind: actorKindOf(viewer),
  name: viewer.fullName,
  username: viewer.username,
  apiKeyName: viewer.apiKey?.name ?? null,
});
