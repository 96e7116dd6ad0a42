import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artefactFile, type Artefact, type Entry } from './artefact.ts';
import { root } from './measure/child.ts';
import { verdictOf, type Result } from './trials/trial.ts';

// `npm run bench -- --table`: writes the newest figures of .cache/bench/figures.json into docs/benchmarks.md, between its marks.

const page = join(root, 'docs', 'benchmarks.md');
const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];
const words = { goal: 'reached', accepted: 'missed, accepted', missed: 'missed', told: '' };

const plain = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

function lineOf(result: Result): string {
  const { trial, of, figure, unit, goal, accepted, sense } = result;
  const sign = sense === 'AT_LEAST' ? '≥' : '≤';
  const bars = goal === undefined ? '' : `${sign} ${goal}${accepted === undefined ? '' : ` (${sign} ${accepted})`}`;
  return `| ${trial} | ${of} | ${plain(figure.median)} ${unit} | ${plain(figure.min)} – ${plain(figure.max)} | ${bars} | ${words[verdictOf(result)]} |`;
}

function behindOf({ trial, of, behind = {} }: Result): string[] {
  const entries = Object.entries(behind);
  if (entries.length === 0) return [];
  return [
    `- ${trial}, ${of}: ${entries.map(([name, { median, min, max }]) => `${name} ${plain(median)} (${plain(min)} – ${plain(max)})`).join('; ')}.`,
  ];
}

function machineOf([trials, { at, machine, commit }]: [string, Entry]): string {
  const { cpu, cores, memoryGb, load, node, postgres } = machine;
  return `- ${trials}: ${at.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}, ${cpu}, ${cores} cores, ${memoryGb} GB, load average ${plain(load.before)} before and ${plain(load.after)} after, Node ${node}, ${postgres.replace(/ from .*/, '')}.`;
}

/** Answers how many lines the table has. */
export function writeTable(): number {
  if (!existsSync(artefactFile)) throw new Error('nothing has been measured yet: npm run bench');
  const artefact = JSON.parse(readFileSync(artefactFile, 'utf8')) as Artefact;
  const entries = Object.entries(artefact).sort(([one], [other]) => Number(one.slice(1)) - Number(other.slice(1)));
  const results = entries.flatMap(([, { results: measured }]) => measured);
  const runs = Map.groupBy(entries, ([, { at }]) => at);
  const machines = [...runs.values()].flatMap((run) => {
    const [first] = run;
    return first === undefined ? [] : [machineOf([run.map(([trial]) => trial).join(', '), first[1]])];
  });
  const table = [
    '| # | What | Median | Min – max | Goal (accepted) | |',
    '|---|---|---|---|---|---|',
    ...results.map(lineOf),
    '',
    'Behind the ratios, median (min – max):',
    '',
    ...results.flatMap(behindOf),
    '',
    'Measured on:',
    '',
    ...machines,
  ];
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  writeFileSync(page, `${text.slice(0, from)}\n${table.join('\n')}\n${text.slice(text.indexOf(end))}`);
  return results.length;
}
