import { isPassing } from '@sporbar/schema/database-faults.ts';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';

const isExpected = (error: unknown): boolean =>
  error instanceof GraphQLError && (error.originalError == null || isExpected(error.originalError));

/** What a client learns of a fault of ours: that there was one, and the id under which it is logged. */
export const faultError = (requestId: string, at?: Pick<GraphQLError, 'nodes' | 'path'>): GraphQLError =>
  new GraphQLError('Something failed on our side.', {
    nodes: at?.nodes ?? null,
    path: at?.path ?? null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  });

/** What a client learns of a fault that passes by itself: to ask again in a moment. `http` answers a whole request. */
export const awayError = (requestId: string, at?: Pick<GraphQLError, 'nodes' | 'path'>, http?: object): GraphQLError =>
  new GraphQLError('The database cannot be reached now. Ask again in a moment.', {
    nodes: at?.nodes ?? null,
    path: at?.path ?? null,
    extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true, requestId, ...(http && { http }) },
  });

/** The error as the client may see it; a fault is logged with the request's id, and the answer carries the id alone. */
export function maskedError(error: GraphQLError, requestId: string, logger: Logger): GraphQLError {
  if (isExpected(error)) return error;
  logger.error({ requestId, path: error.path, error: error.originalError ?? error }, 'a resolver failed');
  return isPassing(error.originalError ?? error) ? awayError(requestId, error) : faultError(requestId, error);
}

/**
 * Lets through what was meant for the client and masks the rest: queries, mutations and every message of a subscription
 * over HTTP. Subscriptions on sockets mask their own messages.
 */
export function maskFaults(logger: Logger): Plugin {
  const masked = (error: GraphQLError, requestId: string): GraphQLError => maskedError(error, requestId, logger);
  type Result = { errors?: readonly GraphQLError[] | undefined };
  const maskResult = ({
    args,
    result,
    setResult,
  }: {
    args: { contextValue: { requestId: string } };
    result: Result;
    setResult: (result: never) => void;
  }): void => {
    if (result.errors === undefined) return;
    setResult({ ...result, errors: result.errors.map((error) => masked(error, args.contextValue.requestId)) } as never);
  };
  return {
    onExecute: () => ({
      onExecuteDone: (payload) => {
        if (Symbol.asyncIterator in payload.result) return { onNext: maskResult as never };
        maskResult(payload as never);
        return undefined;
      },
    }),
    onSubscribe: ({ args }) => ({
      onSubscribeResult: (payload) => {
        if (Symbol.asyncIterator in payload.result) return { onNext: maskResult as never };
        maskResult(payload as never);
        return undefined;
      },
      onSubscribeError: ({ error, setError }) =>
        setError(masked(error as GraphQLError, (args.contextValue as unknown as { requestId: string }).requestId)),
    }),
  };
}

/** A status is for HTTP. */
export function withoutStatus(error: GraphQLError): GraphQLError {
  const { http: _http, ...extensions } = error.extensions;
  const { message, nodes = null, source = null, positions = null } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions });
}
