import { literal, writtenCode } from '@sporbar/schema/written-code.ts';
import type { Path } from './paths.ts';
import type { FieldPlan, ObjectPlan } from './plan.ts';

type Data = Record<string, unknown>;

/** What a run does of a field: answers its value, and puts it in its place by itself where it comes later. */
export interface FieldRun {
  /** A field that is no column of its row, or not found to be one yet. */
  field(plan: FieldPlan, source: unknown, path: Path | undefined, data: Data): unknown;
  /** A column of a row that was read for it. */
  column(plan: FieldPlan, value: unknown, source: unknown, path: Path | undefined, data: Data): unknown;
}

export type OneOfMany = (run: FieldRun, source: unknown, path: Path | undefined) => Data;

/**
 * What is answered of one row of many that were read for it, as code of its own: it has a place for every name, and columns that
 * the answer has as they are go from one place to the other. Everything else is the run's, as for any object.
 */
export function oneOfMany({ blank, fields }: ObjectPlan): OneOfMany {
  const places = Object.entries(blank).map(
    ([key, said]) => `${literal(key)}: ${said === undefined ? 'undefined' : literal(said as string)}`,
  );
  const lines = fields.map((plan, index) => {
    const column = plan.ofLoadedRow?.column;
    const into = `data[${literal(plan.key)}] =`;
    if (column === undefined || plan.value.kind !== 'LEAF') return `${into} run.field(fields[${index}], source, path, data);`;
    const { asItIs } = plan.value;
    const read = `value = source[${literal(column)}];`;
    const long = `run.column(fields[${index}], value, source, path, data)`;
    return `${read} ${into} ${asItIs === undefined ? long : `typeof value === ${literal(asItIs)} ? value : ${long}`};`;
  });
  return writtenCode(
    { fields },
    `(run, source, path) => { const data = { ${places.join(', ')} }; let value; ${lines.join(' ')} return data; }`,
  );
}
