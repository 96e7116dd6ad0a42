import { GraphQLError, Kind, visit, BREAK, type DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ServedContext } from './request-context.ts';

const known = new WeakMap<DocumentNode, boolean>();

/** True for a document that asks what the schema is; `__typename` is part of every answer and no such question. */
export function readsSchema(document: DocumentNode): boolean {
  let found = known.get(document);
  if (found !== undefined) return found;
  found = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (name.value !== '__schema' && name.value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  known.set(document, found);
  return found;
}

/** The schema is read by who is signed in, or comes with a key. A socket has nobody else on it. */
export const signedInIntrospection = (): Plugin<ServedContext> => ({
  onExecute: ({ args, setResultAndStopExecution }) => {
    if ((args.contextValue as ServedContext).viewer !== null || !readsSchema(args.document)) return;
    const message = 'Sign in first, then load this page again: the schema is shown to signed-in users and to API keys.';
    const extensions = { code: 'UNAUTHENTICATED', http: { spec: true, status: 401 } };
    setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions })] });
  },
});

/** What the parser, the validation and the execution add of names that a document nearly hits. */
const hint = / ?Did you mean [^]*?\?(?= |$)/g;

/** Names that exist in the schema are suggested to who may read the schema; nobody else is told of one by a near miss. */
export const signedInHints = (isSignedIn: (request: Request) => Promise<boolean>): Plugin => ({
  onExecutionResult: async ({ result, request, setResult }) => {
    if (result == null || !('errors' in result) || result.errors === undefined) return;
    const { errors } = result;
    if (!errors.some(({ message }) => message.includes('Did you mean')) || (await isSignedIn(request))) return;
    setResult({ ...result, errors: errors.map(withoutHint) });
  },
});

const withoutHint = (error: GraphQLError): GraphQLError => {
  const { nodes = null, source = null, positions = null, path = null, extensions } = error;
  return new GraphQLError(error.message.replace(hint, ''), { nodes, source, positions, path, extensions });
};
