import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type PrismaTypes from '@sporbar/prisma/generated/pothos-types.ts';
import { getDatamodel } from '@sporbar/prisma/generated/pothos-types.ts';
import { GraphQLError, isObjectType, type GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';
import { typeOfId } from './ids.ts';
import { isDate, isoOf } from './time.ts';

export interface BuilderTypes {
  PrismaTypes: PrismaTypes;
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string };
    Cursor: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
}

const mostNodes = 100;

/** Whether an id is of a kind that can be asked for by `node`: of nothing else is anything told, not even that it is malformed. */
const isNode = ({ schema }: GraphQLResolveInfo, typename: string): boolean => {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
};

/** The Pothos builder every noun declares itself on. It defines no noun. */
export const builder = new SchemaBuilder<BuilderTypes>({
  plugins: [RelayPlugin, PrismaPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    maxConnectionSize: 100,
    defaultConnectionSize: 25,
  },
  relay: {
    // Our ids name their own type; the same id stands in the database, in URLs, in events and here.
    encodeGlobalID: (_type, id) => String(id),
    decodeGlobalID: (id) => ({ typename: typeOfId(id) ?? 'Unknown', id }),
    idFieldOptions: { description: 'Opaque and stable; the same everywhere.' },
    clientMutationId: 'omit',
    cursorType: 'String',
    nodesOnConnection: { description: 'The rows of the page without their cursors.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The rows of the page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    cursorFieldOptions: { description: 'The row’s place in the list: pass it as `after` or `before`.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and the cursors to ask for it.' },
    hasNextPageFieldOptions: { description: 'True when rows follow this page.' },
    hasPreviousPageFieldOptions: { description: 'True when rows precede this page.' },
    startCursorFieldOptions: { description: 'The first row’s cursor; null on an empty page.' },
    endCursorFieldOptions: { description: 'The last row’s cursor; null on an empty page.' },
    firstArgOptions: { description: 'How many rows, 1 to 100; 25 unless given.' },
    afterArgOptions: { description: 'Rows after the one this cursor names.' },
    lastArgOptions: { description: 'How many rows from the end.' },
    beforeArgOptions: { description: 'Rows before the one this cursor names.' },
    nodeTypeOptions: { description: 'Anything with an id of its own.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    nodeQueryOptions: {
      description: 'Any object by its id. Null for what does not exist or is not yours to see.',
      resolve: (_root, { id }, _context, info, resolveNode) => (isNode(info, id.typename) ? resolveNode(id) : Promise.resolve(null)),
    },
    nodesQueryOptions: {
      description: `Several objects by their ids, at most ${mostNodes}, in order, null where one is not to be seen.`,
      resolve: async (_root, args, _context, info, resolveNodes) => {
        const { ids } = args;
        if (ids.length > mostNodes)
          throw new GraphQLError(`Ask for at most ${mostNodes} at a time.`, { extensions: { code: 'VALIDATION', ruleId: 'G-10' } });
        // The plugin reads the ids from the arguments, whatever it is handed.
        args.ids = ids.filter(({ typename }) => isNode(info, typename));
        const found = await resolveNodes(args.ids);
        return ids.map((id) => found[args.ids.indexOf(id)] ?? null);
      },
    },
  },
});

builder.queryType({ description: 'Everything that can be read. All of it needs a session or an API key.' });
builder.mutationType({
  description: 'One mutation for every change of status, and those that change no status. Each takes an idempotency key.',
});
builder.subscriptionType({
  description: 'Live: first the state or what was missed, then UP_TO_DATE, then each change as it is committed.',
});

builder.scalarType('DateTime', {
  description: 'An instant in UTC as ISO 8601: `2026-10-21T08:00:00.000Z`.',
  serialize: (value) => (value instanceof Date ? isoOf(value) : String(value)) as never,
  parseValue: (value) => {
    const at = new Date(String(value));
    if (Number.isNaN(at.getTime())) throw new GraphQLError('DateTime is written as ISO 8601: 2026-10-21T08:00:00.000Z');
    return at;
  },
});

builder.scalarType('Date', {
  description: 'A calendar date without time, as read in Europe/Oslo: `2026-10-21`.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || !isDate(value)) throw new GraphQLError('Date is an existing calendar date written as 2026-10-21');
    return value;
  },
});

builder.scalarType('Cursor', {
  description: 'A place in your event stream. Opaque: keep it, and pass it back as `after` to get what came later.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string') throw new GraphQLError('Cursor is a string that a query, mutation or subscription answered');
    return value;
  },
});

builder.scalarType('JSON', { description: 'A JSON value.', serialize: (value) => value, parseValue: (value) => value });
