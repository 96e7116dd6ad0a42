/** One thing in the way, as the API tells it. The words come in the reader's language. */
export interface Problem {
  readonly code: string;
  readonly ruleId: string;
  /** JSON Pointer into the input: `/lines/0/contactPhone`. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
  readonly objectId?: string | null;
}

/** A typed no: nothing was written. */
export interface Refusal {
  readonly __typename: string;
  readonly code: string;
  readonly problems: readonly Problem[];
}

/** The problems of one field, for showing beside it. */
export const problemsAt = (refusal: Refusal | undefined, path: string, objectId?: string): readonly Problem[] =>
  refusal?.problems.filter(
    (problem) => problem.path === path && (objectId === undefined || !problem.objectId || problem.objectId === objectId),
  ) ?? [];

export const isRefusal = (value: object): value is Refusal => 'problems' in value && 'code' in value;
