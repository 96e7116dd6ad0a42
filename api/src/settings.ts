/** A variable of the environment that the server reads. */
interface Setting {
  /** What holds where it is not set; null: nothing does. */
  readonly usual: string | null;
  readonly means: string;
}

/** Every setting there is. `docs/running.md` prints this table, and a test compares the two with the code. */
export const settings = {
  PORT: { usual: '4000', means: 'Where it listens; 0 takes any free port.' },
  HOST: { usual: '127.0.0.1', means: 'The address it listens on; `0.0.0.0` inside a container.' },
  PUBLIC_URL: { usual: null, means: 'The address that people use; links in mails begin with it. Else `http://HOST:PORT`.' },
  TRUST_PROXY: {
    usual: null,
    means: 'Set to anything where one proxy stands before it, whose X-Forwarded-For and -Proto are then believed.',
  },
  DATABASE_URL: { usual: null, means: 'PostgreSQL 15 or later. Without it the embedded database in `SPORBAR_DATA` is used.' },
  DATABASE_DIRECT_URL: {
    usual: null,
    means:
      'The same database past a pooler such as PgBouncer, for migrations and LISTEN. Behind a pooler it must be set: without it statements are sent by names that a connection keeps. Else `DATABASE_URL`.',
  },
  DATABASE_POOL: { usual: '10', means: 'Connections to PostgreSQL that a server keeps at most; two more come and go beside them.' },
  REDIS_URL: {
    usual: null,
    means: 'A Redis or Valkey server that wakes the other servers, `redis://host:6379`. Else PostgreSQL does, by LISTEN and NOTIFY.',
  },
  SPORBAR_DATA: { usual: null, means: 'The folder of everything kept locally. Else `.data` in the project.' },
  SPORBAR_FILES: { usual: null, means: 'The folder of uploaded files: the same one for all servers. Else `files` in `SPORBAR_DATA`.' },
  SPORBAR_SECRET: {
    usual: null,
    means: 'Signs links to files: the same on all servers of one database. Else one is made in `SPORBAR_DATA`.',
  },
  SPORBAR_DEMO: {
    usual: null,
    means: '`none` leaves demo and sandbox carrier out. Where several servers start on one database it must be set.',
  },
  SMTP_URL: { usual: null, means: 'The mail server, `smtp://user:password@host:587`. Without it mails are marked as sent and go nowhere.' },
  MAIL_FROM: { usual: 'Sporbar <no-reply@localhost>', means: 'The sender of mails; replies to bookings go to its domain.' },
  INBOUND_MAIL_SECRET: {
    usual: null,
    means:
      'What the mail server proves itself by when it posts replies to `/mail/inbound`: 16 characters or more. Without it no mail is taken in.',
  },
  AVAILABILITY_URL: {
    usual: null,
    means:
      'Where the carrier’s availability system is asked, by POST with JSON. Without it the portal’s own tables of lines and exchanges answer.',
  },
  LOG_LEVEL: {
    usual: null,
    means: 'The least that is logged: `info` (one line an operation), `warn`, `error` or `silent`. Else `info`, and `warn` on a terminal.',
  },
  METRICS_PORT: { usual: null, means: 'Where Prometheus fetches `/metrics`: a port of its own. Without it nothing is counted.' },
  METRICS_HOST: { usual: '127.0.0.1', means: 'The address of that port. Open it to no one but Prometheus.' },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    usual: null,
    means: 'Where traces are sent by OTLP over HTTP, such as `http://127.0.0.1:4318`. Without it nothing is traced.',
  },
  OTEL_SERVICE_NAME: { usual: 'sporbar', means: 'What this server is called in traces.' },
  OTEL_TRACES_SAMPLER_ARG: { usual: '1', means: 'What part of the operations is traced, 0 to 1.' },
  STOP_DELAY_SECONDS: {
    usual: '0',
    means: 'How long a server that was told to stop goes on as before, except that it is not ready: for proxies that look now and then.',
  },
  STOP_SPREAD_SECONDS: {
    usual: '5',
    means: 'At most so long are open sockets and streams sent elsewhere one after another, 5 ms each.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** What is set, or else what is usual. An empty text is as good as none. */
export function readSettings(env: NodeJS.ProcessEnv): Readonly<Record<SettingName, string | undefined>> {
  const names = Object.keys(settings) as SettingName[];
  return Object.fromEntries(names.map((name) => [name, env[name] || (settings[name].usual ?? undefined)])) as Record<
    SettingName,
    string | undefined
  >;
}

/** A whole number of a setting, 0 or more. Throws where something else is set. */
export function numberOf(name: SettingName, value: string | undefined): number {
  if (value === undefined || !/^\d{1,9}$/.test(value)) throw new Error(`${name} must be a whole number, and is ${value ?? 'not set'}`);
  return Number(value);
}

/** The table in docs/running.md. */
export const settingsTable = (): string =>
  [
    '| Variable | Usual | Means |',
    '|---|---|---|',
    ...Object.entries<Setting>(settings).map(
      ([name, { usual, means }]) => `| \`${name}\` | ${usual === null ? '' : `\`${usual}\``} | ${means} |`,
    ),
  ].join('\n');
