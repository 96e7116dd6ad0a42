import { no, type Problem } from './refusals.ts';

const longest = 4000;
// Control characters other than tab and line breaks, and halves of surrogate pairs, cannot be kept as text.
const unacceptable = /[^\P{Cc}\t\n\r]/u;

/**
 * Looks at every string of an input: what cannot be stored and what is too long is told with its path. `limits` names
 * the longest allowed text by field name; 4,000 characters otherwise.
 */
export function textProblems(input: unknown, limits: Readonly<Record<string, number>> = {}, path = '', field = ''): Problem[] {
  if (typeof input === 'string') {
    const max = limits[field] ?? longest;
    if (unacceptable.test(input) || !input.isWellFormed()) return [no.unacceptableText(path)];
    return input.length > max ? [no.tooLong(path, { max })] : [];
  }
  if (Array.isArray(input)) return input.flatMap((item, index) => textProblems(item, limits, `${path}/${index}`, field));
  if (input === null || typeof input !== 'object' || input instanceof Date) return [];
  return Object.entries(input).flatMap(([key, value]) => textProblems(value, limits, `${path}/${key}`, key));
}
