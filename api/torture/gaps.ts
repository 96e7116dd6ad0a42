import type { Fault, LatestAccount, Logged } from './judgement.ts';

/** What a reader was told is left out: after a place and up to another. */
export interface Gap {
  readonly from: bigint;
  readonly to: bigint;
  readonly count: number;
  /** Where its reader stood when it was told, and how much it had been told before. */
  readonly at: bigint;
  readonly before: number;
  /** Whether the line held until the reader was told of what comes after the gap. */
  isWhole: boolean;
}

/** As the API promises: who waits for no more is told each of them. */
const mostToldOneByOne = 100;

/**
 * What gaps say that is not so. A gap begins where its reader stood; it leaves out exactly as many as it counts, which are
 * all but the newest of each object; and those follow it, in order, unless the line broke.
 */
export function untrueGaps({ name, stream, told, gaps }: LatestAccount, log: readonly Logged[]): Fault[] {
  return gaps.flatMap(({ from, to, count, at, before, isWhole }) => {
    const dueIn = (after: bigint, upTo: bigint) =>
      log
        .filter(({ isTold, number }) => isTold && number !== null && number > after && number <= upTo)
        .sort((one, other) => Number(one.number) - Number(other.number));
    const due = dueIn(from, to);
    const newest = new Map(due.map(({ event }) => [event['rootId'], event['id']]));
    const followed = told.slice(before).filter(({ number }) => number > from && number <= to);
    const expected = due.filter(({ event }) => newest.get(event['rootId']) === event['id']).map(({ event }) => event['id']);
    const isFollowed = !isWhole || JSON.stringify(followed.map(({ event }) => event['id'])) === JSON.stringify(expected);
    const wrong = [
      ...(from >= at && dueIn(at, from).length === 0 ? [] : [`it stood at ${at}`]),
      ...(due.length > mostToldOneByOne ? [] : [`only ${due.length} waited`]),
      ...(count === due.length - newest.size ? [] : [`${due.length - newest.size} were left out`]),
      ...(isFollowed ? [] : ['the newest of each object did not follow']),
    ];
    const what = `${name} was told that ${count} were left out of ${stream} after ${from} up to ${to}: ${wrong.join(', ')}`;
    return wrong.length === 0 ? [] : [{ kind: 'untrue gap', what }];
  });
}
