/** What vitest's JSON report says, as far as the last lines of a run need it. */
export interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: Test[] }[];
}

interface Test {
  fullName: string;
  status: string;
  failureMessages: string[];
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What was not tested although it should have been: each is a failure. */
  couldNotRun: string[];
  /** Each test that failed: its file, its title and how its first failure begins, for who reads only the end of a log. */
  red: string[];
}

/** Counts one project's report. Red without a red test (a file that does not load, a stray error) is never silent. */
export function tallyOf(project: string, exitCode: number, report: Report | undefined): Tally {
  if (report === undefined) {
    return {
      passed: 0,
      failed: 0,
      skipped: 0,
      couldNotRun: [`${project} tests: vitest ended with ${exitCode} and left no report`],
      red: [],
    };
  }
  const couldNotRun = report.testResults
    .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .map((file) => `${file.name}: the file failed before its first test`);
  if (report.testResults.length === 0) couldNotRun.push(`${project} tests: none were found`);
  if (exitCode !== 0 && report.numFailedTests === 0 && couldNotRun.length === 0) {
    couldNotRun.push(`${project} tests: vitest ended with ${exitCode} outside of any test`);
  }
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = report;
  return { passed, failed, skipped: numPendingTests + numTodoTests, couldNotRun, red: redOf(report) };
}

const linesShown = 20;

function redOf({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [first = ''] }) => {
        const lines = first.split('\n').slice(0, linesShown);
        return [`${name}: ${fullName}`, ...lines.map((line) => `  ${line}`)].join('\n');
      }),
  );
}

/** The last line of a run: `N passed, N failed`, where what could not run counts as failed. */
export function lastLine(tallies: Omit<Tally, 'red'>[]): { line: string; failed: number } {
  const sum = (count: (tally: Omit<Tally, 'red'>) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  const failed = sum((tally) => tally.failed + tally.couldNotRun.length);
  const skipped = sum((tally) => tally.skipped);
  return { line: `${sum((tally) => tally.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`, failed };
}
