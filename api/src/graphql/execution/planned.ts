import {
  defaultFieldResolver,
  executeSubscriptionEvent,
  getOperationAST,
  Kind,
  validateExecutionArgs,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
  type ValidatedExecutionArgs,
  type ValidatedSubscriptionArgs,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { NotPlanned } from './collect.ts';
import { ObjectPlan } from './plan.ts';
import { Run, type Data } from './run.ts';

type Maybe<T> = T | Promise<T>;

/** So many answers of the variables that `@skip` and `@include` ask are planned for an operation; all others go to the library. */
const mostVariants = 16;

interface Plans {
  /** The variables that `@skip` and `@include` ask. */
  readonly conditions: readonly string[];
  readonly byAnswer: Map<string, ObjectPlan>;
}

/** They go with their documents, of which the parser remembers a bounded number. */
const known = new WeakMap<OperationDefinitionNode, Plans>();

/** What an operation answers by its plan; undefined where the library has to say it. */
export function dataOf(asked: ValidatedExecutionArgs): Maybe<Data | undefined> {
  if (asked.fieldResolver !== defaultFieldResolver || !asked.errorPropagation) return undefined;
  let plan: ObjectPlan | undefined;
  try {
    plan = planOf(asked);
  } catch (error) {
    if (!(error instanceof NotPlanned)) throw error;
  }
  return plan === undefined ? undefined : run(plan, asked);
}

/** Plans whose rows have turned out to be loaded one by one. */
const toldApart = new WeakSet<ObjectPlan>();

function run(plan: ObjectPlan, asked: ValidatedExecutionArgs): Maybe<Data | undefined> {
  const first = new Run(asked, !toldApart.has(plan));
  return then(first.of(plan), (data) => {
    if (!first.isToldApart) return data;
    toldApart.add(plan);
    return new Run(anew(asked), false).of(plan);
  });
}

function planOf({ schema, document, operation, fragmentDefinitions, variableValues }: ValidatedExecutionArgs): ObjectPlan | undefined {
  let plans = known.get(operation);
  if (plans === undefined) known.set(operation, (plans = { conditions: conditionsOf(document), byAnswer: new Map() }));
  const only = plans.conditions.length === 0 ? plans.byAnswer.get('') : undefined;
  if (only !== undefined) return only;
  const said = plans.conditions.map((name) => [name, variableValues.coerced[name]] as const);
  const key = said.map(([, value]) => String(value)).join();
  const planned = plans.byAnswer.get(key);
  if (planned !== undefined) return planned;
  const type = schema.getRootType(operation.operation);
  if (type == null || plans.byAnswer.size >= mostVariants) return undefined;
  const conditions = new Map(said.filter((one): one is readonly [string, boolean] => typeof one[1] === 'boolean'));
  const plan = new ObjectPlan({ schema, fragments: fragmentDefinitions, conditions, places: { count: 0 } }, type, [operation.selectionSet]);
  plans.byAnswer.set(key, plan);
  return plan;
}

function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** The same request once more, with nothing of what resolvers have kept beside its context. */
const anew = <Asked extends { readonly contextValue?: unknown }>(asked: Asked): Asked => ({
  ...asked,
  contextValue: { ...(asked.contextValue as object) },
});

const then = <T, U>(value: Maybe<T>, go: (value: T) => U | Promise<U>): U | Promise<U> =>
  value instanceof Promise ? value.then(go) : go(value);

/**
 * Executes a query by its plan. What a plan does not do, and whatever ends in an error or a null where none may be, is
 * executed by `library` from the beginning: reading twice changes nothing. Everything but queries is the library's.
 */
export function executeQuery<Result>(asked: ExecutionArgs, library: (asked: ExecutionArgs) => Result): Maybe<ExecutionResult> | Result {
  if (getOperationAST(asked.document, asked.operationName)?.operation !== 'query') return library(asked);
  const valid = validateExecutionArgs(asked);
  if (!('schema' in valid)) return library(asked);
  return then(dataOf(valid), (data) => (data === undefined ? library(anew(asked)) : { data })) as Maybe<ExecutionResult>;
}

/** The same for one message of a subscription, `rootValue`. */
export function executeEvent(asked: ValidatedSubscriptionArgs): Maybe<ExecutionResult> {
  return then(dataOf(asked), (data) => (data === undefined ? executeSubscriptionEvent(anew(asked)) : { data }));
}

/** Has Yoga execute queries so. It must come before whatever looks at an execution or goes around it. */
export const executeByPlan = (): Plugin => ({
  onExecute: ({ executeFn, setExecuteFn }) => setExecuteFn((asked: ExecutionArgs) => executeQuery(asked, executeFn)),
});
