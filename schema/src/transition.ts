import { randomUUID } from 'node:crypto';
import type { Tx } from '@sporbar/prisma/client.ts';
import { inSpan } from '@sporbar/prisma/tracing.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { keyProblems } from './access.ts';
import { actedOn, actorOf, authorship, systemActor } from './acting.ts';
import { Attempt } from './attempt.ts';
import { actingViewer, type Context } from './context.ts';
import { organisationStream } from './cursor.ts';
import { isPassing, lookUpFault } from './database-faults.ts';
import { appendEvents, type LoggedWrite, type Occasion } from './event-log.ts';
import { foretold, type Foretold } from './foretelling.ts';
import { claimKey, idempotencyOwner, keptResult, keptWithEvents, requestHash, type Claim } from './idempotency.ts';
import { queueMails } from './mail/queue.ts';
import { hasLines, statusesAfter } from './line-statuses.ts';
import { cursorAfter, cursorNow, type LastNumbers } from './own-writes.ts';
import { no, refuseIfAny, Refused, type Problem, type Problems } from './refusals.ts';
import { runRider, type Rider } from './rider.ts';
import { lockRow, type Lock } from './row-lock.ts';
import { isUpdate, updatesOf } from './row-updates.ts';
import { deleteRow, insertRows, updateOfRows } from './row-writer.ts';
import { numberingDue } from './sequencer.ts';
import type { Viewer } from './viewer.ts';
import { besidesOf, wokenBy, type Root, type Write } from './writes.ts';

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
  readonly locks: readonly Lock[];
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
  /** Of a dry run: what else it would have brought about. */
  readonly foretold: Foretold | null;
}

export type Outcome<T> = Done<T> | { readonly ok: false; readonly problems: Problems };

interface Kept<T> {
  result: T;
  changes: StatusChange[];
  last: LastNumbers;
}

class DryRunDone<T> extends Error {
  readonly kept: Kept<T>;
  readonly foretold: Foretold;
  constructor(kept: Kept<T>, told: Foretold) {
    super('dry run');
    this.kept = kept;
    this.foretold = told;
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
    const { kept, woken } = await inSpan(`transition ${command.move}`, {}, () =>
      attempt.run(context.db, async (tx) => {
        const inside = await runInside(context, tx, command);
        replayed ??= inside.replayed;
        return inside;
      }),
    );
    if (replayed !== true) wake(context, kept, woken);
    const eventCursor = await cursorAfter(context, kept.last);
    return { ok: true, ...kept, eventCursor, replayed: replayed === true, dryRun: false, foretold: null };
  } catch (error) {
    if (error instanceof DryRunDone) {
      const kept = error.kept as Kept<T>;
      return { ok: true, ...kept, eventCursor: await cursorNow(context), replayed: false, dryRun: true, foretold: error.foretold };
    }
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    if (attempt.mayBeDone && isPassing(error))
      return { ok: false, problems: [no.unsettled('', {}, { data: { retryable: true, nothingChanged: false } })] };
    const problem = lookUpFault(error, command.onDuplicate ?? {});
    if (problem !== undefined) return { ok: false, problems: [problem] };
    throw error;
  }
}

/** Whoever reads, and where the carrier may see something of it whoever numbers. */
function wake({ wakeups }: Context, { last }: Pick<Kept<unknown>, 'last'>, woken: readonly string[]): void {
  const streams = last.map(([organisationId]) => organisationStream(organisationId));
  wakeups.wake([...streams, ...woken]);
}

interface CarriedOut<T> {
  readonly kept: Kept<T>;
  /** Streams besides those of the organisations. */
  readonly woken: readonly string[];
}

async function runInside<T>(context: Context, tx: Tx, command: Command<T>): Promise<CarriedOut<T> & { replayed: boolean }> {
  const viewer = actingViewer(context);
  const now = context.clock.now();
  const { input, move, locks } = command;
  const isDry = input.dryRun === true;
  const claim = { owner: idempotencyOwner(viewer), key: input.idempotencyKey, hash: requestHash(move, input) };
  if (!isDry) {
    const answered = await claimKey(tx, claim, now, locks[0]);
    if (answered !== undefined) return { kept: answered as unknown as Kept<T>, woken: [], replayed: true };
  }
  for (const lock of isDry ? locks : locks.slice(1)) await lockRow(tx, lock.table, lock.id);
  const plan = await command.plan(tx, viewer, now);
  const kinds = [...plan.writes.map(({ root }) => root), ...(plan.touches ?? [])].map(({ noun }) => noun.type);
  if (kinds.length > 0) refuseIfAny(keyProblems(viewer, kinds));
  const occasion: Occasion = {
    move,
    actor: actorOf(viewer),
    at: now,
    transactionId: randomUUID(),
    requestId: context.requestId,
    ip: context.ip,
  };
  const done = await carryOut(context, tx, occasion, { ...plan, locks, claim: isDry ? undefined : claim });
  if (isDry) throw new DryRunDone(done.kept, await foretold(tx, viewer, occasion.transactionId, plan.writes));
  return { ...done, replayed: false };
}

