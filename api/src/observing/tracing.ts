import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context, SpanContext } from '@opentelemetry/api';
import { inSpan, isTraced, stepHere, traceWith, type Origin } from '@sporbar/prisma/tracing.ts';
import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import {
  createSourceEventStream,
  executeSubscriptionEvent,
  mapSourceToResponseEvent,
  validateSubscriptionArgs,
  type ExecutionArgs,
  type ExecutionResult,
  type ValidatedSubscriptionArgs,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ServedContext } from '../graphql/request-context.ts';
import { askedBy } from './operations.ts';

export interface TracingOptions {
  /** Where traces are sent: an OTLP receiver over HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** What part of the operations is traced, 0 to 1. */
  readonly ratio: number;
}

/** Long enough for a batch, and short enough for a stop. */
const exportWithinMs = 3_000;

/**
 * Traces every operation, its transition and its statements from now on. The libraries are loaded here and nowhere else.
 * Answers how to stop, which sends what is left.
 */
export async function startTracing({ endpoint, serviceName, ratio }: TracingOptions): Promise<() => Promise<void>> {
  const [{ ROOT_CONTEXT, SpanStatusCode, trace }, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: exportWithinMs });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('sporbar');
  const inside = new AsyncLocalStorage<Context>();
  traceWith({
    get here() {
      const around = inside.getStore();
      return around && trace.getSpanContext(around);
    },
    span: async (name, attributes, run, origin) => {
      const around = (origin === undefined ? inside.getStore() : undefined) ?? ROOT_CONTEXT;
      const links = origin === undefined ? [] : [{ context: origin as SpanContext }];
      const span = tracer.startSpan(name, { attributes, links }, around);
      try {
        return await inside.run(trace.setSpan(around, span), run);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
  });
  return async () => {
    traceWith(undefined);
    // A collector that is away holds up nobody who stops.
    await provider.shutdown().catch(() => {});
  };
}

/** What a step says of the operation it belongs to. The request's id leads from a trace to the log. */
const factsOf = ({ operation, kind }: ReturnType<typeof askedBy>, { requestId, transport }: ServedContext) => ({
  'graphql.operation.type': kind,
  'sporbar.operation': operation,
  'sporbar.request_id': requestId,
  'sporbar.transport': transport,
});

/** Makes each query and mutation a step, over HTTP and on sockets, and the subscriptions of event streams. */
export const traceOperations = (): Plugin<ServedContext> => ({
  onExecute: ({ args, executeFn, setExecuteFn }) => {
    const asked = askedBy(args.document, args.operationName);
    const facts = factsOf(asked, args.contextValue);
    setExecuteFn((given) => inSpan(`${asked.kind} ${asked.operation}`, facts, async () => executeFn(given)));
  },
  onSubscribe: ({ setSubscribeFn }) => setSubscribeFn((given: ExecutionArgs) => subscribeTraced(given)),
});

async function subscribeTraced(given: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const args = validateSubscriptionArgs(given);
  if (!('operation' in args)) return { errors: args };
  const steps = new SubscriptionSteps(args, args.contextValue as ServedContext);
  const source = await steps.start(async () => createSourceEventStream(args));
  if (!(Symbol.asyncIterator in source)) return source;
  return mapSourceToResponseEvent(args, source, (each) => steps.message(each.rootValue, () => executeSubscriptionEvent(each)));
}

/**
 * The steps of one subscription, or of a group's: its start, and each message as it is executed, a trace of its own that
 * is linked with the start. Where nothing is traced each costs a comparison.
 */
export class SubscriptionSteps {
  readonly #args: Pick<ValidatedSubscriptionArgs, 'document' | 'operation'>;
  readonly #context: ServedContext;
  #origin: Origin | undefined;

  constructor(args: Pick<ValidatedSubscriptionArgs, 'document' | 'operation'>, context: ServedContext) {
    this.#args = args;
    this.#context = context;
  }

  start<T>(run: () => Promise<T>): Promise<T> {
    if (!isTraced()) return run();
    return this.#step('subscription', {}, async () => {
      this.#origin = stepHere();
      return run();
    });
  }

  message<T>(message: unknown, run: () => T | Promise<T>): T | Promise<T> {
    return isTraced() ? this.#step('message', messageFacts(message), async () => run(), this.#origin) : run();
  }

  #step<T>(what: string, more: Record<string, string>, run: () => Promise<T>, origin?: Origin): Promise<T> {
    const asked = askedBy(this.#args.document, this.#args.operation.name?.value);
    const facts = { ...factsOf(asked, this.#context), 'sporbar.shared': this.#context.isForMany === true, ...more };
    return inSpan(`${what} ${asked.operation}`, facts, run, origin);
  }
}

/** Of a change: which event it tells of, and the request that made it. */
function messageFacts(message: unknown): Record<string, string> {
  const { kind, event } = message as Partial<LiveMessage>;
  return {
    ...(kind !== undefined && { 'sporbar.message': kind }),
    ...(event != null && { 'sporbar.event_id': String(event.id) }),
    ...(event?.requestId != null && { 'sporbar.caused_by': event.requestId }),
  };
}
