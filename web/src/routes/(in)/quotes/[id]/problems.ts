import type { Problem, Refusal } from '#lib/graph/refusal.ts';

interface Blocked {
  readonly name: string;
  readonly blockedBy: readonly Problem[];
}

/** What a submit would be refused for, as the API says beforehand. Nothing when nothing waits to be sent. */
export function missingOf(moves: readonly Blocked[]): Refusal | undefined {
  const problems = moves.find(({ name }) => name === 'submitQuote')?.blockedBy.filter(({ objectId }) => objectId) ?? [];
  return problems.length === 0 ? undefined : { __typename: 'GeneralRefusal', code: 'VALIDATION', problems };
}

/** The problems of one line, with their paths as the form of that line has them. */
export function ofLine(refusal: Refusal | undefined, lineId: string): Refusal | undefined {
  const problems = refusal?.problems
    .filter(({ objectId }) => objectId === lineId)
    .map((problem) => ({ ...problem, objectId: null, path: problem.path.replace(/^\/lines\/\d+/, '/line') }));
  return refusal === undefined || problems === undefined || problems.length === 0 ? undefined : { ...refusal, problems };
}
