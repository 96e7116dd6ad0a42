// Prints which rules of docs/rules have a passing test that names them: `npm run rules [--contexts 00,01] [--missing]`, after `npm test`.
// A rule counts only for a test whose own title names it, because a describe heap would let one assertion vouch for a chapter.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

export type Rule = { id: string; context: string; text: string };
export type TestResult = { title: string; status: string; file: string };
export type ContextCoverage = { context: string; rules: Rule[]; missing: Rule[] };
export type Coverage = { contexts: ContextCoverage[]; heaps: TestResult[]; failing: string[]; unknown: string[] };

const ROW = /^\| ((?:RU-[QO]|[A-Z]{1,4}-)\d+) +\| (.*?) *\|\s*$/gm;
const ID = /(?<![\w-])(?:RU-[QO]|[A-Z]{1,4}-)\d+\b/g;
const MOST_IDS_IN_A_TITLE = 3;

/** The rules of one page, in its order. A row that says "Reserved" carries no behaviour and is left out. */
export function rulesIn(context: string, markdown: string): Rule[] {
  return [...markdown.matchAll(ROW)]
    .map(([, id = '', text = '']) => ({ id, context, text }))
    .filter((rule) => !rule.text.startsWith('Reserved'));
}

/** The rule ids a test title names, each once. */
export function idsNamed(title: string): string[] {
  return [...new Set(title.match(ID) ?? [])];
}

/** The tests of one vitest JSON report. Throws when the text is no such report, so that a broken run is not read as "nothing passed". */
export function testsIn(json: string): TestResult[] {
  type Report = { testResults?: { name: string; assertionResults: { title: string; status: string }[] }[] };
  const { testResults } = JSON.parse(json) as Report;
  if (!Array.isArray(testResults)) throw new Error('not a vitest JSON report: testResults is missing');
  return testResults.flatMap(({ name, assertionResults }) => assertionResults.map(({ title, status }) => ({ title, status, file: name })));
}

/** Sets the tests against the book. Ids of our prefixes that the book does not hold are told as unknown; UTF-8 and its like are not ids. */
export function coverage(rules: Rule[], tests: TestResult[]): Coverage {
  const book = new Set(rules.map(({ id }) => id));
  if (book.size < rules.length) {
    const twice = rules.filter(({ id }, at) => rules.findIndex((rule) => rule.id === id) !== at);
    throw new Error(`the rule book has ids twice: ${twice.map(({ id }) => id).join(', ')}`);
  }
  const prefixes = new Set(rules.map(({ id }) => prefixOf(id)));
  const proven = new Set<string>();
  const failing = new Set<string>();
  const unknown = new Set<string>();
  const heaps = new Map<string, TestResult>();
  for (const test of tests) {
    const named = idsNamed(test.title).filter((id) => prefixes.has(prefixOf(id)));
    for (const id of named) if (!book.has(id)) unknown.add(id);
    if (named.length > MOST_IDS_IN_A_TITLE) heaps.set(`${test.file} ${test.title}`, test);
    else if (test.status === 'passed') for (const id of named) proven.add(id);
    else if (test.status === 'failed') for (const id of named) failing.add(id);
  }
  const contexts = [...new Set(rules.map(({ context }) => context))].map((context) => {
    const own = rules.filter((rule) => rule.context === context);
    return { context, rules: own, missing: own.filter(({ id }) => !proven.has(id)) };
  });
  return { contexts, heaps: [...heaps.values()], failing: [...failing], unknown: [...unknown] };
}

/** Keeps the contexts asked for, by number ("04") or name ("decisions"). Throws on one that does not exist. */
export function pick(contexts: ContextCoverage[], wanted: string[]): ContextCoverage[] {
  const answersTo = ({ context }: ContextCoverage, name: string) => context === name || context.startsWith(`${name}-`);
  const stranger = wanted.find((name) => !contexts.some((each) => answersTo(each, name)));
  const names = contexts.map(({ context }) => context).join(', ');
  if (stranger) throw new Error(`no context "${stranger}" in docs/rules; there are: ${names}`);
  return wanted.length ? contexts.filter((each) => wanted.some((name) => answersTo(each, name))) : contexts;
}

