import { setTimeout as rest } from 'node:timers/promises';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import { stoppable } from '@sporbar/schema/events/stoppable.ts';
import { createSourceEventStream, GraphQLError, type ExecutionResult, type ValidatedSubscriptionArgs } from 'graphql';
import { executeEvent } from '../../graphql/execution/planned.ts';
import { maskedError } from '../../graphql/masked-errors.ts';
import type { ServedContext } from '../../graphql/request-context.ts';
import type { Logger } from '../../logger.ts';
import { SubscriptionSteps } from '../../observing/tracing.ts';

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
    return stoppable((signal) => this.#read(resumeAfter, signal));
  }

  async *#read(resumeAfter: string | undefined, signal: AbortSignal): AsyncGenerator<LiveMessage> {
    const contextValue: ServedContext = { ...this.#context, resumeAfter };
    const source = (await this.#steps.start(async () => createSourceEventStream({ ...this.#args, contextValue }))) as
      AsyncGenerator<LiveMessage> | ExecutionResult;
    if (!(Symbol.asyncIterator in source)) throw this.#ended(source.errors ?? [], false);
    const stop = () => void source.return(undefined);
    if (signal.aborted) return stop();
    // A generator that waits for another's next message takes in no `return` until it has come.
    signal.addEventListener('abort', stop, { once: true });
    try {
      yield* source;
    } catch (error) {
      throw this.#ended([error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })], true);
    }
  }

  /** The execution result of a message as JSON. While the database is away it waits: a message is late then, and whole. */
  async serialise(message: LiveMessage, signal?: AbortSignal): Promise<Buffer> {
    for (let attempt = 0; ; attempt++) {
      // What a resolver keeps beside its context is kept for one message: the subscription outlives many changes.
      const contextValue: ServedContext = { ...this.#context };
      const { data, errors } = await this.#steps.message(message, async () =>
        executeEvent({ ...this.#args, contextValue, rootValue: message }),
      );
      const isWorthWaiting = errors?.some(({ originalError }) => isPassing(originalError)) === true && attempt < mostRetries;
      if (errors === undefined) return Buffer.from(JSON.stringify({ data }));
      if (!isWorthWaiting || signal?.aborted === true)
        return Buffer.from(JSON.stringify({ data, errors: errors.map((error) => this.#masked(error)) }));
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
