interface Keyed {
  readonly input?: unknown;
}

/**
 * Mutations that were sent and not answered. Nobody knows whether they were done: who sends the same again sends it under
 * the key it had, so that it is done once.
 */
export class Unanswered {
  readonly #keys = new Map<string, string>();

  /** The variables to send: with the key of a try that was not answered, where there was one. */
  again<Variables>(document: unknown, variables: Variables): Variables {
    const kept = this.#keys.get(signOf(document, variables));
    const input = inputOf(variables);
    return kept === undefined || input === undefined ? variables : { ...variables, input: { ...input, idempotencyKey: kept } };
  }

  /** What has become of a try. */
  ended(document: unknown, variables: unknown, isAnswered: boolean): void {
    const key = inputOf(variables)?.['idempotencyKey'];
    if (typeof key !== 'string') return;
    if (isAnswered) this.#keys.delete(signOf(document, variables));
    else this.#keys.set(signOf(document, variables), key);
  }
}

function inputOf(variables: unknown): Readonly<Record<string, unknown>> | undefined {
  const { input } = (variables ?? {}) as Keyed;
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : undefined;
}

/** What is asked for, the key aside. */
const signOf = (document: unknown, variables: unknown): string =>
  JSON.stringify([document, { ...inputOf(variables), idempotencyKey: undefined }]);
