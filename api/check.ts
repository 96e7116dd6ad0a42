import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// `npm run check`: everything about the code that can be judged without running it. Every step is run, each says how long it
// took, and the last lines name those that failed.

const root = resolve(import.meta.dirname, '..');

interface Step {
  name: string;
  /** The program and its arguments, run by this Node. */
  program: string[];
  folder?: string;
}

/** The script behind a package's command. */
function command(packageName: string, name = packageName): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`${packageName} has no command ${name}`);
  return join(folder, script);
}

const steps: Step[] = [
  { name: 'printed schema', program: ['print.ts', '--check'], folder: 'schema' },
  { name: 'build', program: [command('turbo'), 'run', 'build', '--output-logs=errors-only'] },
  { name: 'format', program: [command('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', program: [command('eslint'), '--max-warnings=0', '.'] },
  { name: 'types', program: [command('typescript', 'tsc'), '--project', 'tsconfig.json'] },
  { name: 'types of the site', program: [command('svelte-check'), '--fail-on-warnings', '--output', 'human'], folder: 'web' },
  {
    name: 'import directions',
    program: [
      command('dependency-cruiser', 'depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      'prisma',
      'schema',
      'api',
      'web',
      'vitest.config.ts',
    ],
  },
  { name: 'start of a clean clone', program: ['api/test/clean-start.ts'] },
  { name: 'dead code', program: [command('knip'), '--no-progress', '--no-config-hints'] },
];

const generated = [
  'prisma/generated/client/client.ts',
  'prisma/generated/pothos-types.ts',
  'schema/schema.graphql',
  'web/src/lib/graphql-env.d.ts',
];

/** Answers whether the program was content; what it said is shown when it was not. */
function run({ program, folder = '.' }: Step): Promise<{ passed: boolean; output: string }> {
  const child = spawn(process.execPath, program, { cwd: join(root, folder), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  return new Promise((done) => {
    child.once('error', (error) => done({ passed: false, output: String(error) }));
    child.once('close', (code) => done({ passed: code === 0, output }));
  });
}

const failed: string[] = [];

const missing = generated.filter((file) => !existsSync(join(root, file)));
if (missing.length > 0) failed.push('generated code');
for (const file of missing) console.log(`${file} is missing: run \`npm run generate\``);

for (const step of steps) {
  const started = performance.now();
  const { passed, output } = await run(step);
  if (!passed) {
    failed.push(step.name);
    console.log(output.trimEnd());
  }
  console.log(`${passed ? 'passed' : 'FAILED'}  ${step.name}  ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
