import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '@opentelemetry/api';
import { inSpan, traceWith } from '@sporbar/prisma/tracing.ts';
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
    get isInside() {
      return inside.getStore() !== undefined;
    },
    span: async (name, attributes, run) => {
      const around = inside.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes }, around);
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

/** Makes each query and mutation a step, over HTTP and on sockets. The request's id leads from a trace to the log. */
export const traceOperations = (): Plugin<ServedContext> => ({
  onExecute: ({ args, executeFn, setExecuteFn }) => {
    const { operation, kind } = askedBy(args.document, args.operationName);
    const { requestId, transport } = args.contextValue as ServedContext;
    const facts = {
      'graphql.operation.type': kind,
      'sporbar.operation': operation,
      'sporbar.request_id': requestId,
      'sporbar.transport': transport,
    };
    setExecuteFn((given) => inSpan(`${kind} ${operation}`, facts, async () => executeFn(given)));
  },
});
