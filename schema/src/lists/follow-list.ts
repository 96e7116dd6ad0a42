import { setTimeout as pause } from 'node:timers/promises';
import type { StatusEvent } from '@sporbar/prisma/generated/client/client.ts';
import type { ObjectType } from '@sporbar/prisma/generated/client/enums.ts';
import { requireViewer, type Context } from '../context.ts';
import { encodeCursor, markOf, streamOf } from '../cursor.ts';
import { isPassing } from '../database-faults.ts';
import { lastPosition, readAfter, resumeAt } from '../event-log.ts';
import { following } from '../events/following.ts';
import { stoppable } from '../events/stoppable.ts';
import { numberCarrierEvents } from '../sequencer.ts';
import { differenceOf, fingerprintOf, type Difference, type Known, type Window } from './window.ts';

/** A list as one viewer asked for it: what can touch it, and how to look at it. */
export interface Followed {
  /** Pages of these kinds touch it. */
  readonly rootTypes: readonly ObjectType[];
  /** The row an event is about: null when it may be any, undefined when it is none of this list. */
  readonly rowOf: (event: StatusEvent) => string | null | undefined;
  /** The first rows as they are now. */
  readonly look: () => Promise<Window>;
  /** Which of these rows fit the filter now, in the window or beyond it. */
  readonly fitting: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether anybody asks of what left whether it still fits. */
  readonly marksBeyond: boolean;
  /** How many fit; absent where nobody asked. */
  readonly count: (() => Promise<number>) | undefined;
}

/** What there is to tell at one moment. Its rows are read by whoever tells it, who notes what of them was still there. */
export interface Step {
  readonly kind: 'LIST_SNAPSHOT' | 'LIST_CHANGES' | 'UP_TO_DATE';
  readonly stream: string;
  /** Where the stream stands: everything up to here is in it. */
  readonly position: bigint;
  readonly window: Window;
  readonly difference: Difference;
  /** The newest event of each row in this step. */
  readonly events: ReadonlyMap<string, StatusEvent>;
  /** Of what left: what still fits and was only pushed out. */
  readonly beyond: ReadonlySet<string>;
  readonly totalCount: number | null;
  /** Set by whoever tells it: what the client holds then. Rows that were gone again are not in it. */
  told?: Window;
}

/** A list as it is told: its rows, and how many fit if anybody asked. */
export interface State {
  readonly window: Window;
  readonly totalCount: number | null;
}

/** How many events are looked through before a client that comes back is sent the list anew. */
const mostLookedThrough = 1_000;

/**
 * Follows a list: its first rows, UP_TO_DATE, then what changes them, a step for all events that have come since the last.
 * With `after`, UP_TO_DATE alone when the client holds what there is, and else the rows anew.
 */
export const followList = (context: Context, list: Followed, after: string | null): AsyncGenerator<Step> =>
  stoppable((signal) => generate(context, list, after, signal));