/** The printed report. Decisions are counted apart: most of them are proven through the rules that carry them. */
export function report({ contexts, heaps, failing, unknown }: Coverage, withTexts: boolean): string {
  const tally = (some: ContextCoverage[]) => {
    const count = (of: 'rules' | 'missing') => some.reduce((sum, each) => sum + each[of].length, 0);
    return `${count('rules') - count('missing')} of ${count('rules')}`;
  };
  const parts = Map.groupBy(contexts, ({ context }) => (context === 'decisions' ? 'decisions' : 'rules'));
  const totals = [...parts].map(([part, some]) => `${part} ${tally(some)}`);
  const lines = [`With a passing test: ${totals.join(', ')}`, ''];
  const width = Math.max(0, ...contexts.map(({ context }) => context.length));
  for (const each of contexts) {
    if (withTexts && each.missing.length === 0) continue;
    const missing = withTexts || each.missing.length === 0 ? '' : `  missing ${runs(each.missing.map(({ id }) => id)).join(' ')}`;
    lines.push(`${each.context.padEnd(width)}  ${tally([each]).padStart(8)}${missing}`);
    if (withTexts) for (const { id, text } of each.missing) lines.push(`  ${id.padEnd(7)} ${shorten(text)}`);
  }
  if (failing.length) lines.push('', `Named by a failing test: ${failing.join(' ')}`);
  if (unknown.length) lines.push('', `Named by a test but not in the book: ${unknown.join(' ')}`);
  if (heaps.length) {
    lines.push('', `Names a heap: more than ${MOST_IDS_IN_A_TITLE} ids in a title, counts for none`);
    for (const { file, title } of heaps) lines.push(`  ${file}: ${shorten(title)}`);
  }
  return lines.join('\n');
}

/** Neighbours in one word: O-01 O-02 O-03 becomes O-01…03. */
function runs(ids: string[]): string[] {
  const follows = (id = '', before = '') =>
    prefixOf(id) === prefixOf(before) && Number(id.match(/\d+$/)) === Number(before.match(/\d+$/)) + 1;
  const words: string[] = [];
  for (const [at, id] of ids.entries()) {
    if (!follows(id, ids[at - 1])) words.push(id);
    else words.push(`${words.pop()?.split('…')[0]}…${id.slice(prefixOf(id).length)}`);
  }
  return words;
}

const prefixOf = (id: string) => id.replace(/\d+$/, '');
const shorten = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

function main(): void {
  const root = join(import.meta.dirname, '..');
  const { values } = parseArgs({
    options: { contexts: { type: 'string' }, missing: { type: 'boolean', default: false } },
  });
  const pages = readdirSync(join(root, 'docs/rules'))
    .filter((name) => name.endsWith('.md'))
    .sort();
  const rules = pages.flatMap((page) => rulesIn(page.replace(/\.md$/, ''), readFileSync(join(root, 'docs/rules', page), 'utf8')));
  const reports = join(root, '.cache/test-report');
  const files = existsSync(reports) ? readdirSync(reports).filter((name) => name.endsWith('.json')) : [];
  const tests = files.flatMap((name) => {
    try {
      return testsIn(readFileSync(join(reports, name), 'utf8'));
    } catch (problem) {
      throw new Error(`.cache/test-report/${name} is no test report: run npm test again`, { cause: problem });
    }
  });
  if (tests.length === 0) throw new Error('no test report in .cache/test-report: run npm test first');
  for (const test of tests) test.file = relative(root, test.file);
  const measured = coverage(rules, tests);
  const wanted = values.contexts?.split(/[\s,]+/).filter(Boolean) ?? [];
  console.log(report({ ...measured, contexts: pick(measured.contexts, wanted) }, values.missing));
}

if (import.meta.main) {
  try {
    main();
  } catch (problem) {
    console.error(`npm run rules: ${(problem as Error).message}`);
    process.exitCode = 1;
  }
}
