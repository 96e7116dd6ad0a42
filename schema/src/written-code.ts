/**
 * A function written out as code: `code` says what it is, over `given` by name. V8 remembers what it has seen by the place in the
 * code, so code that serves objects of every kind knows nothing of any; code of their own costs a fraction of it for each property.
 * A name that stands in the code goes through `literal`, whoever chose it.
 */
export function writtenCode<Made extends (...args: never[]) => unknown>(given: Readonly<Record<string, unknown>>, code: string): Made {
  const names = Object.keys(given);
  return new Function(...names, `return ${code};`)(...names.map((name) => given[name])) as Made;
}

/** A text as code has it. */
export const literal = (text: string): string => JSON.stringify(text);
