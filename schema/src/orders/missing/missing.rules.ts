import type { Problem } from '../../refusals.ts';
import { fieldsOf, isLineField, lineFields, type FieldFacts } from './line-fields.ts';
import { noField } from './missing.refusals.ts';

/** S-03: a field that is named as missing is one the customer can fill in on this line. */
export function missingProblems(paths: readonly string[], line: FieldFacts, at: string): Problem[] {
  const askable: readonly string[] = fieldsOf(line);
  return paths.flatMap((path, index) => {
    if (!isLineField(path)) return [noField.unknownField(`${at}/${index}`, { field: path })];
    return askable.includes(path) ? [] : [noField.fieldOfAnotherKind(`${at}/${index}`, { label: lineFields[path] })];
  });
}

/** Each once, in the order of the form, whatever order they were named in. */
export const missingOf = (paths: readonly string[], line: FieldFacts): string[] => fieldsOf(line).filter((field) => paths.includes(field));
