import { describe, expect, it } from 'vitest';
import { coverage, idsNamed, pick, report, rulesIn, testsIn, type TestResult } from './rules-report.ts';

// No title here may name a rule id: it would count as that rule's proof.
const page = [
  '# 05 Orders',
  '| Field | Type |',
  '|---|---|',
  '| Order.number | String(20) |',
  '| Id | Rule |',
  '| O-14 | digits only |',
  '| O-15 | a second number |',
  '| RU-O2 | one is INCOMPLETE | INCOMPLETE |',
  '| O-16 | Reserved. Nothing to build |',
  'O-99 in prose is no rule, nor is | O-98 | inside a line',
].join('\n');
const rules = rulesIn('05-orders', page);
const test = (title: string, status = 'passed'): TestResult => ({
  title,
  status,
  file: 'schema/src/orders/order.rules.test.ts',
});
const missing = (...tests: TestResult[]) => coverage(rules, tests).contexts[0]?.missing.map(({ id }) => id);

describe('the rules of a page', () => {
  it('are the table rows that begin with an id, reserved ones left out', () => {
    expect(rules.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'O-14 digits only',
      'O-15 a second number',
      'RU-O2 one is INCOMPLETE | INCOMPLETE',
    ]);
  });

  it('may not be written twice', () => {
    expect(() => coverage([...rules, ...rules.slice(0, 1)], [])).toThrow('ids twice: O-14');
  });
});

describe('the ids of a title', () => {
  it('are found beside each other, once each, and not inside other words', () => {
    expect(idsNamed('O-14, RU-O2/O-15: O-14 refuses spaces')).toEqual(['O-14', 'RU-O2', 'O-15']);
    expect(idsNamed('FOLLOW-14 O-14b x-O-14')).toEqual([]);
  });
});

describe('a rule counts', () => {
  it('when a test that names it passed', () => {
    expect(missing(test('O-14 refuses spaces'))).toEqual(['O-15', 'RU-O2']);
  });

  it('not when its test failed, was skipped or is still to do', () => {
    const measured = coverage(rules, [test('O-14 refuses', 'failed'), test('O-15 refuses', 'skipped'), test('RU-O2', 'todo')]);
    expect(measured.contexts[0]?.missing).toHaveLength(3);
    expect(measured.failing).toEqual(['O-14']);
  });

  it('not when the title names a heap', () => {
    const heap = test('O-14 O-15 RU-O2 O-17 all at once');
    const measured = coverage(rules, [heap, heap]);
    expect(measured.contexts[0]?.missing).toHaveLength(3);
    expect(measured.heaps).toEqual([heap]);
  });

  it('not when only the describe names it', () => {
    const json = JSON.stringify({
      testResults: [
        {
          name: '/x/a.test.ts',
          assertionResults: [{ ancestorTitles: ['O-14'], fullName: 'O-14 refuses', title: 'refuses', status: 'passed' }],
        },
      ],
    });
    expect(missing(...testsIn(json))).toContain('O-14');
  });
});

describe('the report', () => {
  it('tells ids the book does not hold, and leaves alone what only looks like one', () => {
    expect(coverage(rules, [test('O-77 in UTF-8')]).unknown).toEqual(['O-77']);
  });

  it('counts rules and decisions apart, and lists what is missing', () => {
    const both = [...rules, ...rulesIn('decisions', '| D-31 | how much is 5 MB? | 5,242,880 bytes |')];
    const text = report(coverage(both, [test('O-14'), test('D-31')]), false);
    expect(text).toContain('rules 1 of 3, decisions 1 of 1');
    expect(text).toMatch(/05-orders +1 of 3 {2}missing O-15 RU-O2/);
    expect(report(coverage(both, []), false)).toMatch(/missing O-14…15 RU-O2/);
  });

  it('shows the text of what is missing when asked', () => {
    expect(report(coverage(rules, [test('O-14')]), true)).toMatch(/O-15 +a second number/);
  });

  it('narrows to the contexts asked for and refuses one that does not exist', () => {
    const { contexts } = coverage(rules, []);
    expect(pick(contexts, ['05'])).toHaveLength(1);
    expect(() => pick(contexts, ['5'])).toThrow('no context "5" in docs/rules; there are: 05-orders');
  });

  it('refuses a file that is no vitest report', () => {
    expect(() => testsIn('{}')).toThrow('testResults is missing');
  });
});