async function* generate(context: Context, list: Followed, after: string | null, signal: AbortSignal): AsyncGenerator<Step> {
  const { db, tails } = context;
  const viewer = requireViewer(context);
  const stream = streamOf(viewer);
  if (viewer.isCarrier) await numberCarrierEvents(context);
  const from = after === null ? null : await resumeAt(db, stream, after);
  const follower = tails.follow(stream, following(viewer, { rootTypes: list.rootTypes }));
  const look = () => whenPossible(context, signal, () => stateOf(list));
  try {
    let { upTo: position } = await follower.read(await lastPosition(db, stream));
    let state: Told = { ...(await look()), isShort: false };
    const isHeld = from !== null && isMarkOf(after, state) && !(await isTouched(context, list, stream, from, position));
    if (!isHeld) state = yield* telling(stepOf('LIST_SNAPSHOT', stream, position, state));
    yield stepOf('UP_TO_DATE', stream, position, state);
    for (let lookedAt = 0; !signal.aborted;) {
      await follower.changed(signal);
      // What comes close together is one step: at most so many looks a second, however fast the stream runs.
      await pause(Math.max(0, lookedAt + tails.listPauseMs - Date.now()), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const { events, upTo, isCaughtUp } = await whenPossible(context, signal, async () => follower.read(position));
      lookedAt = Date.now();
      if (isCaughtUp) {
        const touching = events.map(({ event }) => event).filter((event) => list.rowOf(event) !== undefined);
        const step = await whenPossible(context, signal, () => changesOf(list, stream, upTo, state, touching));
        position = upTo;
        if (step !== undefined) state = yield* telling(step);
      } else {
        // Too far behind to know what came: the list itself says where it stands.
        position = await whenPossible(context, signal, () => lastPosition(db, stream));
        state = yield* telling(stepOf('LIST_SNAPSHOT', stream, position, await look()));
      }
    }
  } finally {
    follower.leave();
  }
}

/** What a client has been told. */
interface Told extends State {
  /** Rows were gone again when they were to be told: others may stand in their places. */
  readonly isShort: boolean;
}

/** Hands out a step; answers what the client holds after it. */
async function* telling(step: Step): AsyncGenerator<Step, Told> {
  yield step;
  const { told = step.window, totalCount } = step;
  return { window: told, totalCount, isShort: told.length < step.window.length };
}

const stateOf = async ({ look, count }: Followed): Promise<State> => ({
  window: await look(),
  totalCount: count === undefined ? null : await count(),
});

const nothing: Pick<Step, 'difference' | 'events' | 'beyond'> = {
  difference: { left: [], entered: [], changed: [] },
  events: new Map(),
  beyond: new Set(),
};

const stepOf = (kind: Step['kind'], stream: string, position: bigint, { window, totalCount }: State): Step => ({
  kind,
  stream,
  position,
  window,
  totalCount,
  ...nothing,
});

/** What events have changed of a list; undefined when it is as it was told. */
async function changesOf(
  list: Followed,
  stream: string,
  position: bigint,
  told: Told,
  touching: readonly StatusEvent[],
): Promise<Step | undefined> {
  if (touching.length === 0 || !(await mayDiffer(list, told, touching))) return undefined;
  const state = await stateOf(list);
  const events = new Map(touching.flatMap((event) => [[list.rowOf(event) ?? '', event] as const]));
  const anyRow = touching.some((event) => list.rowOf(event) === null);
  const hasChanged = (row: Known, before: Known) => events.has(row.id) || (anyRow && row.version !== before.version);
  const difference = differenceOf(told.window, state.window, hasChanged);
  const { left, entered, changed } = difference;
  const isSame = left.length + entered.length + changed.length === 0 && state.totalCount === told.totalCount;
  if (isSame) return undefined;
  return {
    ...stepOf('LIST_CHANGES', stream, position, state),
    difference,
    events,
    beyond: await list.fitting(list.marksBeyond ? left : []),
  };
}

/** Whether the list is worth another look: not for objects that are neither in it nor fit its filter. */
async function mayDiffer(list: Followed, told: Told, touching: readonly StatusEvent[]): Promise<boolean> {
  if (list.count !== undefined || told.isShort) return true;
  const rows = new Set(touching.map(list.rowOf));
  if (rows.has(null) || told.window.some(({ id }) => rows.has(id))) return true;
  return (await list.fitting([...rows].filter((id) => id != null))).size > 0;
}

const markFor = ({ window, totalCount }: State): string => `${fingerprintOf(window)}.${totalCount ?? ''}`;

/** Whether a client with this cursor holds exactly these rows, and has been told of as many. */
function isMarkOf(cursor: string | null, state: State): boolean {
  const [print, count] = (cursor === null ? undefined : markOf(cursor))?.split('.') ?? [];
  return print === fingerprintOf(state.window) && (state.totalCount === null || count === String(state.totalCount));
}

/** The cursor of a client that holds these rows. */
export const listCursor = (stream: string, position: bigint, held: State): string => encodeCursor(stream, position, markFor(held));

/** Whether anything that can touch the list came after a position, as far as it is worth looking. */
async function isTouched(context: Context, list: Followed, stream: string, from: bigint, upTo: bigint): Promise<boolean> {
  if (upTo - from > mostLookedThrough) return true;
  let position = from;
  while (position < upTo) {
    const read = await readAfter(context.db, stream, position, upTo);
    // Pruned meanwhile: nobody knows what it was.
    if (read[0]?.number !== position + 1n) return true;
    if (read.some(({ event }) => list.rootTypes.includes(event.rootType) && list.rowOf(event) !== undefined)) return true;
    position = read.at(-1)?.number ?? upTo;
  }
  return false;
}

/** While the database is away a list is late, and whole when it comes. */
async function whenPossible<T>(context: Context, signal: AbortSignal, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await context.wakeups.next('tick:lists', signal);
    }
  }
}
