/**
 * How much more a field costs than the objects it answers, in the points of docs/api.md. Asked before it runs, of the
 * arguments as they were sent: nothing about them is certain yet.
 */
export type Work = (args: Readonly<Record<string, unknown>>) => number;

/** As a field states it: `extensions: { work }`. */
export const workOf = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): Work | undefined =>
  typeof extensions['work'] === 'function' ? (extensions['work'] as Work) : undefined;
