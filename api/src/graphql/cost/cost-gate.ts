import type { RateStanding } from '@sporbar/schema/rate-limit.ts';
import { getOperationAST, GraphQLError, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limits } from '../operation-limits.ts';
import type { ServedContext } from '../request-context.ts';
import { planCost, type CostPlan } from './cost-plan.ts';
import type { RateLimits } from './rate-limits.ts';

type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues' | 'contextValue'>;

/** Judges what an operation costs before it runs: refused when it costs too much, or more than its caller has left. */
export class CostGate {
  readonly #rates: RateLimits;
  /** The parser hands out one document for equal texts: each is added up once. */
  readonly #plans = new WeakMap<DocumentNode, Map<string, CostPlan>>();

  constructor(rates: RateLimits) {
    this.#rates = rates;
  }

  /** Takes the cost from what the caller has left and writes the standing into the context; an error when it may not run. */
  admit(asked: Asked): GraphQLError | undefined {
    const context = asked.contextValue as ServedContext;
    const cost = this.#planOf(asked)?.(asked.variableValues);
    if (cost === undefined) return undefined;
    if (cost > limits.cost) return tooCostly(cost);
    const { standing, retryAfterSeconds } = this.#rates.take(callerOf(context), cost);
    if (context.rate !== undefined) context.rate.standing = standing;
    return retryAfterSeconds === undefined ? undefined : tooMuch(standing, retryAfterSeconds);
  }

  #planOf({ schema, document, operationName }: Asked): CostPlan | undefined {
    const plans = this.#plans.get(document) ?? new Map<string, CostPlan>();
    this.#plans.set(document, plans);
    const name = operationName ?? '';
    const known = plans.get(name);
    if (known !== undefined) return known;
    const operation = getOperationAST(document, operationName);
    // Which operation is meant cannot be told: the execution says so.
    if (operation == null) return undefined;
    const plan = planCost(schema, document, operation);
    plans.set(name, plan);
    return plan;
  }
}

/** A key counts by itself, a person in all browsers together, nobody by the address. */
const callerOf = ({ viewer, ip }: ServedContext): string => viewer?.apiKey?.id ?? viewer?.userId ?? `address ${ip ?? 'unknown'}`;

const tooCostly = (cost: number): GraphQLError =>
  new GraphQLError(`Cost limit of ${limits.cost} exceeded, found ${cost}.`, {
    extensions: { code: 'DOCUMENT_TOO_LARGE', cost, limit: limits.cost, http: { spec: true, status: 400 } },
  });

const tooMuch = (standing: RateStanding, retryAfterSeconds: number): GraphQLError =>
  new GraphQLError(`This costs ${standing.cost}, and ${standing.remaining} are left. Come back in ${retryAfterSeconds} seconds.`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds,
      http: { spec: true, status: 429, headers: { 'retry-after': String(retryAfterSeconds) } },
    },
  });

/** `extensions.cost` of an answer. */
const told = ({ cost, limit, remaining, resetAt }: RateStanding) => ({ requested: cost, limit, remaining, resetAt: resetAt.toISOString() });

function withCost(result: ExecutionResult, context: ServedContext): ExecutionResult {
  const standing = context.rate?.standing;
  return standing === undefined ? result : { ...result, extensions: { ...result.extensions, cost: told(standing) } };
}

/** Over HTTP an operation passes the gate here; on a socket it has passed it before it got here. Answers say what they cost. */
export const countCost = (gate: CostGate): Plugin<ServedContext> => ({
  onExecute: ({ args, setResultAndStopExecution }) => {
    const context = args.contextValue as ServedContext;
    const refusal = context.transport === 'http' ? gate.admit(args) : undefined;
    if (refusal !== undefined) return setResultAndStopExecution(withCost({ errors: [refusal] }, context));
    return {
      onExecuteDone: ({ result, setResult }) => {
        if (!(Symbol.asyncIterator in result)) setResult(withCost(result, context));
      },
    };
  },
  onSubscribe: ({ args, setResultAndStopExecution }) => {
    const refusal = gate.admit(args);
    if (refusal !== undefined) setResultAndStopExecution({ errors: [refusal] });
  },
});
