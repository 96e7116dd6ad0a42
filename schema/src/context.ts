import type { Db } from '@sporbar/prisma/client.ts';
import { GraphQLError } from 'graphql';
import type { Ports } from './ports.ts';
import { Refused, no } from './refusals.ts';
import type { Clock } from './time.ts';
import type { Viewer } from './viewer.ts';
import type { Locale } from './words.ts';

/** Tells readers of a stream that there is something new. Carries no content: the log is the truth. */
export interface Wakeups {
  wake(streams: readonly string[]): void;
  /** Resolves at the next wake of the stream, or after the safety poll; at once when `signal` aborts. */
  next(stream: string, signal: AbortSignal): Promise<void>;
}

/** What every resolver and command is handed: who asks, the database, the clock, the other systems. */
export interface Context {
  readonly db: Db;
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  readonly locale: Locale;
  readonly requestId: string;
  readonly ip: string | null;
  readonly ports: Ports;
  readonly wakeups: Wakeups;
}

/** For queries: the viewer, or an error with code UNAUTHENTICATED. */
export function requireViewer(context: Context): Viewer {
  if (context.viewer !== null) return context.viewer;
  throw new GraphQLError('You are not signed in.', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** For commands: the viewer, or a refusal. */
export function actingViewer(context: Context): Viewer {
  if (context.viewer !== null) return context.viewer;
  throw new Refused([no.unauthenticated('')]);
}
