import { isPassing } from '@sporbar/schema/database-faults.ts';
import { validateSubscriptionArgs, type DocumentNode, type ExecutionArgs, type GraphQLError } from 'graphql';
import { CloseCode, MessageType, stringifyMessage, type SubscribePayload } from 'graphql-ws';
import type { Groups } from '../live/groups/groups.ts';
import { isEachReadersOwn } from '../live/groups/own-state.ts';
import { Reader } from '../live/groups/reader.ts';
import { Ended, Subscription } from '../live/groups/subscription.ts';
import { subscriptionKey } from '../live/groups/subscription-key.ts';
import type { Logger } from '../logger.ts';
import type { Observer } from '../observing/observer.ts';
import { askedBy, doneOf } from '../observing/operations.ts';
import type { ServedContext } from './request-context.ts';
import { nameOf, textsOf } from './shared-frames.ts';
import type { SocketLine } from './socket-line.ts';

/** An operation that has passed all limits and checks. */
export interface Admitted extends ExecutionArgs {
  readonly document: DocumentNode;
  readonly contextValue: ServedContext;
}

interface Parts {
  readonly line: SocketLine;
  readonly groups: Groups;
  readonly logger: Logger;
  readonly observer: Observer;
  /** Checks an operation as any other is checked; errors answer it. */
  readonly admit: (payload: SubscribePayload) => Promise<Admitted | readonly GraphQLError[]>;
}

/** The subscriptions of one socket. What they share with other sockets' is executed once for all of them. */
export class SocketSubscriptions {
  readonly #readers = new Map<string, Reader | undefined>();
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#readers.size;
  }

  has(id: string): boolean {
    return this.#readers.has(id);
  }

  /** Runs a subscription until it ends or is completed. Resolves then. */
  async run(id: string, payload: SubscribePayload): Promise<void> {
    const { line, logger } = this.#parts;
    if (this.has(id)) return line.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    this.#readers.set(id, undefined);
    try {
      const admitted = await this.#parts.admit(payload);
      if (!this.has(id)) return;
      if (!('document' in admitted)) return await this.#refuse(id, admitted);
      const reader = this.#readerOf(id, payload, admitted);
      if (!(reader instanceof Reader)) return await this.#refuse(id, reader);
      this.#readers.set(id, reader);
      await this.#observed(admitted, () => reader.run());
    } catch (error) {
      if (!this.has(id)) return;
      // An error is the last that a client hears of a subscription; after a closing that tells it to, it comes back.
      if (error instanceof Ended && !isPassing(error.cause)) return await this.#tellEnd(id, error);
      if (!(error instanceof Ended)) logger.error({ error }, 'a subscription broke');
      line.fail(error instanceof Ended ? error.cause : error);
    } finally {
      this.#readers.delete(id);
    }
  }

  async #observed({ document, operationName, contextValue }: Admitted, run: () => Promise<void>): Promise<void> {
    const { observer } = this.#parts;
    let errors: readonly GraphQLError[] | undefined;
    observer.following('socket', 1);
    try {
      await run();
    } catch (error) {
      if (error instanceof Ended) errors = error.errors;
      throw error;
    } finally {
      observer.following('socket', -1);
      observer.operation(doneOf(askedBy(document, operationName), contextValue, errors));
    }
  }

  /** The client wants no more of it. */
  complete(id: string): void {
    const reader = this.#readers.get(id);
    this.#readers.delete(id);
    reader?.close();
  }

  close(): void {
    for (const id of [...this.#readers.keys()]) this.complete(id);
  }

  #readerOf(id: string, { query }: SubscribePayload, admitted: Admitted): Reader | readonly GraphQLError[] {
    const { line, groups, logger, observer } = this.#parts;
    const args = validateSubscriptionArgs(admitted);
    if (!('operation' in args)) return args;
    const { contextValue: context } = admitted;
    const { viewer } = context;
    const name = nameOf(id);
    return new Reader({
      subscription: new Subscription(args, context, logger),
      shareable: viewer === null || isEachReadersOwn(args) ? undefined : { args, context, viewer, key: subscriptionKey(query, args) },
      groups,
      outlet: {
        isFull: () => line.isFull,
        turn: () => line.turn(),
        push: (parcel) => {
          if (line.isFull) return false;
          observer.delivered('socket', parcel.messages.length);
          line.send(parcel.framesFor(name.length), name);
          return true;
        },
        hand: (make) =>
          line.handMade(async () => {
            const json = await make();
            observer.delivered('socket', 1);
            return Buffer.concat(textsOf([json], name));
          }),
      },
    });
  }

  #refuse(id: string, errors: readonly GraphQLError[]): Promise<void> {
    return this.#parts.line.hand(stringifyMessage({ id, type: MessageType.Error, payload: errors.map((error) => error.toJSON()) }));
  }

  async #tellEnd(id: string, { errors, hasBegun }: Ended): Promise<void> {
    if (hasBegun) return this.#refuse(id, errors);
    const { line } = this.#parts;
    await line.hand(stringifyMessage({ id, type: MessageType.Next, payload: { errors: errors.map((error) => error.toJSON()) } }));
    await line.hand(stringifyMessage({ id, type: MessageType.Complete }));
  }
}
