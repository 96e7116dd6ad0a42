import type { ServerResponse } from 'node:http';
import { recordMutation } from '@sporbar/schema/identity/sign-in/sign-in.commands.ts';
import { getOperationAST, GraphQLError, Kind, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { leaveWithinMs, type Closing, type LiveSessions } from '../live/live-sessions.ts';
import { limits } from './operation-limits.ts';
import type { ServedContext } from './request-context.ts';

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

/** Ends event streams over HTTP whose session, key or access has ended: the last message says why (sockets are closed whole). */
export const endStreams = (live: LiveSessions): Plugin<ServedContext> => ({
  onSubscribe: ({ args, setResultAndStopExecution }) => {
    const { viewer, userVersion, transport } = args.contextValue as ServedContext;
    if (viewer === null || transport !== 'http') return undefined;
    if (live.countOf(viewer.userId) >= limits.socketsPerUser) {
      setResultAndStopExecution({ errors: [new GraphQLError('Too many streams', { extensions: { code: 'RATE_LIMITED' } })] });
      return undefined;
    }
    return {
      onSubscribeResult: ({ result, setResult }) => {
        if (!(Symbol.asyncIterator in result)) return undefined;
        const source = result as AsyncGenerator<ExecutionResult>;
        const { res } = args.contextValue as { res?: ServerResponse };
        const watch = (end: (closing: Closing) => void) =>
          live.watch(viewer, userVersion, (closing) => {
            end(closing);
            setTimeout(() => res?.destroy(), leaveWithinMs).unref();
          });
        setResult(untilClosed(watch, source));
        return undefined;
      },
    };
  },
});

const farewell = ({ reason, error }: Closing): ExecutionResult => ({ errors: [new GraphQLError(reason, { extensions: { code: error } })] });

/** The source's messages, until it ends or `watch` calls for its end. */
function untilClosed(
  watch: (end: (closing: Closing) => void) => () => void,
  source: AsyncGenerator<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  let closing: Closing | undefined;
  let interrupt = () => {};
  const forget = watch((how) => {
    closing = how;
    interrupt();
  });
  let over = false;
  const finish = async (): Promise<IteratorResult<ExecutionResult>> => {
    over = true;
    forget();
    await source.return(undefined);
    return { done: true, value: undefined };
  };
  return {
    next: async () => {
      if (over) return { done: true, value: undefined };
      // A promise a message: one that lived as long as the stream would remember every message it was raced against.
      const interrupted = new Promise<void>((resolve) => (interrupt = resolve));
      const result = closing === undefined ? await Promise.race([source.next(), interrupted]) : undefined;
      if (result !== undefined) return result.done === true ? finish() : result;
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
