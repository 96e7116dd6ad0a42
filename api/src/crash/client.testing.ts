import type { Answer } from '@sporbar/schema/testing.ts';
import type { FindWay, Way } from './way.testing.ts';

/** One request of a writer: sent, and with the same key sent again, until it is answered. */
export interface Step {
  readonly by: string;
  readonly move: string;
  readonly input: Readonly<Record<string, unknown>> & { readonly idempotencyKey: string };
  sent: number;
  answer?: Answer;
  /** Its first answer was that nothing was changed. */
  wasDenied?: boolean;
}

const objects = {
  OrderPayload: 'order { id number status version lines { id status version } }',
  ServiceRequestPayload: 'serviceRequest { id number status version }',
} as const;

const documentOf = (move: string, payload: keyof typeof objects): string => {
  const type = `${move.charAt(0).toUpperCase()}${move.slice(1)}Input!`;
  return `mutation M($input: ${type}) { ${move}(input: $input) { __typename ... on Refusal { code ruleId path message } ... on TechnicalRefusal { retryable nothingChanged }
    ... on ${payload} { replayed eventCursor changes { objectType objectId from to } ${objects[payload]} } } }`;
};

/** What a GraphQL server answered instead of data. */
export class Unanswered extends Error {
  readonly codes: readonly string[];
  constructor(errors: unknown) {
    super(JSON.stringify(errors));
    this.codes = Array.isArray(errors) ? errors.map((error: Answer) => String((error['extensions'] as Answer | undefined)?.['code'])) : [];
  }
}

/** One operation over HTTP with somebody's key. Throws what the line or the server throws. */
export async function ask(way: Way, key: string, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${way.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
    signal: way.signal,
  });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: unknown };
  if (data == null || errors !== undefined) throw new Unanswered(errors);
  return data;
}

interface Told {
  /** Told of each request as it is answered, before anything else happens. */
  readonly answered: (step: Step) => void;
  /** Whether a request that failed so, or was answered so, is sent again. Without it only what a dying server cuts off is. */
  readonly passes?: ((failure: unknown) => boolean) | undefined;
}

/**
 * Several writers that speak to servers which may die under them. A request whose answer was lost is sent again with
 * its own idempotency key as soon as there is a server again; everything that was said is kept for later judgement.
 */
export class Writers {
  readonly steps: Step[] = [];
  readonly #keys: Readonly<Record<string, string>>;
  readonly #find: FindWay;
  readonly #told: Told;
  #lose: ((step: Step) => void) | undefined;

  constructor(keys: Readonly<Record<string, string>>, find: FindWay, told: Told) {
    this.#keys = keys;
    this.#find = find;
    this.#told = told;
  }

  /** From now on the line loses what the server answers, and says of which step; undefined: no longer. */
  loseAnswers(lost: ((step: Step) => void) | undefined): void {
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
      const way = await this.#find();
      try {
        step.sent += 1;
        const body = await ask(way, this.#keys[by] ?? '', documentOf(move, payload), { input: step.input });
        if (!way.signal.aborted && this.#lose !== undefined) await this.#lost(step, way.signal);
        if (way.signal.aborted) continue;
        const answer = body[move] as Answer;
        if (this.#told.passes?.(answer) !== true) step.answer = answer;
        else if (step.sent === 1 && answer['nothingChanged'] === true) step.wasDenied = true;
      } catch (error) {
        if (!way.signal.aborted && this.#told.passes?.(error) !== true) throw error;
      }
    }
    this.#told.answered(step);
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
    const { orders } = await ask(await this.#find(), this.#keys[by] ?? '', '{ orders(first: 1) { cursor } }');
    return (orders as { cursor: string }).cursor;
  }
}
