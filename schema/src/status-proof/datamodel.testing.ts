import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Model {
  readonly name: string;
  readonly table: string;
  /** Field name to the type it was given, without `?` and `[]`. */
  readonly fields: ReadonlyMap<string, string>;
}

export const root = join(import.meta.dirname, '..', '..', '..');

const modelText = (): string =>
  globSync(join(root, 'prisma/models/*.prisma'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

/** The tables as the models declare them. */
export function readModels(): Map<string, Model> {
  const models = [...modelText().matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']): Model => {
    const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].map(([, field = '', type = '']) => [field, type] as const);
    return { name, table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, fields: new Map(fields) };
  });
  return new Map(models.map((model) => [model.name, model]));
}

/** A status with a version: what `transition` writes, and nobody else. */
export const isGuarded = (model: Model): boolean => model.fields.get('status')?.endsWith('Status') === true && model.fields.has('version');

/** The values of an enum, in their order. */
export function valuesOf(name: string): string[] {
  const body = new RegExp(`^enum ${name} \\{\\n(.*?)^\\}`, 'ms').exec(modelText())?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)/gm)].map(([, value = '']) => value);
}
