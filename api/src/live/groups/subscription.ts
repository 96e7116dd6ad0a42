import { setTimeout as rest } from 'node:timers/promises';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import { createSourceEventStream, GraphQLError, type ExecutionResult, type ValidatedSubscriptionArgs } from 'graphql';
import { executeEvent } from '../../graphql/execution/planned.ts';
import { maskedError } from '../../graphql/masked-errors.ts';
import type { ServedContext } from '../../graphql/request-context.ts';
import type { Logger } from '../../logger.ts';
import { SubscriptionSteps } from '../../observing/tracing.ts';
import { opened } from './opened.ts';

/** A subscription that may not begin, or ends in the middle, and what its client is told. */
export class Ended extends Error {
  readonly errors: readonly GraphQLError[];
  readonly hasBegun: boolean;
  /** `cause` is what failed, where that was ours. */
  constructor(errors: readonly GraphQLError[], hasBegun: boolean, cause: unknown) {
    super('the subscription ended', { cause });
    this.errors = errors;
    this.hasBegun = hasBegun;
  }
}

const textOf = (result: object): Buffer => Buffer.from(JSON.stringify(result));

const retryEveryMs = 500;
const mostRetries = 60;

/** One subscription as one viewer asked for it, or as a group's stand-in does: its messages, and each as JSON. */
export class Subscription {
  readonly #args: ValidatedSubscriptionArgs;
  readonly #context: ServedContext;
  readonly #logger: Logger;
  readonly #steps: SubscriptionSteps;

  constructor(args: ValidatedSubscriptionArgs, context: ServedContext, logger: Logger) {
    this.#args = args;
    this.#context = context;
    this.#logger = logger;
    this.#steps = new SubscriptionSteps(args, context);
  }

  /**
   * From where the document says, or after a cursor. Throws `Ended` when it may not begin or go on. Who leaves while it
   * waits leaves nothing behind, though nothing should ever happen again.
   */
  messages(resumeAfter?: string): AsyncGenerator<LiveMessage> {
    return opened(
      () => this.#open(resumeAfter),
      (error) => this.#ended([error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })], true),
    );
  }

  async #open(resumeAfter: string | undefined): Promise<AsyncGenerator<LiveMessage>> {
    const contextValue: ServedContext = { ...this.#context, resumeAfter };
    const source = (await this.#steps.start(async () => createSourceEventStream({ ...this.#args, contextValue }))) as
      AsyncGenerator<LiveMessage> | ExecutionResult;
    if (!(Symbol.asyncIterator in source)) throw this.#ended(source.errors ?? [], false);
    return source;
  }

  /**
   * The execution result of a message as JSON, at once where nothing has to be waited for. While the database is away it
   * waits: a message is late then, and whole.
   */
  serialise(message: LiveMessage, signal?: AbortSignal): Buffer | Promise<Buffer> {
    const result = this.#steps.message(message, () => this.#execute(message));
    if (!(result instanceof Promise) && result.errors === undefined) return textOf({ data: result.data });
    return this.#insist(result, message, signal);
  }

  #execute(message: LiveMessage): ExecutionResult | Promise<ExecutionResult> {
    // What a resolver keeps beside its context is kept for one message: the subscription outlives many changes.
    return executeEvent({ ...this.#args, contextValue: { ...this.#context }, rootValue: message });
  }

  async #insist(first: ExecutionResult | Promise<ExecutionResult>, message: LiveMessage, signal?: AbortSignal): Promise<Buffer> {
    for (let attempt = 0; ; attempt++) {
      const { data, errors } = await (attempt === 0 ? first : this.#steps.message(message, () => this.#execute(message)));
      const isWorthWaiting = errors?.some(({ originalError }) => isPassing(originalError)) === true && attempt < mostRetries;
      if (errors === undefined) return textOf({ data });
      if (!isWorthWaiting || signal?.aborted === true) return textOf({ data, errors: errors.map((error) => this.#masked(error)) });
      await rest(retryEveryMs, undefined, { signal }).catch(() => {});
    }
  }

  #ended(errors: readonly GraphQLError[], hasBegun: boolean): Ended {
    return new Ended(
      errors.map((error) => this.#masked(error)),
      hasBegun,
      errors[0]?.originalError,
    );
  }

  #masked(error: GraphQLError): GraphQLError {
    return maskedError(error, this.#context.requestId, this.#logger);
  }
}
