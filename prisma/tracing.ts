import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils';

type Facts = Readonly<Record<string, string | number | boolean>>;

/** A step that may be over, for those that came of it. */
export type Origin = object;

/** Where it is told what takes how long, and inside of what. */
export interface Tracer {
  /** Runs something as a step of whatever it is called in. With an origin, what came of it begins a trace of its own. */
  span<T>(name: string, facts: Facts, run: () => Promise<T>, origin?: Origin): Promise<T>;
  /** The step this is called inside of, if any. */
  readonly here: Origin | undefined;
}

let tracer: Tracer | undefined;

/** Set once, before anything is opened: a process is traced as a whole or not at all. */
export const traceWith = (given: Tracer | undefined): void => void (tracer = given);

/** Runs something as a step of its own. Where nothing is traced it costs a comparison. */
export const inSpan = <T>(name: string, facts: Facts, run: () => Promise<T>, origin?: Origin): Promise<T> =>
  tracer === undefined ? run() : tracer.span(name, facts, run, origin);

/** The step this is called inside of, to be named as the origin of what comes of it later. */
export const stepHere = (): Origin | undefined => tracer?.here;

export const isTraced = (): boolean => tracer !== undefined;

const longestStatement = 1_000;

/** A statement with its text, which has placeholders for values. Only inside of a step: what polls tells nothing. */
export function tracedStatement<Answer>(sql: string, run: () => Promise<Answer>): Promise<Answer> {
  if (tracer?.here === undefined) return run();
  const name = /^\W*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  return tracer.span(`SQL ${name}`, { 'db.system.name': 'postgresql', 'db.query.text': sql.slice(0, longestStatement) }, run);
}

/** Each statement of a connection. */
export function statementsOf<Connection extends SqlQueryable>(connection: Connection): Connection {
  const traced =
    <Answer>(run: (query: SqlQuery) => Promise<Answer>) =>
    (query: SqlQuery): Promise<Answer> =>
      tracedStatement(query.sql, () => run(query));
  connection.queryRaw = traced(connection.queryRaw.bind(connection));
  connection.executeRaw = traced(connection.executeRaw.bind(connection));
  return connection;
}

/** The same adapter, whose statements are steps. */
export function tracedAdapter(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = statementsOf(await factory.connect());
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => statementsOf(await start(isolationLevel));
    return adapter;
  };
  return { provider: factory.provider, adapterName: factory.adapterName, connect };
}
