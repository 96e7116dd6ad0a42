import { createHash } from 'node:crypto';

/** A row as a window knows it: which one, and how far it has come. */
export interface Known {
  readonly id: string;
  readonly version: number;
}

/** The first rows of a list under its filter, in order. */
export type Window = readonly Known[];

/** What leads from one window to the next. */
export interface Difference {
  /** No longer in it. */
  readonly left: readonly string[];
  /** New to it or at another place than before, in the order of the window. */
  readonly entered: readonly string[];
  /** Still there, in the same order among each other, and not the same as before. */
  readonly changed: readonly string[];
}

/**
 * How `told` becomes `now`: take out what left and what entered, then put what entered in where it stands, first to last.
 * As few rows as can be are moved. `hasChanged` says whether a row that stays is to be told again.
 */
export function differenceOf(told: Window, now: Window, hasChanged: (row: Known, before: Known) => boolean): Difference {
  const before = new Map(told.map((row, index) => [row.id, { row, index }]));
  const present = new Set(now.map(({ id }) => id));
  const staying = longestRun(now.flatMap(({ id }) => before.get(id)?.index ?? []));
  const stays = ({ id }: Known): boolean => staying.has(before.get(id)?.index ?? -1);
  return {
    left: told.flatMap(({ id }) => (present.has(id) ? [] : [id])),
    entered: now.flatMap((row) => (stays(row) ? [] : [row.id])),
    changed: now.flatMap((row) => {
      const known = before.get(row.id);
      return known !== undefined && stays(row) && hasChanged(row, known.row) ? [row.id] : [];
    }),
  };
}

/** The longest rising run among numbers, each of which comes once. */
function longestRun(numbers: readonly number[]): ReadonlySet<number> {
  const previous = new Map<number, number | undefined>();
  /** The lowest number that ends a run of each length. */
  const ends: number[] = [];
  for (const number of numbers) {
    const at = ends.findIndex((end) => end > number);
    const length = at < 0 ? ends.length : at;
    previous.set(number, ends[length - 1]);
    ends[length] = number;
  }
  const run = new Set<number>();
  for (let number = ends.at(-1); number !== undefined; number = previous.get(number)) run.add(number);
  return run;
}

/** Equal for two windows exactly when they hold the same rows, each as far as the other, in the same order. */
export const fingerprintOf = (window: Window): string =>
  createHash('sha256')
    .update(window.map(({ id, version }) => `${id}:${version}`).join())
    .digest('base64url')
    .slice(0, 22);
