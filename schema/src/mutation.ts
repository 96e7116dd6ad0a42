import type { InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import { builder, type BuilderTypes } from './builder.ts';
import type { Context } from './context.ts';
import type { Lifecycle, Move } from './lifecycle.ts';
import { Refused, type Problems } from './refusals.ts';
import { refusalTypeOf, refusalTypes, type RefusalShape } from './refusals.graphql.ts';
import { textProblems } from './text-checks.ts';
import type { Done, Outcome } from './transition.ts';

type InputBuilder = PothosSchemaTypes.InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>, 'InputObject'>;

interface CreateBase {
  idempotencyKey: string;
  dryRun?: boolean | null | undefined;
}
interface ChangeBase extends CreateBase {
  id: string;
  expectedVersion: number;
}

interface MutationOptions<Fields extends InputFieldMap, Base, T> {
  /** The lifecycle whose move this is; its row supplies the facts of the description. */
  readonly lifecycle?: Lifecycle | undefined;
  readonly description: string;
  readonly payload: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>, Done<T>, Done<T>>;
  readonly input?: ((t: InputBuilder) => Fields) | undefined;
  /** Longest text by field name, where it is less than 4,000 characters. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  readonly run: (context: Context, input: InputShapeFromFields<NoInfer<Fields>> & Base) => Promise<Outcome<T>>;
}

/** Names of the mutations that were declared, for the check that every move of every lifecycle has one. */
export const declaredMutations = new Set<string>();

/** A mutation on an object that exists: takes its id and the version the caller has seen (G-06). */
export const changeMutation = <Fields extends InputFieldMap, T>(name: string, options: MutationOptions<Fields, ChangeBase, T>): void =>
  declare<Fields, ChangeBase, T>(name, options, (t) => ({
    id: t.id({ required: true, description: 'The object to change.' }),
    expectedVersion: t.int({
      required: true,
      description: 'Its `version` as you last read it; another version is answered with CONFLICT.',
    }),
    ...shared(t),
  }));

/** A mutation that creates. */
export const createMutation = <Fields extends InputFieldMap, T>(name: string, options: MutationOptions<Fields, CreateBase, T>): void =>
  declare<Fields, CreateBase, T>(name, options, shared);

const shared = (t: InputBuilder) => ({
  idempotencyKey: t.string({
    required: true,
    description:
      'Any text unique to this request, at most 100 characters. Sent again within 24 hours it is answered with the first result.',
  }),
  dryRun: t.boolean({ description: 'Run every check and change nothing. The answer is what would be answered.' }),
});

function declare<Fields extends InputFieldMap, Base extends CreateBase, T>(
  name: string,
  options: MutationOptions<Fields, Base, T>,
  base: (t: InputBuilder) => InputFieldMap,
): void {
  declaredMutations.add(name);
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const input = builder.inputType(`${typeName}Input`, {
    description: `Input of \`${name}\`.`,
    fields: (t) => ({ ...base(t), ...options.input?.(t) }),
  });
  const result = builder.unionType(`${typeName}Result`, {
    description: `What \`${name}\` answers: its payload or a refusal.`,
    types: [options.payload, ...refusalTypes],
    resolveType: (value) => ('ok' in value ? options.payload : refusalTypeOf(value)) as never,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: result,
      description: [options.description, factsOf(name, options.lifecycle)].filter(Boolean).join('\n\n'),
      args: { input: t.arg({ type: input, required: true }) },
      resolve: (_root, args, context) =>
        answer(context, () =>
          checked(args.input, options.limits).then((given) => options.run(context, given as InputShapeFromFields<Fields> & Base)),
        ) as never,
    }),
  );
}

async function checked<I>(input: I, limits: Readonly<Record<string, number>> | undefined): Promise<I> {
  const [first, ...rest] = textProblems(input, { idempotencyKey: 100, ...limits });
  if (first !== undefined) throw new Refused([first, ...rest]);
  return input;
}

/** A refusal thrown on the way is answered like one that was returned. */
async function answer<T>(context: Context, run: () => Promise<Outcome<T>>): Promise<Done<T> | RefusalShape> {
  try {
    const outcome = await run();
    return outcome.ok ? outcome : refused(context, outcome.problems);
  } catch (error) {
    if (error instanceof Refused) return refused(context, error.problems);
    throw error;
  }
}

/** The refusal as it is answered; who serves the request hears of it. */
export function refused({ onRefused }: Context, problems: Problems): RefusalShape {
  onRefused?.(problems);
  return { problems };
}

const who: Record<string, string> = { C: 'customer user', SU: 'superuser', A: 'support agent', SYS: 'the carrier’s systems' };

/** From, to, who and rules, as the lifecycle table has them. */
function factsOf(name: string, lifecycle: Lifecycle | undefined): string {
  const move: Move | undefined = lifecycle?.moves[name];
  if (move === undefined) return '';
  const to = move.to === 'same' ? 'unchanged' : move.to.join(' or ');
  const from = move.from.length === 0 ? '' : `From ${move.from.join(', ')}. `;
  return `${from}To: ${to}. Who: ${move.by.map((kind) => who[kind]).join(', ')}. Rules: ${move.rules.join(', ')}.`;
}
