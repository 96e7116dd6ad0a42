import { encodeCursor, streamOf } from '@sporbar/schema/cursor.ts';
import type { Viewer } from '@sporbar/schema/viewer.ts';
import type { ValidatedSubscriptionArgs } from 'graphql';
import type { ServedContext } from '../../graphql/request-context.ts';
import type { Logger } from '../../logger.ts';
import { Group, type Member } from './group.ts';
import { Subscription } from './subscription.ts';
import { rightsOf, watchedViewer, type Notice } from './watched-viewer.ts';

/** A subscription that others may have asked for in the same words. */
export interface Shareable {
  readonly args: ValidatedSubscriptionArgs;
  readonly context: ServedContext;
  readonly viewer: Viewer;
  /** Document and variables (see `subscriptionKey`). */
  readonly key: string;
}

/** How many documents are remembered that turned out not to be shareable. */
const mostRemembered = 1_000;

/**
 * The groups of a server. Who asks for the same with the same rights in the same language is in one group. Should an
 * answer ask who the viewer is, it is thrown away and its subscription is never shared again.
 */
export class Groups {
  readonly #groups = new Map<string, Group>();
  readonly #personal = new Set<string>();
  readonly #logger: Logger;
  readonly #isSharing: boolean;

  /** Not sharing, every subscription is executed by itself: what sharing is compared with. */
  constructor({ logger, isSharing = true }: { logger: Logger; isSharing?: boolean | undefined }) {
    this.#logger = logger;
    this.#isSharing = isSharing;
  }

  /** How many groups have members now. */
  get size(): number {
    return this.#groups.size;
  }

  /** Puts a member that has caught up into its group. Answers how to leave it; undefined where it must read on by itself. */
  join(shareable: Shareable, member: Member): (() => void) | undefined {
    const { context, key, viewer } = shareable;
    if (!this.#isSharing || this.#personal.has(key)) return undefined;
    const stream = streamOf(viewer);
    const name = `${stream}\n${context.locale}\n${rightsOf(viewer)}\n${key}`;
    const group = this.#groups.get(name) ?? this.#found(name, stream, shareable, member.position);
    return group.join(member) ? () => group.leave(member) : undefined;
  }

  #found(name: string, stream: string, { args, context, viewer, key }: Shareable, from: bigint): Group {
    const notice: Notice = { isPersonal: false };
    // Nothing of the one who happened to come first stays in it.
    const contextValue: ServedContext = {
      ...context,
      viewer: watchedViewer(viewer, notice),
      isForMany: true,
      requestId: crypto.randomUUID(),
      ip: null,
      userAgent: null,
      cookies: undefined,
    };
    const subscription = new Subscription({ ...args, contextValue }, contextValue, this.#logger);
    const group = new Group(from, {
      open: (after) => subscription.messages(encodeCursor(stream, after)),
      serialise: (message) => {
        const made = subscription.serialise(message);
        const unlessPersonal = (payload: Buffer) => (notice.isPersonal ? undefined : payload);
        return made instanceof Promise ? made.then(unlessPersonal) : unlessPersonal(made);
      },
      over: (isPersonal) => {
        if (isPersonal) this.#remember(key);
        this.#groups.delete(name);
      },
      fault: (error) => this.#logger.error({ error }, 'a group of subscriptions broke'),
    });
    this.#groups.set(name, group);
    return group;
  }

  #remember(key: string): void {
    if (this.#personal.size >= mostRemembered) this.#personal.clear();
    this.#personal.add(key);
  }
}
