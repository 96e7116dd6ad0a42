import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artefactFile, type Artefact, type Entry } from './artefact.ts';
import { root } from './measure/child.ts';
import { everyTrial } from './trials/every.ts';
import { verdictOf, type Result, type TrialName } from './trials/trial.ts';

// `npm run bench -- --table`: writes the newest figures of docs/benchmarks.json into docs/benchmarks.md, between its marks.

const page = join(root, 'docs', 'benchmarks.md');
const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];
const words = { goal: 'met', accepted: 'accepted', missed: '**missed**', told: 'told' };

/** Three figures that count, as people write them. */
function plain(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString('en');
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value >= 0.1 || value === 0 ? value.toFixed(2) : value.toPrecision(2);
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function lineOf(result: Result, run: string): string {
  const { trial, of, figure, unit, goal, accepted, sense } = result;
  const bar = (value: number | undefined) => (value === undefined ? '' : `${sense === 'AT_LEAST' ? '≥' : '≤'} ${value}`);
  const bounds = `${plain(figure.min)} – ${plain(figure.max)}`;
  return row(trial, of, bar(goal), bar(accepted), `${plain(figure.median)} ${unit}`, bounds, words[verdictOf(result)], run);
}

function unmeasured(trial: TrialName): string {
  const { what = '', goal = '', accepted = '' } = everyTrial[trial] ?? {};
  return row(trial, what, goal, accepted, 'not measured', '', '', '');
}

function behindOf({ trial, of, behind = {} }: Result): string[] {
  const entries = Object.entries(behind);
  if (entries.length === 0) return [];
  return [
    `- ${trial}, ${of}: ${entries.map(([name, { median, min, max }]) => `${name} ${plain(median)} (${plain(min)} – ${plain(max)})`).join('; ')}.`,
  ];
}

function runOf(letter: string, trials: readonly string[], { at, machine, commit, peers }: Entry): string {
  const { cpu, cores, memoryGb, load, node, postgres } = machine;
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return (
    `- ${letter} (${trials.join(', ')}): ${at.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}, ${cpu}, ${cores} cores, ${memoryGb} GB, ` +
    `load average ${plain(load.before)} before and ${plain(load.after)} after, Node ${node}, ${postgres}, ${versions.join(', ')}.`
  );
}

const numberOf = (trial: string): number => Number(trial.slice(1));

/** The table of all trials, those that were never run too, what stands behind its ratios, and where each run was made. */
export function tableOf(artefact: Artefact): string[] {
  const trials = [...new Set([...Object.keys(everyTrial), ...Object.keys(artefact)])] as TrialName[];
  trials.sort((one, other) => numberOf(one) - numberOf(other));
  const runs = [...Map.groupBy(Object.entries(artefact), ([, { at }]) => at)].sort(([one], [other]) => one.localeCompare(other));
  const letters = new Map(runs.map(([at], index) => [at, String.fromCharCode(65 + index)]));
  const lines = trials.flatMap((trial) => {
    const entry = artefact[trial];
    return entry === undefined ? [unmeasured(trial)] : entry.results.map((result) => lineOf(result, letters.get(entry.at) ?? ''));
  });
  const behind = trials.flatMap((trial) => (artefact[trial]?.results ?? []).flatMap(behindOf));
  const machines = runs.flatMap(([at, run]) => {
    const [first] = run;
    const names = run.map(([trial]) => trial).sort((one, other) => numberOf(one) - numberOf(other));
    return first === undefined ? [] : [runOf(letters.get(at) ?? '', names, first[1])];
  });
  return [
    row('#', 'What', 'Goal', 'Accepted', 'Median', 'Min – max', 'Verdict', 'Run'),
    '|---|---|---|---|---|---|---|---|',
    ...lines,
    ...(behind.length === 0 ? [] : ['', 'Behind the ratios, median (min – max):', '', ...behind]),
    ...(machines.length === 0 ? [] : ['', 'Runs:', '', ...machines]),
  ];
}

/** Answers how many trials have been measured. */
export function writeTable(): number {
  const artefact = existsSync(artefactFile) ? (JSON.parse(readFileSync(artefactFile, 'utf8')) as Artefact) : {};
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  writeFileSync(page, `${text.slice(0, from)}\n${tableOf(artefact).join('\n')}\n${text.slice(text.indexOf(end))}`);
  return Object.keys(artefact).length;
}
