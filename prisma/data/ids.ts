import { createHash } from 'node:crypto';

/** The id of a row that is the same in every database: made from what the row is, in the form all ids have. */
export const deterministicId = (prefix: string, ...parts: readonly (string | number | null)[]): string =>
  `${prefix}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
