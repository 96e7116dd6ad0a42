import { no, type Problem } from './refusals.ts';

const longest = 4000;
const longestList = 1000;
const deepest = 32;
// Control characters other than tab and line breaks, and halves of surrogate pairs, cannot be kept as text.
const unacceptable = /[^\P{Cc}\t\n\r]/u;

const isUnacceptable = (text: string): boolean => unacceptable.test(text) || !text.isWellFormed();

/**
 * Looks at every string of an input: what cannot be stored and what is too long is told with its path. `limits` names
 * the longest allowed text by field name; 4,000 characters otherwise. Lists and nesting have an end too.
 */
export function textProblems(input: unknown, limits: Readonly<Record<string, number>> = {}, path = '', field = ''): Problem[] {
  if (typeof input === 'string') {
    const max = limits[field] ?? longest;
    if (isUnacceptable(input)) return [no.unacceptableText(path)];
    return input.length > max ? [no.tooLong(path, { max })] : [];
  }
  if (input === null || typeof input !== 'object' || input instanceof Date) return [];
  if (path.length - path.replaceAll('/', '').length >= deepest) return [no.tooDeep(path, { max: deepest })];
  if (Array.isArray(input)) {
    if (input.length > longestList) return [no.tooMany(path, { max: longestList })];
    return input.flatMap((item, index) => textProblems(item, limits, `${path}/${index}`, field));
  }
  // A key of ours is a field's name; one of a JSON value is the sender's own text, and not repeated in the path.
  return Object.entries(input).flatMap(([key, value]) =>
    isUnacceptable(key) ? [no.unacceptableText(path)] : textProblems(value, limits, `${path}/${key}`, key),
  );
}