/** Moves the clock makes: no viewer, no key, the same path otherwise. Idempotent because the plan looks at the status. */
export async function transitionByClock(
  context: Context,
  move: string,
  lock: Lock,
  plan: (tx: Tx, now: Date) => Promise<readonly Write[]>,
): Promise<number> {
  const now = context.clock.now();
  const { count, done } = await context.db.$transaction(async (tx) => {
    await lockRow(tx, lock.table, lock.id);
    const writes = await plan(tx, now);
    if (writes.length === 0) return { count: 0, done: undefined };
    const occasion = { move, actor: systemActor, at: now, transactionId: randomUUID(), requestId: context.requestId, ip: null };
    return { count: writes.length, done: await carryOut(context, tx, occasion, { writes, result: null, locks: [lock] }) };
  });
  if (done !== undefined) wake(context, done.kept, done.woken);
  return count;
}

interface Work<T> extends Plan<T> {
  readonly locks: readonly Lock[];
  /** Under which the result is kept, with a caller who may ask again. */
  readonly claim?: Claim | undefined;
}

/** What a plan comes to. Where nothing stands between them, its updates, its events and the kept result are one statement. */
async function carryOut<T>(context: Context, tx: Tx, occasion: Occasion, work: Work<T>): Promise<CarriedOut<T>> {
  const { writes, touches = [], alongside, claim } = work;
  const roots = [...new Set([...writes.map((write) => write.root), ...touches])];
  for (const root of roots) if (root.create !== undefined) await createHeader(tx, occasion, root, writes);
  await writeBirthsAndEnds(tx, occasion, writes);
  for (const beside of besidesOf(writes)) await runRider(tx, beside);
  const updates = updatesOf(occasion, writes);
  const headers = new Map<Root, LoggedWrite[]>();
  for (const root of roots) {
    const { logged, update } = await rollUpHeader(tx, occasion, root, work);
    headers.set(root, logged);
    if (update !== undefined) updates.push(update);
  }
  // What comes beside may look at the rows; and one statement writes no row twice.
  if (alongside !== undefined || !isEachRowOnce(roots, writes)) for (const update of updates.splice(0)) await runRider(tx, update);
  await alongside?.(tx);
  const headerEvents = roots.flatMap((root) => headers.get(root) ?? []);
  const logged = [
    ...headerEvents.filter(({ kind }) => kind === 'CREATED'),
    ...writes.map((write) => loggedWrite(write)),
    ...headerEvents.filter(({ kind }) => kind !== 'CREATED'),
  ];
  await queueMails(context, tx, occasion, writes);
  const changes = logged.map((write) => ({ objectType: write.type, objectId: write.id, from: write.from, to: write.to }));
  const last = await appendEvents(tx, occasion, logged, (before) => {
    if (claim === undefined) return updates;
    const kept = { result: work.result, changes, last: before };
    return [...updates, logged.length === 0 ? keptResult(claim, kept) : keptWithEvents(claim, kept)];
  });
  const desks = logged.some(({ carrierVisible }) => carrierVisible) ? [numberingDue] : [];
  return { kept: { result: work.result, changes, last }, woken: [...desks, ...wokenBy(writes)] };
}

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

async function writeBirthsAndEnds(tx: Tx, occasion: Occasion, writes: readonly Write[]): Promise<void> {
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
}

function isEachRowOnce(roots: readonly Root[], writes: readonly Write[]): boolean {
  const ids = [...writes.filter(isUpdate), ...roots.filter((root) => hasLines(root) && root.create === undefined)].map(({ id }) => id);
  return new Set(ids).size === ids.length;
}

interface RolledUp {
  readonly logged: LoggedWrite[];
  readonly update?: Rider | undefined;
}

/** Recomputes a header from its lines as the plan leaves them. Its own event is written only when its status changed. */
async function rollUpHeader(tx: Tx, occasion: Occasion, root: Root, work: Work<unknown>): Promise<RolledUp> {
  if (!hasLines(root)) return { logged: [] };
  const base = {
    type: root.noun.type,
    id: root.id,
    comment: null,
    queue: null,
    carrierVisible: root.carrierVisible,
    customerVisible: true,
  };
  const rootOf = { type: root.noun.type, id: root.id, version: rootVersion(root), organisationId: root.organisationId };
  const rolledUp = root.noun.rollUp(await statusesAfter(tx, root, work));
  if (root.create !== undefined) {
    return { logged: [{ ...base, kind: 'CREATED', from: null, to: rolledUp.status, version: 1, changes: null, root: rootOf }] };
  }
  const bookkeeping = { updatedAt: occasion.at, updatedById: occasion.actor.id ?? 'system' };
  const values = { ...root.set, ...rolledUp, ...actedOn(root, occasion), ...bookkeeping };
  const update = updateOfRows(root.noun.table, [root.id], null, values);
  const turned = rolledUp.status !== root.status;
  if (!turned && root.changes === undefined) return { logged: [], update };
  const kind = turned ? 'ROLLED_UP' : 'UPDATED';
  const [from, to, version] = [root.status ?? null, rolledUp.status, rootVersion(root)];
  return { logged: [{ ...base, kind, from, to, version, changes: root.changes ?? null, root: rootOf }], update };
}
