import type { Db } from '@sporbar/prisma/client.ts';
import { GraphQLError } from 'graphql';
import type { Tails } from './events/tail.ts';
import type { Ports } from './ports.ts';
import type { RateStanding } from './rate-limit.ts';
import { Refused, no, type Problems } from './refusals.ts';
import type { Clock } from './time.ts';
import type { Viewer } from './viewer.ts';
import type { Wakeups } from './wakeups.ts';
import type { Locale } from './words.ts';

/** Sets the browser's session cookie with the answer. Absent where no cookie can be set: on sockets and with API keys. */
export interface SessionCookies {
  keep(secret: string): void;
  forget(): void;
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
  readonly tails: Tails;
  readonly cookies?: SessionCookies | undefined;
  /** Where a subscription goes on that the server itself has interrupted, whatever its document says. */
  readonly resumeAfter?: string | undefined;
  /** A subscription that is read once for many: it is given every event. */
  readonly isForMany?: boolean | undefined;
  readonly userAgent?: string | null | undefined;
  /** Told why something asked for in this request was refused. */
  readonly onRefused?: ((problems: Problems) => void) | undefined;
  /** What the caller has left to ask for, once the operation has been counted. */
  readonly rate?: { standing?: RateStanding | undefined } | undefined;
}

/** For queries: the viewer, or an error with code UNAUTHENTICATED; FORBIDDEN for who may only train as yet (D-42). */
export function requireViewer(context: Context): Viewer {
  const viewer = requireSignedIn(context);
  if (!viewer.inTraining) return viewer;
  throw new GraphQLError('Your access opens the training area only until you are certified.', {
    extensions: { code: 'FORBIDDEN', ruleId: 'IA-01' },
  });
}

/** For what also a user in training may read: the own profile and the way to help. */
export function requireSignedIn(context: Context): Viewer {
  if (context.viewer !== null) return context.viewer;
  throw new GraphQLError('You are not signed in.', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** For commands: the viewer, or a refusal. */
export function actingViewer(context: Context): Viewer {
  if (context.viewer !== null) return context.viewer;
  throw new Refused([no.unauthenticated('')]);
}
