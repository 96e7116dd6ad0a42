import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bugs, type Change } from './bugs.ts';

// Loaded before a server (`node --import`): plants the bug that SPORBAR_PLANTED names into the product's code as it is read.
// The product itself knows nothing of it.

const name = process.env['SPORBAR_PLANTED'] ?? '';
const changes = bugs[name];
if (changes === undefined) throw new Error(`there is no bug "${name}" to plant; there are ${Object.keys(bugs).join(', ')}`);

registerHooks({
  load(url, context, next) {
    const own = changes.filter(({ file }) => url.endsWith(`/${file}`));
    if (own.length === 0) return next(url, context);
    return { format: 'module-typescript', shortCircuit: true, source: own.reduce(planted, readFileSync(fileURLToPath(url), 'utf8')) };
  },
});

function planted(source: string, { file, from, to }: Change): string {
  if (source.split(from).length !== 2) throw new Error(`the bug "${name}" does not fit into ${file} any more`);
  return source.replace(from, () => to);
}
