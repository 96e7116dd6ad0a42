import { actorKindOf } from '@sporbar/schema/viewer.ts';
import { getOperationAST, type GraphQLError, Kind, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ServedContext } from '../graphql/request-context.ts';
import type { Observer, OperationDone } from './observer.ts';

type Asked = Pick<OperationDone, 'operation' | 'kind'>;

/** What a valid document asks for, in the words of the schema. */
export function askedBy(document: DocumentNode, operationName: string | null | undefined): Asked {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return { operation: 'NONE', kind: 'none' };
  const [first, ...others] = operation.selectionSet.selections;
  const isOne = first?.kind === Kind.FIELD && others.length === 0;
  return { operation: isOne ? first.name.value : 'SEVERAL', kind: operation.operation };
}

const codeOf = ({ extensions, originalError }: GraphQLError): string =>
  typeof extensions['code'] === 'string' ? extensions['code'] : originalError == null ? 'INVALID' : 'INTERNAL_SERVER_ERROR';

/** An operation as it ended, from what is known of its request and its errors. */
export function doneOf(asked: Asked, context: ServedContext, errors: readonly GraphQLError[] = []): OperationDone {
  const { requestId, viewer, transport, refusedRules, beganAt } = context;
  const codes = [...new Set(errors.map(codeOf))];
  const refused = refusedRules.size > 0 ? 'REFUSED' : 'DONE';
  const outcome = codes.includes('INTERNAL_SERVER_ERROR') ? 'FAULT' : codes.length > 0 ? 'ERROR' : refused;
  const by = viewer === null ? 'NOBODY' : actorKindOf(viewer);
  return { requestId, ...asked, transport, by, outcome, rules: [...refusedRules], codes, ms: performance.now() - beganAt };
}

/** A document that was refused before anybody was asked who sent it. */
export const neverRun = (transport: OperationDone['transport'], errors: readonly GraphQLError[]): OperationDone => ({
  requestId: crypto.randomUUID(),
  operation: 'NONE',
  kind: 'none',
  transport,
  by: 'NOBODY',
  outcome: 'ERROR',
  rules: [],
  codes: [...new Set(errors.map(codeOf))],
  ms: 0,
});

/** Tells the observer of every operation over HTTP, and of queries and mutations on sockets. It must see masked errors: put it last. */
export function observeOperations(observer: Observer): Plugin<ServedContext> {
  const run = new WeakSet<Request>();
  const begin = (args: { contextValue?: unknown }): ServedContext => {
    const context = args.contextValue as ServedContext & { readonly request?: Request };
    if (context.request !== undefined) run.add(context.request);
    return context;
  };
  return {
    onExecute: ({ args }) => {
      const context = begin(args);
      return {
        onExecuteDone: ({ result }) => {
          if (Symbol.asyncIterator in result) return;
          observer.operation(doneOf(askedBy(args.document, args.operationName), context, result.errors));
        },
      };
    },
    onSubscribe: ({ args }) => {
      const context = begin(args);
      const asked = askedBy(args.document, args.operationName);
      return {
        onSubscribeResult: ({ result }) => {
          if (!(Symbol.asyncIterator in result)) return void observer.operation(doneOf(asked, context, result.errors));
          let last: readonly GraphQLError[] | undefined;
          observer.following('http', 1);
          return {
            onNext: (payload: { result: ExecutionResult }) => {
              observer.delivered('http', 1);
              last = payload.result.errors;
            },
            onEnd: () => {
              observer.following('http', -1);
              observer.operation(doneOf(asked, context, last));
            },
          };
        },
      };
    },
    onResultProcess: ({ request, result }) => {
      if (run.has(request) || Array.isArray(result) || Symbol.asyncIterator in result) return;
      const { errors } = result as ExecutionResult;
      if (errors !== undefined) observer.operation(neverRun('http', errors));
    },
  };
}
