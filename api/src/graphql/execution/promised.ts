export const isPromise = (value: object): value is PromiseLike<unknown> => typeof (value as { then?: unknown }).then === 'function';

export const isPromised = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && isPromise(value);

/** The promises that a run waits for, and whether it has given up. */
export class Pending {
  #waiting = 0;
  #hasGivenUp = false;
  #finished = () => {};

  giveUp(): void {
    this.#hasGivenUp = true;
  }

  /** Goes on with what is promised, unless somebody has given up by then; who fails gives up for all. */
  wait(promise: PromiseLike<unknown>, go: (kept: unknown) => void): void {
    this.#waiting += 1;
    const settle = () => {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#finished();
    };
    promise.then(
      (kept) => {
        try {
          if (!this.#hasGivenUp) go(kept);
        } catch {
          this.#hasGivenUp = true;
        }
        settle();
      },
      () => {
        this.#hasGivenUp = true;
        settle();
      },
    );
  }

  /** The answer when nothing is waited for any more; undefined when somebody gave up. At once where nothing is. */
  over<Answer>(answer: () => Answer): Answer | undefined | Promise<Answer | undefined> {
    const last = () => (this.#hasGivenUp ? undefined : answer());
    if (this.#waiting === 0) return last();
    return new Promise((resolve) => (this.#finished = () => resolve(last())));
  }
}
