/** Runs what it is given one after the other, each after the one before has ended, whichever way that ended. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** A line of its own. Who finds nobody before him does not wait. */
export function inTurn(): InTurn {
  let last: Promise<unknown> | undefined;
  return (run) => {
    const mine = last === undefined ? run() : last.then(run, run);
    last = mine;
    const over = () => {
      if (last === mine) last = undefined;
    };
    mine.then(over, over);
    return mine;
  };
}
