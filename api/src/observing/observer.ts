import type { ActorKind } from '@sporbar/prisma/generated/client/enums.ts';
import type { Logger } from '../logger.ts';

export type Outcome = 'DONE' | 'REFUSED' | 'ERROR' | 'FAULT';

/** One operation as it ended. Holds nothing that a client wrote: no name, no value, no address. */
export interface OperationDone {
  readonly requestId: string;
  /** The field of the schema that was asked for, or SEVERAL; NONE where the document was refused before it ran. */
  readonly operation: string;
  readonly kind: 'query' | 'mutation' | 'subscription' | 'none';
  readonly transport: 'http' | 'socket';
  readonly by: ActorKind | 'NOBODY';
  /** REFUSED by a rule, ERROR for what stands before the rules, FAULT for what is our own. */
  readonly outcome: Outcome;
  /** The rules that said no. */
  readonly rules: readonly string[];
  /** Codes of errors. */
  readonly codes: readonly string[];
  readonly ms: number;
}

/** One request that is not GraphQL: a file, a page of the site. Never its address, which may hold what somebody looks for. */
export interface RequestDone {
  readonly requestId: string;
  readonly room: 'files' | 'audit' | 'invoices' | 'mail' | 'site';
  readonly method: string;
  readonly status: number;
  /** The rules that said no. */
  readonly rules: readonly string[];
  readonly ms: number;
}

/** Told of what happens, as it happens. */
export interface Observer {
  operation(done: OperationDone): void;
  request(done: RequestDone): void;
  /** A subscription has begun (1) or ended (-1). */
  following(transport: OperationDone['transport'], change: 1 | -1): void;
  /** So many messages of a subscription were handed to its client's connection. */
  delivered(transport: OperationDone['transport'], messages: number): void;
  /** A client's connection was closed because it left too much unread. */
  givenUp(transport: OperationDone['transport']): void;
  /** A job has done so many, or failed (null). */
  job(name: string, done: number | null): void;
}

/** One line an operation and one a request, and whatever else is to be told. */
export function observing(logger: Logger, also?: Observer): Observer {
  return {
    operation: (done) => {
      const { rules, codes, ms, ...facts } = done;
      const more = { ...(rules.length > 0 && { rules }), ...(codes.length > 0 && { codes }) };
      logger.info({ ...facts, ...more, ms: Math.round(ms * 10) / 10 }, 'operation');
      also?.operation(done);
    },
    request: (done) => {
      const { rules, ms, ...facts } = done;
      logger.info({ ...facts, ...(rules.length > 0 && { rules }), ms: Math.round(ms * 10) / 10 }, 'request');
      also?.request(done);
    },
    following: (transport, change) => also?.following(transport, change),
    delivered: (transport, messages) => also?.delivered(transport, messages),
    givenUp: (transport) => also?.givenUp(transport),
    job: (name, done) => also?.job(name, done),
  };
}
