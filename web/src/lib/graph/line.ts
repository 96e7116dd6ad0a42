/** What a reader is told of the line. */
export type Told = 'starting' | 'live' | 'catching-up' | 'offline' | 'ended';

/** Everything the tab knows of its line. Plain data: `step` makes the next from it, and nothing else does. */
export interface Line {
  readonly told: Told;
  /** Since when what is shown may be old, in milliseconds. Stands until everything missed has come. */
  readonly since: number | undefined;
  /** The last position that was received; undefined: begin at now. */
  readonly cursor: string | undefined;
  /** Where the page that is shown was read: taken when a kept position is refused. */
  readonly readAt: string | undefined;
  /** The socket stands. */
  readonly connected: boolean;
  /** What was missed will never come: what is shown is read anew as soon as the stream goes on. */
  readonly lost: boolean;
  /** Failed tries to follow since the last message. */
  readonly attempt: number;
  /** The last sign of life of the server. */
  readonly heard: number;
  /** A ping that was not answered by then was sent into the void. */
  readonly pongDue: number | undefined;
  /** When to follow anew after the stream itself has failed. */
  readonly followDue: number | undefined;
  /** Positions received lately: what comes again is dropped. */
  readonly seen: readonly string[];
}

export type LineEvent<Change> =
  | { readonly type: 'start'; readonly readAt: string; readonly kept: string | undefined }
  | { readonly type: 'connected' }
  | { readonly type: 'closed'; readonly code: number }
  | { readonly type: 'message'; readonly cursor: string; readonly change?: Change | undefined; readonly upToDate: boolean }
  /** The server answered that it cannot go on from that position. */
  | { readonly type: 'refused' }
  /** The stream ended without an answer. */
  | { readonly type: 'failed' }
  | { readonly type: 'pinged' }
  | { readonly type: 'ponged' }
  /** Time has passed. */
  | { readonly type: 'tick' }
  /** The browser says that there is no network. */
  | { readonly type: 'offline' }
  /** There is network again, the machine has slept, or somebody looks at the page again. */
  | { readonly type: 'woken' };

export type Effect<Change> =
  | { readonly do: 'follow'; readonly after: string | undefined }
  | { readonly do: 'leave' }
  /** Close the socket: nobody is at its other end. */
  | { readonly do: 'hang-up' }
  /** Do not wait any longer before the next try. */
  | { readonly do: 'hurry' }
  | { readonly do: 'apply'; readonly change: Change }
  /** Changes are lost for good: read what is shown anew. */
  | { readonly do: 'reread' }
  | { readonly do: 'keep'; readonly cursor: string }
  | { readonly do: 'end' };

type Next<Change> = readonly [line: Line, effects: readonly Effect<Change>[]];

export const unstarted: Line = {
  told: 'starting',
  since: undefined,
  cursor: undefined,
  readAt: undefined,
  connected: false,
  lost: false,
  attempt: 0,
  heard: 0,
  pongDue: undefined,
  followDue: undefined,
  seen: [],
};

/** Closed because the session or the account has ended: coming back would only be refused again. */
const endedCodes = [4401, 4403];
export const isEnd = (code: number): boolean => endedCodes.includes(code);
/** Hung up by us, since no pong came: without the handshake that a dead peer would never answer. */
export const silentCode = 4499;

export const pongWithin = 5_000;
export const pingEvery = 12_000;
/** Who was not heard for so long while nobody watched is not believed to be there still. */
const silentAfter = pingEvery + pongWithin;
const firstWait = 500;
const longestWait = 15_000;
const remembered = 1_000;

/** Doubling waits with jitter, so that a restarted server is not met by everybody at once. */
export const waitBefore = (attempt: number, random: number): number => Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + random / 2);

