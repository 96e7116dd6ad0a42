import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** How large one operation may be, on HTTP and on sockets alike. A document beyond any of them is refused before it runs. */
export const limits = {
  /** Bytes of a request's body and of a socket's message. */
  messageBytes: 1_048_576,
  depth: 14,
  aliases: 40,
  directives: 40,
  tokens: 5_000,
  /** Brackets within brackets, whatever they hold: lists and objects as well as selections. */
  nesting: 64,
  /** Of one operation with its variables, in points (see `cost/cost-plan.ts`). */
  cost: 60_000,
  subscriptionsPerSocket: 100,
  /** Sockets and event streams together. */
  socketsPerUser: 60,
} as const;

/** The refusal of a document beyond a limit: a 400 over HTTP, an error of its operation on a socket. */
function refuse(_validation: unknown, { message }: { message: string }): never {
  const plain = message.replace(/^Syntax Error: /, '');
  throw new GraphQLError(plain, { extensions: { code: 'DOCUMENT_TOO_LARGE', http: { spec: true, status: 400 } } });
}

/** The limits that read the document alone. Introspection is exempt from depth: GraphiQL and code generators need it. */
export const limitDocuments = (): Plugin => {
  const onReject = [refuse];
  return EnvelopArmorPlugin({
    maxDepth: { n: limits.depth, flattenFragments: true, onReject },
    maxAliases: { n: limits.aliases, onReject },
    maxDirectives: { n: limits.directives, onReject },
    maxTokens: { n: limits.tokens, onReject },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
};

const opening: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const closing: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** True for a document whose brackets are nested deeper than any of ours: whoever reads it by recursion would fall over. */
export function isNestedTooDeep(document: string): boolean {
  const lexer = new Lexer(new Source(document));
  let depth = 0;
  try {
    for (let count = 0; count <= limits.tokens && lexer.advance().kind !== TokenKind.EOF; count += 1) {
      const { kind } = lexer.token;
      if (opening.includes(kind)) depth += 1;
      if (closing.includes(kind)) depth -= 1;
      if (depth > limits.nesting) return true;
    }
  } catch {
    // Not a document at all: the parser says what is wrong with it.
  }
  return false;
}

/** What was found to be in order is not looked through again, as long as it is short and one of so many. */
const remembered = { documents: 1_000, characters: 10_000 } as const;

/** Refuses such a document before it is parsed. */
export const limitNesting = (): Plugin => {
  const inOrder = new Set<string>();
  return {
    onParse: ({ params: { source } }) => {
      const document = typeof source === 'string' ? source : source.body;
      if (inOrder.has(document)) return;
      if (isNestedTooDeep(document)) refuse(undefined, { message: `Nesting limit of ${limits.nesting} exceeded.` });
      if (inOrder.size >= remembered.documents) inOrder.clear();
      if (document.length <= remembered.characters) inOrder.add(document);
    },
  };
};
