import type { Answer } from '@sporbar/schema/testing.ts';

/** One request of a writer: sent, and with the same key sent again, until it is answered. */
export interface Step {
  readonly by: string;
  readonly move: string;
  readonly input: Readonly<Record<string, unknown>> & { readonly idempotencyKey: string };
  sent: number;
  answer?: Answer;
}

const objects = {
  OrderPayload: 'order { id number status version lines { id status version } }',
  ServiceRequestPayload: 'serviceRequest { id number status version }',
} as const;

const documentOf = (move: string, payload: keyof typeof objects): string => {
  const type = `${move.charAt(0).toUpperCase()}${move.slice(1)}Input!`;
  return `mutation M($input: ${type}) { ${move}(input: $input) { __typename ... on Refusal { code ruleId path message }
    ... on ${payload} { replayed eventCursor changes { objectType objectId from to } ${objects[payload]} } } }`;
};

/**
 * Several writers that speak to a server which may die under them. A request whose answer was lost is sent again with
 * its own idempotency key as soon as there is a server again; everything that was said is kept for later judgement.
 */
export class Writers {
  readonly steps: Step[] = [];
  readonly #keys: Readonly<Record<string, string>>;
  readonly #look: (step: Step) => void;
  #url: PromiseWithResolvers<string> = Promise.withResolvers();
  #life = new AbortController();
  #lose: ((step: Step) => void) | undefined;

  /** `look` is told of each request as it is answered, before anything else happens. */
  constructor(keys: Readonly<Record<string, string>>, look: (step: Step) => void) {
    this.#keys = keys;
    this.#look = look;
  }

  serverAt(url: string): void {
    this.#life = new AbortController();
    this.#lose = undefined;
    this.#url.resolve(url);
  }

  /** Whatever was not answered up to now stays unanswered. */
  serverGone(): void {
    this.#url = Promise.withResolvers();
    this.#life.abort();
  }

  /** From now on the line loses what the server answers, until there is another server, and says of which step. */
  loseAnswers(lost: (step: Step) => void): void {
    this.#lose = lost;
  }

  unanswered(): Step[] {
    return this.steps.filter(({ sent, answer }) => sent > 0 && answer === undefined);
  }

  /** Makes a move, through as many servers as it takes, and answers its payload. Throws when it is refused. */
  async move(by: string, move: string, payload: keyof typeof objects, given: Record<string, unknown>): Promise<Answer> {
    const step: Step = { by, move, input: { ...given, idempotencyKey: crypto.randomUUID() }, sent: 0 };
    this.steps.push(step);
    while (step.answer === undefined) {
      const url = await this.#url.promise;
      const { signal } = this.#life;
      try {
        step.sent += 1;
        const body = await this.ask(url, by, documentOf(move, payload), { input: step.input }, signal);
        if (!signal.aborted && this.#lose !== undefined) await this.#lost(step, signal);
        if (signal.aborted) continue;
        step.answer = body[move] as Answer;
      } catch (error) {
        if (signal.aborted) continue;
        throw error;
      }
    }
    this.#look(step);
    if (step.answer['__typename'] !== payload) throw new Error(`${move} by ${by}: ${JSON.stringify(step.answer)}`);
    return step.answer;
  }

  #lost(step: Step, signal: AbortSignal): Promise<void> {
    const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    this.#lose?.(step);
    return gone;
  }

  /** Where somebody's stream stands now. */
  async positionOf(by: string): Promise<string> {
    const { orders } = await this.ask(await this.#url.promise, by, '{ orders(first: 1) { cursor } }');
    return (orders as { cursor: string }).cursor;
  }

  async ask(url: string, by: string, query: string, variables: object = {}, signal: AbortSignal | null = null): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#keys[by]}` },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    const { data, errors } = (await response.json()) as { data?: Answer; errors?: unknown };
    if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
}
