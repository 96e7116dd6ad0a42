import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeArtefact } from './artefact.ts';
import { writeTable } from './report.ts';
import { openStage } from './stage/stage.ts';
import { fanOut } from './trials/fan-out.ts';
import { isQuick } from './trials/brief.ts';
import { limits } from './trials/limits.ts';
import { lists } from './trials/lists.ts';
import { memory } from './trials/memory.ts';
import { moves } from './trials/moves.ts';
import { oneAmongMany } from './trials/one-among-many.ts';
import { own } from './trials/own.ts';
import { pages } from './trials/pages.ts';
import { polling } from './trials/polling.ts';
import { shownInPages } from './trials/shown.ts';
import { submits } from './trials/submits.ts';
import { throughput } from './trials/throughput.ts';
import { verdictOf, type Group, type Result, type TrialName } from './trials/trial.ts';

// `npm run bench -- T1 T3`: measures those; without names, all. Linux only: CPU time is asked of /proc.

const groups: readonly Group[] = [
  fanOut,
  memory,
  oneAmongMany,
  own,
  lists,
  limits,
  pages,
  moves,
  throughput,
  polling,
  shownInPages,
  submits,
];

if (process.argv.includes('--table')) {
  console.log(`docs/benchmarks.md tells of ${writeTable()} trials that have been measured.`);
  process.exit(0);
}

const known = [...new Set(groups.flatMap(({ trials }) => trials))];
const named = process.argv.slice(2) as TrialName[];
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(' and no ')}. There are: ${known.join(' ')}.`);
  process.exit(2);
}
const wanted = new Set(named.length === 0 ? known : named);
const chosen = groups.filter(({ trials }) => trials.some((trial) => wanted.has(trial)));
const seconds = chosen.reduce((sum, group) => sum + group.seconds, 15);
console.log(`${[...wanted].join(' ')}: about ${Math.ceil(seconds / 60)} minutes on two quiet cores.`);

if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
  console.log('Installing what the product is measured against, apart from it.');
  execFileSync('npm', ['ci', '--prefix', import.meta.dirname, '--no-audit', '--no-fund'], { stdio: 'inherit' });
}
process.env.BENCH_SCHEMA = join(import.meta.dirname, '..', '..', 'schema', 'schema.graphql');

const stage = await openStage();
const results: Result[] = [];
try {
  for (const group of chosen) {
    results.push(...(await group.run(stage, wanted, (text) => console.log(`  ${text}`))));
  }
} finally {
  await stage.close();
}
for (const result of results) {
  const { trial, of, figure, unit, goal } = result;
  const bounds = `${figure.min.toFixed(2)} to ${figure.max.toFixed(2)}`;
  console.log(
    `${trial}  ${of}: ${figure.median.toFixed(2)} ${unit} (${bounds})${goal === undefined ? '' : `, goal ${goal}: ${verdictOf(result)}`}`,
  );
}
console.log(isQuick ? 'Tried in small: these figures mean nothing.' : `Written to ${writeArtefact(results, stage.ground.about)}`);
process.exit(0);
