import { describe, expect, it } from 'vitest';
import { textProblems } from './text-checks.ts';

const told = (input: unknown) => textProblems(input).map(({ def, path }) => [def.ruleId, path]);
const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

describe('what an input may hold', () => {
  it('G-01 takes text as people write it', () => {
    expect(told({ name: 'Åse Ødegård 👋🏽', comment: 'one\ttwo\r\nthree', at: new Date(), none: null })).toEqual([]);
  });

  it('G-01 tells where text cannot be stored', () => {
    expect(told({ line: { comment: 'a\u0000b', names: ['ok', '\ud800'] } })).toEqual([
      ['G-01', '/line/comment'],
      ['G-01', '/line/names/1'],
    ]);
  });

  it('G-01 reads the keys of a JSON value too, and does not repeat them', () => {
    expect(told({ data: { 'a\u0000b': 1 } })).toEqual([['G-01', '/data']]);
  });

  it('G-01 has an end to lists and to nesting, however deep it is sent', () => {
    expect(told({ data: nested(20) })).toEqual([]);
    expect(textProblems({ data: nested(100) }).map(({ def }) => def.message.en)).toEqual(['Values are nested at most {max} levels deep.']);
    expect(told({ ids: Array.from({ length: 1_001 }, () => 'x') })).toEqual([['G-01', '/ids']]);
  });
});
