/**
 * Time as the sandbox carrier feels it: twice the speed, twice as many of its milliseconds in one of ours; while it is
 * paused none at all. What was planned keeps its place when the speed changes.
 */
export class Pace {
  readonly #now: () => number;
  #speed = 1;
  #isRunning = true;
  #felt = 0;
  #since: number;

  /** `now` answers milliseconds that never run backwards. */
  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  get speed(): number {
    return this.#speed;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Milliseconds felt since it was made. */
  felt(): number {
    const now = this.#now();
    if (this.#isRunning) this.#felt += (now - this.#since) * this.#speed;
    this.#since = now;
    return this.#felt;
  }

  /** How many of our milliseconds it is until that moment is felt; endless while it is paused. */
  until(felt: number): number {
    return this.#isRunning ? Math.max(0, (felt - this.felt()) / this.#speed) : Infinity;
  }

  setSpeed(factor: number): void {
    this.felt();
    this.#speed = factor;
  }

  setRunning(isRunning: boolean): void {
    this.felt();
    this.#isRunning = isRunning;
  }
}
