import type { TrialName } from './trial.ts';

/** What there is to measure: the lines that stand in the table while a trial has not been run. */
export const everyTrial: Readonly<Record<TrialName, { readonly what: string; readonly goal: string; readonly accepted: string }>> = {
  T1: { what: 'one event to N of one group, against a raw ws.send loop', goal: '≤ 1', accepted: '≤ 1.3' },
  T2: { what: 'the same, Yoga / Mercurius', goal: '≥ 8 / 6', accepted: '≥ 5 / 4' },
  T3: { what: 'a 50-line order to 1,000, raw loop / Yoga', goal: '≥ 7 / 40', accepted: '≥ 3 / 15' },
  T4: { what: 'the last of 5,000 has it, against raw', goal: '≤ 1', accepted: '≤ 1.3' },
  T5: { what: 'memory of a subscriber, idle / after load, against a raw socket', goal: '≤ 1.3 / 1.8', accepted: '≤ 2 / 2.5' },
  T6: { what: 'one match among 10,000 distinct subscriptions : 100', goal: '≤ 1.1', accepted: '≤ 1.5' },
  T7: { what: 'nothing shared, against graphql-ws', goal: '≤ 0.5', accepted: '≤ 0.7' },
  T9: { what: 'a page of 50 orders, against Mercurius / PostGraphile / naive', goal: '≥ 1 / 2 / 5', accepted: '≥ 0.8 / 1.3 / 3' },
  T10: { what: 'a page by cursor, 1,000,000 orders : 1,000', goal: '≤ 1.1', accepted: '≤ 1.5' },
  T11: { what: 'one transition mutation, against its statements alone', goal: '≤ 2.5', accepted: '≤ 4' },
  T12: {
    what: 'transitions a second while everybody listens, against the counter alone, one organisation / ten',
    goal: '≥ 0.8',
    accepted: '≥ 0.5',
  },
  T13: { what: 'commit until the last of 1,000 has it, p99', goal: '≤ 50', accepted: '≤ 150' },
  T14: { what: '1,000 pollers at 2 s, against 1,000 subscribers', goal: '≥ 50', accepted: '≥ 20' },
  T15: { what: 'commit until the page shows it, p95', goal: '≤ 150', accepted: '≤ 300' },
  T16: { what: 'submit of a 50-line project with all its guards, ms, p95', goal: '≤ 400', accepted: '≤ 800' },
};
