import type { Problem, Refusal } from '#lib/graph/refusal.ts';

interface Blocked {
  readonly name: string;
  readonly blockedBy: readonly Problem[];
}

/** What a submit would be refused for, as the API says beforehand. Nothing when nothing waits to be sent. */
export function missingOf(moves: readonly Blocked[]): Refusal | undefined {
  const problems = moves.find(({ name }) => name === 'submitOrder')?.blockedBy ?? [];
  return problems.length === 0 ? undefined : { __typename: 'GeneralRefusal', code: 'VALIDATION', problems };
}

/** A refused submit's problems of one line, with their paths as the form of that line has them. */
export function asSubmitted(refusal: Refusal | undefined, lineId: string, at: string): Refusal | undefined {
  if (refusal === undefined) return undefined;
  const problems = refusal.problems
    .filter(({ objectId }) => objectId === lineId)
    .map((problem) => ({ ...problem, objectId: null, path: `${at}/${problem.path.replace(/^\/(lines\/\d+\/|line\/)?/, '')}` }));
  return problems.length === 0 ? undefined : { ...refusal, problems };
}
