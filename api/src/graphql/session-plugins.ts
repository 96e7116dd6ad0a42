import type { ServerResponse } from 'node:http';
import { isPassing } from '@sporbar/schema/database-faults.ts';
import { recordMutation } from '@sporbar/schema/identity/sign-in/sign-in.commands.ts';
import { getOperationAST, GraphQLError, Kind, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { leaveWithinMs, type Closing, type LiveSessions } from '../live/live-sessions.ts';
import { limits } from './operation-limits.ts';
import type { ServedContext } from './request-context.ts';
import type { Bounds } from './socket-line.ts';
import { UnreadStream } from './unread-stream.ts';

/** IA-06: a mutation is activity of its session. `touchSession` counts by its own measure. */
export const countMutations = (): Plugin<ServedContext> => ({
  onExecute: ({ args }) => {
    const context = args.contextValue as ServedContext;
    if (context.viewer?.sessionId == null || !isMutation(args.document, args.operationName)) return undefined;
    return recordMutation(context, context.lastActivityAt);
  },
});

function isMutation(document: DocumentNode, operationName: string | null | undefined): boolean {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'mutation') return false;
  return operation.selectionSet.selections.some((selection) => selection.kind !== Kind.FIELD || selection.name.value !== 'touchSession');
}

interface StreamEnds {
  readonly live: LiveSessions;
  /** Told of a stream that is cut off since its reader leaves too much unread, with how much. */
  readonly givenUp?: ((unread: number) => void) | undefined;
  readonly unread?: Bounds | undefined;
}

/**
 * Ends event streams over HTTP whose session, key or access has ended: the last message says why (sockets are closed
 * whole). A stream whose reader leaves too much unread is cut off.
 */
export const endStreams = ({ live, givenUp = () => {}, unread: bounds }: StreamEnds): Plugin<ServedContext> => ({
  onSubscribe: ({ args, setResultAndStopExecution }) => {
    const { viewer, userVersion, transport } = args.contextValue as ServedContext;
    if (viewer === null || transport !== 'http') return undefined;
    if (live.countOf(viewer.userId) >= limits.socketsPerUser) {
      const extensions = { code: 'RATE_LIMITED', http: { status: 429 } };
      setResultAndStopExecution({ errors: [new GraphQLError('Too many streams', { extensions })] });
      return undefined;
    }
    return {
      onSubscribeResult: ({ result, setResult }) => {
        if (!(Symbol.asyncIterator in result)) return undefined;
        const source = result as AsyncGenerator<ExecutionResult>;
        const { res } = args.contextValue as { res?: ServerResponse };
        const giveUp = (unread: number) => {
          givenUp(unread);
          res?.destroy();
        };
        const unread = res && new UnreadStream(res, giveUp, bounds);
        const watch = (end: (closing: Closing) => void) =>
          live.watch(viewer, userVersion, (closing) => {
            end(closing);
            setTimeout(() => res?.destroy(), leaveWithinMs).unref();
          });
        setResult(untilClosed({ watch, giveUp: () => giveUp(unread?.unread ?? 0), unread }, source));
        return undefined;
      },
    };
  },
});

/** So long may a message wait for its reader, and all after it. */
const takenWithinMs = 60_000;

/** A message that could not be read since the database was away: the stream ends with it, and its reader comes back with its cursor. */
const isAway = ({ errors }: ExecutionResult): boolean => errors?.some(({ originalError }) => isPassing(originalError)) === true;

const farewell = ({ reason, error }: Closing): ExecutionResult => ({ errors: [new GraphQLError(reason, { extensions: { code: error } })] });

/** The same where not even the next change could be looked for. */
function lastOfAway(error: unknown): IteratorResult<ExecutionResult> {
  const originalError = error instanceof GraphQLError ? error.originalError : (error as Error);
  if (!isPassing(originalError)) throw error;
  return { done: false, value: { errors: [new GraphQLError('', { originalError })] } };
}

interface Ends {
  /** Calls for the end of it. Answers how to watch no more. */
  readonly watch: (end: (closing: Closing) => void) => () => void;
  /** Called when a message was not taken, since nobody came for the next. */
  readonly giveUp: () => void;
  /** Told of each message as it is made, and of when it is taken. */
  readonly unread?: Pick<UnreadStream, 'made' | 'handed' | 'over'> | undefined;
  readonly withinMs?: number;
}

/** The same message, which says how large it is as it is made into text: once, by whoever sends it. */
function weighed(message: ExecutionResult, unread: Ends['unread']): ExecutionResult {
  if (unread === undefined) return message;
  const stringify = (sent: ExecutionResult): string => {
    const json = JSON.stringify(sent);
    unread.made(Buffer.byteLength(json));
    return json;
  };
  return Object.assign(message, { stringify });
}

/** The source's messages, until it ends, `watch` calls for its end or a message is not taken. */
export function untilClosed(
  { watch, giveUp, unread, withinMs = takenWithinMs }: Ends,
  source: AsyncGenerator<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  let closing: Closing | undefined;
  let interrupt = () => {};
  const forget = watch((how) => {
    closing = how;
    interrupt();
  });
  let over = false;
  let tooLate: NodeJS.Timeout | undefined;
  const finish = async (): Promise<IteratorResult<ExecutionResult>> => {
    over = true;
    clearTimeout(tooLate);
    unread?.over();
    forget();
    await source.return(undefined);
    return { done: true, value: undefined };
  };
  return {
    next: async () => {
      clearTimeout(tooLate);
      unread?.handed();
      if (over) return { done: true, value: undefined };
      // A promise a message: one that lived as long as the stream would remember every message it was raced against.
      const interrupted = new Promise<void>((resolve) => (interrupt = resolve));
      const result = closing === undefined ? await Promise.race([source.next().catch(lastOfAway), interrupted]) : undefined;
      if (result?.done === true) return finish();
      if (result !== undefined) {
        if (isAway(result.value)) void finish().catch(() => {});
        else tooLate = setTimeout(giveUp, withinMs).unref();
        return { ...result, value: weighed(result.value, unread) };
      }
      // The farewell does not wait for a source that is slow to stop.
      void finish().catch(() => {});
      return closing === undefined ? { done: true, value: undefined } : { done: false, value: farewell(closing) };
    },
    return: finish,
    throw: async (error) => {
      await finish();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await finish()),
  };
}
