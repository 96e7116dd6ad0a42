import { describe, expect, it } from 'vitest';
import { addDays, dateOf, startOf } from '../time.ts';
import {
  effectiveDateOf,
  endingProblems,
  requestedProblems,
  scopeProblems,
  terminationProblems,
  type EndingFacts,
} from './termination.rules.ts';
import { noticeOf } from './termination.words.ts';

const product = (changes: Partial<EndingFacts> = {}): EndingFacts => ({
  status: 'ACTIVE',
  endUserName: 'Nils Nilsen',
  addOns: ['LINE_RENTAL', 'STATIC_IP'],
  orderLines: [],
  ...changes,
});
const about = (changes: Partial<EndingFacts['orderLines'][number]> = {}): EndingFacts['orderLines'][number] => ({
  id: 'oli_1',
  status: 'COMMITTED',
  order: { action: 'TERMINATE', submittedAt: new Date('2025-09-30T08:00:00Z') },
  termination: { endedAt: null },
  ...changes,
});
const line = {
  id: 'oli_2',
  requestedDate: '2025-10-10',
  termination: { scope: 'WHOLE', components: [] },
  installedProduct: product(),
} as const;
const today = '2025-10-01';
const told = (problems: readonly { def: { ruleId: string }; path: string }[]) => problems.map(({ def, path }) => [def.ruleId, path]);

describe('when a subscription ends', () => {
  it.each([
    ['the end of the notice when the date wished for is earlier', '2025-10-10', 30, today, '2025-10-31'],
    ['the date wished for when that is later', '2025-12-24', 30, today, '2025-12-24'],
    ['that very day when both fall together', '2025-10-31', 30, today, '2025-10-31'],
    ['the end of the notice when no date is wished for', null, 30, today, '2025-10-31'],
    ['today where there is no notice', today, 0, today, today],
    ['the last of February, sent on the last of January', '2025-02-01', 28, '2025-01-31', '2025-02-28'],
    ['the leap day', '2028-02-01', 30, '2028-01-30', '2028-02-29'],
    ['90 calendar days on, over the end of summer time', '2025-10-02', 90, today, '2025-12-30'],
    ['30 calendar days on, over the beginning of summer time', '2026-03-15', 30, '2026-03-15', '2026-04-14'],
  ])('TER-05 is %s', (_what, requested, days, sentOn, due) => expect(effectiveDateOf(requested, days, sentOn)).toBe(due));

  it('TER-05 counts from the day it is where the carrier works', () => {
    const justBefore = new Date(startOf('2025-10-26').getTime() - 1);
    expect([dateOf(justBefore), effectiveDateOf(null, 30, dateOf(justBefore))]).toEqual(['2025-10-25', '2025-11-24']);
    expect(effectiveDateOf(null, 30, dateOf(startOf('2025-10-26')))).toBe('2025-11-25');
  });

  it('TER-07 refuses yesterday, and takes today', () => {
    expect(told(requestedProblems(addDays(today, -1), today, '/d'))).toEqual([['TER-07', '/d']]);
    expect(requestedProblems(today, today, '/d')).toEqual([]);
  });

  it('TER-04 says who pays until when, and why longer than wished for', () => {
    const ending = { scope: 'WHOLE', requestedDate: '2025-10-10', effectiveDate: '2025-10-31', noticeDays: 30, payer: 'Nordnett' } as const;
    expect(noticeOf(ending, 'en')).toBe(
      'The subscription works until 31 October 2025 and is taken down on that day. Nordnett pays for it until 30 October 2025, and nothing from 31 October 2025 on. The notice of 30 days ends after 10 October 2025, the date wished for: Nordnett pays for the time between as well.',
    );
    expect(noticeOf({ ...ending, requestedDate: '2025-10-31' }, 'nb')).toBe(
      'Abonnementet virker til 31. oktober 2025 og tas ned den dagen. Nordnett betaler for det til og med 30. oktober 2025, og ingenting fra og med 31. oktober 2025.',
    );
  });
});

describe('what a termination must say', () => {
  it('TER-08 asks a part for what ends of it, and the whole for nothing', () => {
    const parts = (scope: 'WHOLE' | 'PART', components: string[]) => told(scopeProblems({ scope, components }, product().addOns, '/t'));
    expect(parts('PART', [])).toEqual([['TER-08', '/t/components']]);
    expect(parts('WHOLE', ['STATIC_IP'])).toEqual([['TER-08', '/t/components']]);
    expect(parts('PART', ['STATIC_IP', 'NONE'])).toEqual([['TER-08', '/t/components/1']]);
    expect([...parts('PART', ['STATIC_IP']), ...parts('WHOLE', [])]).toEqual([]);
  });

  it('TER-02 asks for the number and the date', () => {
    const problems = terminationProblems({ ...line, installedProduct: null, requestedDate: null }, { today }, '/lines/0');
    expect(told(problems)).toEqual([
      ['TER-02', '/lines/0/termination/number'],
      ['TER-02', '/lines/0/requestedDate'],
    ]);
  });

  it('TER-02 asks for an end user, who is the installed product’s', () => {
    const nobody = { ...line, installedProduct: product({ endUserName: null }) };
    expect(told(terminationProblems(nobody, { today }, ''))).toEqual([['TER-02', '/termination/number']]);
    expect(terminationProblems(line, { today }, '')).toEqual([]);
  });

  it.each(['PENDING_TERMINATION', 'TERMINATED'] as const)('TER-06 ends nothing that is %s', (status) =>
    expect(told(endingProblems(product({ status }), 'oli_2', '/n'))).toEqual([['TER-06', '/n']]),
  );

  it('TER-06 refuses a second termination while one is open', () =>
    expect(told(endingProblems(product({ orderLines: [about()] }), 'oli_2', '/n'))).toEqual([['TER-06', '/n']]));

  it('TER-06 counts no termination that was never sent, is its own, was given up or has ended its part', () => {
    const gone = [
      about({ order: { action: 'TERMINATE', submittedAt: null } }),
      about({ id: 'oli_2' }),
      ...(['CANCELLED', 'REJECTED', 'DUPLICATE'] as const).map((status) => about({ status })),
      about({ status: 'CLOSED', termination: { endedAt: new Date() } }),
      about({ order: { action: 'MODIFY', submittedAt: new Date() }, termination: null }),
    ];
    expect(endingProblems(product({ orderLines: gone }), 'oli_2', '/n')).toEqual([]);
  });
});
