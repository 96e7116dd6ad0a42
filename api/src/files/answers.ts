import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@sporbar/schema/context.ts';
import { hintOf, messageOf, type Problem, type Problems, type RefusalCode } from '@sporbar/schema/refusals.ts';
import { refusalTypeOf } from '@sporbar/schema/refusals.graphql.ts';
import type { Locale } from '@sporbar/schema/words.ts';

const statuses: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  FILE_TYPE: 415,
  RATE_LIMITED: 429,
  TECHNICAL_ERROR: 503,
};

const told = (problem: Problem, locale: Locale) => ({
  code: problem.def.code,
  ruleId: problem.def.ruleId,
  path: problem.path,
  objectId: problem.objectId ?? null,
  message: messageOf(problem, locale),
  hint: hintOf(problem, locale),
});

/** A refusal in the shape GraphQL gives it, so that one piece of a client shows both. */
export function refuse(
  { locale, onRefused }: Pick<Context, 'locale' | 'onRefused'>,
  response: ServerResponse,
  problems: Problems,
  more: object = {},
): void {
  const [first] = problems;
  onRefused?.(problems);
  const { objectId: _objectId, ...head } = told(first, locale);
  answer(response, statuses[first.def.code] ?? 422, {
    __typename: refusalTypeOf({ problems }).name,
    ...head,
    problems: problems.map((problem) => told(problem, locale)),
    ...more,
  });
}

export function answer(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

const patienceMs = 5_000;

/**
 * Lets a client that is still sending hear the answer: what comes is thrown away for a few seconds, since a connection
 * that is closed at once takes the answer with it. Then it is cut.
 */
export function hearOut(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  request.on('error', () => {});
  request.resume();
  if (request.complete) return;
  const timer = setTimeout(() => request.destroy(), patienceMs).unref();
  request.once('close', () => clearTimeout(timer));
}
