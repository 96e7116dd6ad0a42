import { describe, expect, it } from 'vitest';
import { lastLine, tallyOf, type Report } from './tally.ts';

const green: Report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: ['one', 'two', 'three'].map(passed) }],
};

function passed(fullName: string) {
  return { fullName, status: 'passed', failureMessages: [] };
}

describe('the last line of a test run', () => {
  it('sums the projects', () => {
    const red = { ...green, numPassedTests: 1, numFailedTests: 2 };
    expect(lastLine([tallyOf('pure', 0, green), tallyOf('db', 1, red)])).toEqual({ line: '4 passed, 2 failed', failed: 2 });
  });

  it('is preceded by each red test, with its file and how its failure begins', () => {
    const failed = {
      fullName: 'a rule holds',
      status: 'failed',
      failureMessages: ['AssertionError: expected 1 to be 2\n    at a.test.ts:3:1'],
    };
    const report = {
      ...green,
      numFailedTests: 1,
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [passed('b'), failed] }],
    };
    expect(tallyOf('db', 1, report).red).toEqual(['a.test.ts: a rule holds\n  AssertionError: expected 1 to be 2\n      at a.test.ts:3:1']);
  });

  it('names what was skipped', () => {
    expect(lastLine([tallyOf('pure', 0, { ...green, numPendingTests: 1, numTodoTests: 1 })]).line).toBe('3 passed, 0 failed, 2 skipped');
  });

  it.each([
    [
      'a file that does not load',
      1,
      { ...green, testResults: [...green.testResults, { name: 'b.test.ts', status: 'failed', assertionResults: [] }] },
    ],
    ['an error outside of any test', 1, green],
    ['a project without a single test', 0, { ...green, numPassedTests: 0, testResults: [] }],
    ['a run that left no report', 137, undefined],
  ])('counts %s as a failure and says so', (_what, exitCode, report) => {
    const tally = tallyOf('db', exitCode, report);
    expect(tally.couldNotRun).toHaveLength(1);
    expect(lastLine([tally]).failed).toBe(1);
  });
});
