import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { Refused } from './refusals.ts';
import { refusalError } from './refusals.graphql.ts';
import { textProblems } from './text-checks.ts';

/**
 * Looks at the arguments of every query, of every field with arguments and of every subscription before anything is read,
 * as the mutations look at their inputs themselves: no text reaches the database that it cannot hold (G-01).
 */
export function checkArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) if (field.args.length > 0) checkField(field);
  }
  return schema;
}

function checkField(field: GraphQLField<unknown, Context>): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  if (subscribe !== undefined)
    field.subscribe = (root, args, context, info) => {
      refuseUnacceptable(args, context);
      return subscribe(root, args, context, info);
    };
  else
    field.resolve = (root, args, context, info) => {
      refuseUnacceptable(args, context);
      return resolve(root, args, context, info);
    };
}

function refuseUnacceptable(args: unknown, context: Context): void {
  const [first, ...rest] = textProblems(args);
  if (first !== undefined) throw refusalError.of(new Refused([first, ...rest]), context);
}
