type Input = Readonly<Record<string, unknown>>;

/**
 * Mutations that were sent and not answered. Nobody knows whether they were done: who asks for the same again sends what
 * was sent, key and version included, so that it is done once.
 */
export class Unanswered {
  readonly #inputs = new Map<string, Input>();

  /** The variables to send: those of a try that was not answered, where there was one. */
  again<Variables>(document: unknown, variables: Variables): Variables {
    const input = this.#inputs.get(signOf(document, variables));
    return input === undefined ? variables : { ...variables, input };
  }

  /** What has become of a try. */
  ended(document: unknown, variables: unknown, isAnswered: boolean): void {
    const input = inputOf(variables);
    if (input?.['idempotencyKey'] === undefined) return;
    if (isAnswered) this.#inputs.delete(signOf(document, variables));
    else this.#inputs.set(signOf(document, variables), input);
  }
}

const inputOf = (variables: unknown): Input | undefined => (variables as { readonly input?: Input } | undefined)?.input;

/** What is asked for, under whatever key and on whatever version: that moves on by itself while the answer is missing. */
const signOf = (document: unknown, variables: unknown): string =>
  JSON.stringify([document, { ...inputOf(variables), idempotencyKey: undefined, expectedVersion: undefined }]);
