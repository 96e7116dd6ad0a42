/** So long nobody must have typed before the API is asked. */
const QUIET = 350;

/**
 * Asks about what is typed, once nothing more has been typed for a moment. An answer to a question that was followed by
 * another is dropped, whichever comes first; undefined is told where none came.
 */
export class Quiet<Question, Answer> {
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #ask: (question: Question) => Promise<Answer | undefined>;
  readonly #tell: (answer: Answer | undefined) => void;

  constructor(ask: (question: Question) => Promise<Answer | undefined>, tell: (answer: Answer | undefined) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  ask(question: Question, afterMs = QUIET): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#answer(asked, question), afterMs);
  }

  /** Nothing is asked or told any more. */
  stop(): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
  }

  async #answer(asked: number, question: Question): Promise<void> {
    const answer = await this.#ask(question);
    if (asked === this.#asked) this.#tell(answer);
  }
}