/** What follows from an event: the next line, and what is to be done. Pure: time and chance are handed in. */
export function step<Change>(line: Line, event: LineEvent<Change>, now: number, random: number): Next<Change> {
  if (line.told === 'ended') return [line, []];
  switch (event.type) {
    case 'start': {
      const cursor = event.kept ?? event.readAt;
      return [{ ...line, cursor, readAt: event.readAt, heard: now }, [{ do: 'follow', after: cursor }]];
    }
    case 'connected':
      return [{ ...line, connected: true, told: 'catching-up', heard: now, pongDue: undefined }, []];
    case 'closed':
      return closed(line, event.code);
    case 'message':
      return received(line, event, now);
    case 'refused':
      return refused(line, now, random);
    case 'failed':
      return followLater(cut(line), now, random);
    case 'pinged':
      return [{ ...line, pongDue: line.pongDue ?? now + pongWithin }, []];
    case 'ponged':
      return [{ ...line, heard: now, pongDue: undefined }, []];
    case 'tick':
      return ticked(line, now);
    case 'offline':
      return [{ ...cut(line), pongDue: undefined }, [{ do: 'hang-up' }]];
    case 'woken':
      return woken(line, now);
  }
}

/**
 * A line that is down tells since when nobody was heard, however long it took to notice; flapping does not make it younger.
 */
const cut = (line: Line): Line => ({ ...line, told: 'offline', since: line.since ?? line.heard });

function closed<Change>(line: Line, code: number): Next<Change> {
  if (isEnd(code))
    return [
      { ...line, told: 'ended', connected: false, since: line.since ?? line.heard, pongDue: undefined, followDue: undefined },
      [{ do: 'leave' }, { do: 'end' }],
    ];
  // Hung up to find out: it is not known yet whether anybody is there.
  const told = code === silentCode && line.connected && line.told === 'catching-up' ? line.told : 'offline';
  return [{ ...cut(line), told, connected: false, pongDue: undefined }, []];
}

/** A line that stood when the machine fell asleep may lead nowhere now: another tells the truth sooner than a ping. */
function woken<Change>(line: Line, now: number): Next<Change> {
  if (line.connected && now - line.heard > silentAfter)
    return [{ ...cut(line), told: 'catching-up', pongDue: undefined }, [{ do: 'hang-up' }, { do: 'hurry' }]];
  return line.followDue === undefined ? [line, [{ do: 'hurry' }]] : ticked({ ...line, followDue: now }, now);
}

function received<Change>(line: Line, event: Extract<LineEvent<Change>, { type: 'message' }>, now: number): Next<Change> {
  const { cursor, change, upToDate } = event;
  if (change !== undefined && line.seen.includes(cursor)) return [{ ...line, heard: now, pongDue: undefined }, []];
  const arrived = upToDate && line.connected ? ({ told: 'live', since: undefined } as const) : {};
  const seen = change === undefined ? line.seen : [...line.seen, cursor].slice(-remembered);
  const next: Line = { ...line, ...arrived, cursor, seen, heard: now, pongDue: undefined, attempt: 0, lost: false };
  const effects: Effect<Change>[] = [{ do: 'keep', cursor }];
  if (change !== undefined) effects.unshift({ do: 'apply', change });
  if (line.lost) effects.push({ do: 'reread' });
  return [next, effects];
}

/** A position that is no use: begin where the page was read, if that was not tried, or else at now and read anew what is shown. */
function refused<Change>(line: Line, now: number, random: number): Next<Change> {
  const untried = line.readAt !== undefined && line.cursor !== line.readAt && line.seen.length === 0;
  const begin = untried ? { cursor: line.readAt, lost: line.lost } : { cursor: undefined, lost: true };
  return followLater(cut({ ...line, ...begin, readAt: undefined }), now, random);
}

function followLater<Change>(line: Line, now: number, random: number): Next<Change> {
  return [{ ...line, followDue: now + waitBefore(line.attempt, random), attempt: line.attempt + 1 }, [{ do: 'leave' }]];
}

function ticked<Change>(line: Line, now: number): Next<Change> {
  if (line.pongDue !== undefined && line.pongDue <= now) return [{ ...cut(line), pongDue: undefined }, [{ do: 'hang-up' }]];
  if (line.followDue === undefined || line.followDue > now) return [line, []];
  const told = line.connected ? 'catching-up' : line.told;
  return [{ ...line, told, followDue: undefined }, [{ do: 'follow', after: line.cursor }]];
}

/** When time alone will change something. */
export const dueAt = ({ pongDue, followDue }: Line): number | undefined =>
  pongDue === undefined ? followDue : followDue === undefined ? pongDue : Math.min(pongDue, followDue);
