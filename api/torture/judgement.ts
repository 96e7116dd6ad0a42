import type { Answer } from '@sporbar/schema/testing.ts';
import { untrueGaps, type Gap } from './gaps.ts';

/** An event as the tables have it, at its place in one stream. */
export interface Logged {
  readonly stream: string;
  /** Null: it has no place, and nobody will be told. */
  readonly number: bigint | null;
  /** Whether readers of the stream may hear of it. */
  readonly isTold: boolean;
  readonly transactionId: string;
  readonly event: Answer;
}

/** What somebody was told of a stream. */
export interface Account {
  readonly name: string;
  readonly stream: string;
  /** Where its reading began. */
  readonly from: bigint;
  readonly told: readonly { readonly number: bigint; readonly event: Answer }[];
}

/** What somebody was told who asked for the newest of each object. */
export interface LatestAccount extends Account {
  readonly gaps: readonly Gap[];
}

/** A write that a server has said is done. */
export interface Acknowledged {
  readonly name: string;
  readonly move: string;
  readonly stream: string;
  /** The `eventCursor` of the answer. */
  readonly cursor: bigint;
  readonly changes: readonly { readonly objectId: string; readonly from: string | null; readonly to: string | null }[];
  /** The rows of the answer, as they stood. */
  readonly rows: readonly { readonly id: string; readonly version: number }[];
}

/** A row that was read on another server after it was acknowledged on one. */
export interface LaterRead {
  readonly id: string;
  readonly acknowledged: number;
  readonly seen: number;
}

export interface TortureRecord {
  readonly log: readonly Logged[];
  /** The subscriptions that went through it all. */
  readonly followers: readonly Account[];
  /** Those who came now and then, for the newest of each object. */
  readonly latest: readonly LatestAccount[];
  /** The whole of each stream, read by `events(after, first)` when it was over. */
  readonly replays: readonly Account[];
  readonly acknowledged: readonly Acknowledged[];
  readonly reads: readonly LaterRead[];
  /** Transactions of the log, and those that somebody asked for. */
  readonly made: readonly string[];
  readonly asked: readonly string[];
  /** Requests whose first answer was that nothing was changed, and that were found done when they were sent again. */
  readonly denied: readonly string[];
}

export const faultKinds = ['lost', 'doubled', 'out of order', 'phantom', 'acknowledged but missing', 'untrue gap'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly what: string;
}

/** Everything that the promise of the live engine forbids and the record shows. */
export function judge(record: TortureRecord): Fault[] {
  const streams = Map.groupBy(record.log, ({ stream }) => stream);
  const objects = Map.groupBy(record.log, ({ event }) => String(event['objectId']));
  return [
    ...[...record.followers, ...record.replays].flatMap((account) => inAccount(account, streams.get(account.stream) ?? [])),
    ...record.latest.flatMap((account) => inLatest(account, streams.get(account.stream) ?? [])),
    ...record.acknowledged.flatMap((write) => inAcknowledged(write, objects)),
    ...record.reads
      .filter(({ seen, acknowledged }) => seen < acknowledged)
      .map(({ id, acknowledged, seen }) => missing(`${id} was version ${acknowledged} on one server and then ${seen} on another`)),
    ...inTransactions(record),
    ...record.denied.map((what): Fault => ({ kind: 'phantom', what: `${what} was done, and the answer was that nothing was changed` })),
  ];
}

export const countOf = (faults: readonly Fault[]): Record<FaultKind, number> =>
  Object.fromEntries(faultKinds.map((kind) => [kind, faults.filter((fault) => fault.kind === kind).length])) as Record<FaultKind, number>;

const missing = (what: string): Fault => ({ kind: 'acknowledged but missing', what });

function inAccount({ name, stream, from, told }: Account, log: readonly Logged[]): Fault[] {
  const due = new Map(log.filter(({ isTold }) => isTold).map((entry) => [String(entry.event['id']), entry]));
  const heard = new Set<string>();
  const faults: Fault[] = [];
  let furthest = from;
  for (const { number, event } of told) {
    const id = String(event['id']);
    const say = (kind: FaultKind) => faults.push({ kind, what: `${name} was told of ${id} as ${number} of ${stream}` });
    const entry = due.get(id);
    if (heard.has(id)) say('doubled');
    else if (entry === undefined || entry.number !== number || !isSame(entry.event, event)) say('phantom');
    else if (number <= from) say('doubled');
    else if (number < furthest) say('out of order');
    heard.add(id);
    if (number > furthest) furthest = number;
  }
  for (const [id, { number }] of due)
    if ((number === null || number > from) && !heard.has(id))
      faults.push({ kind: 'lost', what: `${name} was not told of ${id}, ${number ?? 'which has no place'} of ${stream}` });
  return faults;
}

/** Whoever wants the newest alone may miss what a gap names, as long as it is told of the same object again after it. */
function inLatest(account: LatestAccount, log: readonly Logged[]): Fault[] {
  const { gaps } = account;
  const newest = new Map<unknown, bigint>();
  for (const { number, event } of account.told) newest.set(event['rootId'], number);
  const isLeftOut = ({ number, event }: Logged): boolean =>
    number !== null && gaps.some(({ from, to }) => number > from && number <= to) && (newest.get(event['rootId']) ?? 0n) > number;
  const told = new Set(account.told.map(({ event }) => event['id']));
  const due = log.filter((entry) => told.has(entry.event['id']) || !isLeftOut(entry));
  return [...inAccount(account, due), ...untrueGaps(account, log)];
}

const isSame = (logged: Answer, told: Answer): boolean =>
  Object.keys(told).every((field) => logged[field] === told[field]) && Object.keys(logged).length === Object.keys(told).length;

/** What was acknowledged is in the log, and before its own cursor in the stream of who did it: it reads its own writes. */
function inAcknowledged({ name, move, stream, cursor, changes, rows }: Acknowledged, objects: ReadonlyMap<string, Logged[]>): Fault[] {
  const faults: Fault[] = [];
  for (const { objectId, from, to } of changes)
    if (!objects.get(objectId)?.some(({ event }) => event['move'] === move && event['from'] === from && event['to'] === to))
      faults.push(missing(`${move} by ${name} took ${objectId} from ${from} to ${to}, says its answer, and not the log`));
  for (const { id, version } of rows) {
    const entries = objects.get(id) ?? [];
    if (!entries.some(({ event }) => Number(event['objectVersion']) >= version))
      faults.push(missing(`${id} was version ${version} after ${move} by ${name}, and the log never got there`));
    // Others may have gone on with what this write did not touch before its answer was read.
    if (!changes.some(({ objectId }) => objectId === id)) continue;
    for (const { number, event, isTold, ...entry } of entries)
      if (entry.stream === stream && isTold && event['move'] === move && event['objectVersion'] === version)
        if (number === null || number > cursor)
          faults.push(missing(`the cursor ${cursor} of ${move} by ${name} stands before its own event ${event['id']}, which is ${number}`));
  }
  return faults;
}

/** Each transaction was asked for, and each request made one, however often it was sent. */
function inTransactions({ made, asked }: TortureRecord): Fault[] {
  const wanted = new Set(asked);
  const there = new Set(made);
  return [
    ...made.filter((id) => !wanted.has(id)).map((id): Fault => ({ kind: 'phantom', what: `nobody asked for the transaction ${id}` })),
    ...asked.filter((id) => !there.has(id)).map((id) => missing(`the transaction of ${id}`)),
    ...asked
      .filter((id, index) => asked.indexOf(id) !== index)
      .map((id): Fault => ({ kind: 'doubled', what: `two requests were answered with the transaction ${id}` })),
  ];
}
