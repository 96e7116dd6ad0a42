import { createHash } from 'node:crypto';

/** Numbers from 0 to 1 that depend on their names alone: the same in every run and on every machine. */
export const chanceOf =
  (...names: readonly (string | number)[]) =>
  (what: string): number =>
    createHash('sha256').update(JSON.stringify([...names, what])).digest().readUInt32BE() / 2 ** 32;
