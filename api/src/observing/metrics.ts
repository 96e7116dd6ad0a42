import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { gaugesOf, type Sources } from './gauges.ts';
import type { Observer, OperationDone, RequestDone } from './observer.ts';

export interface MetricsPlace {
  readonly port: number;
  readonly host: string;
}

export interface MetricsDoor {
  readonly url: string;
  close(): Promise<void>;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts for Prometheus. Every label is one of a closed list (a field of the schema, a rule, a job, an outcome): never an
 * organisation, a user, an address or anything a client wrote, so the number of series is bounded.
 */
export class Metrics implements Observer {
  readonly #registry = new Registry();
  readonly #operations: Histogram<'operation' | 'kind' | 'transport' | 'outcome'>;
  readonly #refusals: Counter<'rule'>;
  readonly #requests: Histogram<'room' | 'status'>;
  readonly #following: Gauge<'transport'>;
  readonly #deliveries: Counter<'transport'>;
  readonly #givenUp: Counter<'transport'>;
  readonly #jobRuns: Counter<'job' | 'outcome'>;
  readonly #jobWork: Counter<'job'>;
  readonly #jobLast: Gauge<'job'>;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#operations = new Histogram({
      name: 'sporbar_operation_seconds',
      help: 'Queries and mutations from their arrival to their answer, and subscriptions to their end.',
      labelNames: ['operation', 'kind', 'transport', 'outcome'],
      buckets: seconds,
      registers,
    });
    this.#refusals = new Counter({
      name: 'sporbar_refusals_total',
      help: 'Operations, uploads and downloads that a rule has refused.',
      labelNames: ['rule'],
      registers,
    });
    this.#requests = new Histogram({
      name: 'sporbar_request_seconds',
      help: 'Requests for files and pages.',
      labelNames: ['room', 'status'],
      buckets: seconds,
      registers,
    });
    this.#following = new Gauge({ name: 'sporbar_subscriptions', help: 'Subscriptions that run.', labelNames: ['transport'], registers });
    this.#deliveries = new Counter({
      name: 'sporbar_deliveries_total',
      help: 'Messages of subscriptions that were handed to connections.',
      labelNames: ['transport'],
      registers,
    });
    this.#givenUp = new Counter({
      name: 'sporbar_given_up_total',
      help: 'Connections that were closed because their clients left too much unread.',
      labelNames: ['transport'],
      registers,
    });
    this.#jobRuns = new Counter({ name: 'sporbar_job_runs_total', help: 'Runs of jobs.', labelNames: ['job', 'outcome'], registers });
    this.#jobWork = new Counter({ name: 'sporbar_job_work_total', help: 'What jobs have done.', labelNames: ['job'], registers });
    this.#jobLast = new Gauge({
      name: 'sporbar_job_last_success_timestamp_seconds',
      help: 'When a job last ran well.',
      labelNames: ['job'],
      registers,
    });
  }

  operation({ operation, kind, transport, outcome, rules, ms }: OperationDone): void {
    this.#operations.observe({ operation, kind, transport, outcome }, ms / 1_000);
    for (const rule of rules) this.#refusals.inc({ rule });
  }

  request({ room, status, rules, ms }: RequestDone): void {
    this.#requests.observe({ room, status: `${Math.floor(status / 100)}xx` }, ms / 1_000);
    for (const rule of rules) this.#refusals.inc({ rule });
  }

  following(transport: OperationDone['transport'], change: 1 | -1): void {
    this.#following.inc({ transport }, change);
  }

  delivered(transport: OperationDone['transport'], messages: number): void {
    this.#deliveries.inc({ transport }, messages);
  }

  givenUp(transport: OperationDone['transport']): void {
    this.#givenUp.inc({ transport });
  }

  job(job: string, done: number | null): void {
    this.#jobRuns.inc({ job, outcome: done === null ? 'FAULT' : 'DONE' });
    if (done === null) return;
    this.#jobWork.inc({ job }, done);
    this.#jobLast.setToCurrentTime({ job });
  }

  /** Serves `/metrics` at a place of its own, apart from everything that clients reach. */
  async serve(sources: Sources, { port, host }: MetricsPlace): Promise<MetricsDoor> {
    const gauges = gaugesOf(sources, this.#registry);
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      const answer = async () => {
        await gauges.look();
        response.writeHead(200, { 'content-type': this.#registry.contentType }).end(await this.#registry.metrics());
      };
      answer().catch(() => void response.writeHead(500).end());
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    const { port: taken } = server.address() as AddressInfo;
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, close };
  }
}
