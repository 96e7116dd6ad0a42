import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import type { Plugin } from 'graphql-yoga';

/** How large one operation may be, on HTTP and on sockets alike. A document beyond any of them is refused before it runs. */
export const limits = {
  /** Bytes of a request's body and of a socket's message. */
  messageBytes: 1_048_576,
  depth: 14,
  aliases: 40,
  directives: 40,
  tokens: 5_000,
  /** One a field, grown by a tenth a level and multiplied by a page size that stands in the document. */
  cost: 60_000,
  subscriptionsPerSocket: 100,
  socketsPerUser: 60,
} as const;

/** The limits that read the document. Introspection is exempt from depth and cost: GraphiQL and code generators need it. */
export const limitDocuments = (): Plugin =>
  EnvelopArmorPlugin({
    maxDepth: { n: limits.depth, flattenFragments: true },
    maxAliases: { n: limits.aliases },
    maxDirectives: { n: limits.directives },
    maxTokens: { n: limits.tokens },
    costLimit: { maxCost: limits.cost, objectCost: 1, scalarCost: 1, depthCostFactor: 1.1, flattenFragments: true },
    blockFieldSuggestion: { enabled: false },
  });
