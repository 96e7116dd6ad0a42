import type { InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import { builder, type BuilderTypes } from './builder.ts';
import type { Context } from './context.ts';
import { refused } from './mutation.ts';
import { Refused } from './refusals.ts';
import { refusalTypeOf, refusalTypes, type RefusalShape } from './refusals.graphql.ts';
import { textProblems } from './text-checks.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>;
type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

interface PlainOptions<Fields extends InputFieldMap, T extends object> {
  readonly description: string;
  readonly payload: ObjectRef<Types, T, T>;
  readonly input?: ((t: InputBuilder) => Fields) | undefined;
  /** Longest text by field name, where it is less than 4,000 characters. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  /** Answers the payload, or throws Refused. */
  readonly run: (context: Context, input: InputShapeFromFields<NoInfer<Fields>>) => Promise<T>;
}

/**
 * A mutation that changes no status: signing in, a draft, a contact. It answers a union of its payload and the typed
 * refusals, like every other. Changes of status are declared with `changeMutation` and `createMutation` instead.
 */
export function plainMutation<Fields extends InputFieldMap, T extends object>(name: string, options: PlainOptions<Fields, T>): void {
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const result = builder.unionType(`${typeName}Result`, {
    description: `What \`${name}\` answers: its payload or a refusal.`,
    types: [options.payload, ...refusalTypes],
    resolveType: (value) => ('problems' in (value as object) ? refusalTypeOf(value as RefusalShape) : options.payload) as never,
  });
  const { input } = options;
  if (input === undefined) {
    builder.mutationField(name, (t) =>
      t.field({
        type: result,
        description: options.description,
        resolve: (_root, _args, context) => answer(options, context, {}) as never,
      }),
    );
    return;
  }
  const inputType = builder.inputType(`${typeName}Input`, {
    description: `Input of \`${name}\`.`,
    fields: (t) => input(t as InputBuilder),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: result,
      description: options.description,
      args: { input: t.arg({ type: inputType, required: true }) },
      resolve: (_root, args, context) => answer(options, context, (args as { input: unknown }).input) as never,
    }),
  );
}

async function answer<Fields extends InputFieldMap, T extends object>(
  options: PlainOptions<Fields, T>,
  context: Context,
  input: unknown,
): Promise<T | RefusalShape> {
  const [first, ...rest] = textProblems(input, options.limits);
  if (first !== undefined) return refused(context, [first, ...rest]);
  try {
    return await options.run(context, input as InputShapeFromFields<Fields>);
  } catch (error) {
    if (error instanceof Refused) return refused(context, error.problems);
    throw error;
  }
}
