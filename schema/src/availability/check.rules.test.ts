import { describe, expect, it } from 'vitest';
import { judgeAnswer } from './availability-system.ts';
import { bookingAllowed, changesKey, checkProblems, submitAllowed, usualSearch, type CheckFacts, type KeyFacts } from './check.rules.ts';
import { lightOf } from './check.words.ts';
import { colourOf, type LineFacts } from './coverage.rules.ts';

const now = new Date('2025-10-01T08:00:00Z');
const check = (changes: Partial<CheckFacts> = {}): CheckFacts => ({
  status: 'DONE',
  attempts: 0,
  colour: 'GREEN',
  yellowReason: null,
  hits: [{}],
  selectedHit: 0,
  validUntil: new Date('2025-10-02T07:00:00Z'),
  productCode: 'SHDSL',
  speedKbps: 2048,
  discardedAt: null,
  ...changes,
});
const line = { product: { code: 'SHDSL', availabilityPolicy: 'MANDATORY' as const }, attributes: { speedKbps: '2048' } };
const told = (facts: CheckFacts | undefined, of: Parameters<typeof checkProblems>[0] = line) =>
  checkProblems(of, facts, now, '').map(({ def }) => `${def.code} ${def.ruleId}`);

describe('what a check means for its line', () => {
  it.each([
    ['K-06 green', check(), [], true, true],
    ['K-07 a failed check', check({ colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR' }), [], true, false],
    ['K-08 no clear answer', check({ colour: 'YELLOW', yellowReason: 'AMBIGUOUS' }), [], true, true],
    ['K-09 red', check({ colour: 'RED' }), ['AVAILABILITY_RED K-09'], false, false],
    ['K-02 no answer yet', check({ status: 'PENDING', colour: null }), ['AVAILABILITY_REQUIRED K-02'], false, false],
    ['K-12 a first time-out', check({ status: 'TIMED_OUT', colour: null, attempts: 1 }), ['AVAILABILITY_REQUIRED K-12'], false, false],
    ['K-05 two lines, none chosen', check({ colour: null, hits: [{}, {}], selectedHit: null }), ['VALIDATION K-05'], false, false],
  ] as const)('%s', (_title, facts, problems, submits, books) => {
    expect([told(facts), submitAllowed(facts, now), bookingAllowed(facts)]).toEqual([problems, submits, books]);
  });
  it('K-02 K-15 counts a check of another product or speed as none', () => {
    expect([undefined, check({ productCode: 'HDSL' }), check({ speedKbps: 512 })].flatMap((facts) => told(facts))).toEqual(
      Array(3).fill('AVAILABILITY_REQUIRED K-02'),
    );
  });
  it('K-01 asks nothing of products that need no check', () =>
    expect(told(undefined, { ...line, product: { code: 'SHDSL', availabilityPolicy: 'NOT_APPLICABLE' } })).toEqual([]));
  it('K-14 lets an old answer through, red or not, from the moment it is 24 hours old', () => {
    expect(told(check({ colour: 'RED', validUntil: now }))).toEqual([]);
    expect(told(check({ colour: 'RED', validUntil: new Date(now.getTime() + 1) }))).toEqual(['AVAILABILITY_RED K-09']);
  });
});

describe('what is searched by', () => {
  const broadband = { family: 'BROADBAND' };
  it('K-10 the line there is, for broadband and operator access', () => {
    expect(usualSearch({ accessLineNumber: '471', product: broadband }, 'Storgata 1')).toEqual({
      kind: 'ACCESS_LINE_NUMBER',
      value: '471',
    });
    expect(usualSearch({ accessLineNumber: '471', product: { family: 'TELEPHONY' } }, 'Storgata 1').kind).toBe('ADDRESS');
  });
  it('K-11 the address of the line where there is no line yet', () =>
    expect(usualSearch({ accessLineNumber: null, product: broadband }, 'Storgata 1')).toEqual({ kind: 'ADDRESS', value: 'Storgata 1' }));
});

describe('what throws an answer away', () => {
  const place = { country: 'NO', street: 'Storgata', houseNumber: 1, postcode: '1788', registerId: null } as KeyFacts['address'];
  const before: KeyFacts = { productCode: 'SHDSL', attributes: { speedKbps: '2048' }, accessLineNumber: null, address: place };
  it.each([
    ['product', { productCode: 'HDSL' }],
    ['speed', { attributes: { speedKbps: '512' } }],
    ['access line', { accessLineNumber: '471' }],
    ['address', { address: { ...place, houseNumber: 2 } as KeyFacts['address'] }],
  ])('K-15 another %s', (_what, change) => expect(changesKey(before, { ...before, ...change })).toBe(true));
  it('K-15 and not the same place written again', () =>
    expect(changesKey(before, { ...before, address: { ...place, street: 'STORGATA' } as KeyFacts['address'], accessLineNumber: '' })).toBe(
      false,
    ));
});

describe('what a system says', () => {
  const hit = { addressLine: 'Storgata 1', accessLineNumber: '471', colour: 'GREEN' as const };
  it('K-05 chooses a single line and none of several', () => {
    expect(judgeAnswer({ hits: [hit] })).toMatchObject({ colour: 'GREEN', selectedHit: 0 });
    expect(judgeAnswer({ hits: [hit, { ...hit, colour: 'RED' }] })).toMatchObject({ colour: null, selectedHit: null });
  });
  it('K-08 finding nothing is no clear answer', () =>
    expect(judgeAnswer({ hits: [] })).toMatchObject({ colour: 'YELLOW', yellowReason: 'AMBIGUOUS' }));
  it.each([
    [{}],
    [{ hits: 'none' }],
    [{ hits: [null] }],
    [{ hits: [{ ...hit, colour: 'BLUE' }] }],
    [{ hits: [{ ...hit, addressLine: ' ' }] }],
    [null],
  ])('K-07 %j is a failed check', (answer) =>
    expect(judgeAnswer(answer as never)).toMatchObject({ colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR', hits: [] }),
  );
  it('K-16 has words for every light', () => {
    const lights = [
      lightOf({ colour: 'GREEN' }),
      lightOf({ colour: 'RED' }),
      lightOf({ colour: 'YELLOW', yellowReason: 'SYSTEM_ERROR' }),
      lightOf({ colour: 'YELLOW' }),
    ];
    expect(new Set(lights.map((light) => light?.label.nb)).size).toBe(4);
    expect(lightOf({ colour: null })).toBeUndefined();
  });
});

describe('the network', () => {
  const facts = (changes: Partial<LineFacts> = {}): LineFacts => ({
    metres: 1000,
    built: { builtOn: '2004-03-01', ports: 10 },
    reach: { sureMetres: 2000, metres: 2400 },
    takenPorts: 9,
    used: [],
    access: 'SHARED',
    ...changes,
  });
  it.each([
    ['K-06 surely within reach', {}, 'GREEN'],
    ['K-06 at the end of the sure reach', { metres: 2000 }, 'GREEN'],
    ['K-08 a little beyond', { metres: 2001 }, 'YELLOW'],
    ['K-08 nobody has measured', { reach: null }, 'YELLOW'],
    ['K-09 too far', { metres: 2401 }, 'RED'],
    ['K-09 no port left', { takenPorts: 10 }, 'RED'],
    ['K-09 not built', { built: null }, 'RED'],
    ['K-09 not built yet', { built: { builtOn: '2025-10-02', ports: 10 } }, 'RED'],
    ['K-09 the line is full', { used: ['FULL'] }, 'RED'],
    ['K-09 all of a line that is shared', { used: ['SHARED'], access: 'FULL' }, 'RED'],
    ['K-06 beside telephony', { used: [null] }, 'GREEN'],
  ] as const)('%s', (_title, changes, colour) => expect(colourOf(facts(changes as Partial<LineFacts>), '2025-10-01')).toBe(colour));
});
