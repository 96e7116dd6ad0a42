import { describe, expect, it } from 'vitest';
import { pageOf, readList, withParams } from './query.ts';

const at = (search: string) => new URL(`http://portal/orders${search}`);

describe('what the address of a list says', () => {
  it('reads filters, sorting, words and the page', () => {
    expect(readList(at('?line=NEW&line=SENT&sort=-number&q=kari&after=c1'), ['line', 'product'])).toEqual({
      filters: { line: ['NEW', 'SENT'], product: [] },
      sort: 'number',
      descending: true,
      search: 'kari',
      after: 'c1',
      before: null,
    });
  });

  it('goes back to the first page when something else than the page changes', () => {
    expect(withParams(at('?line=NEW&after=c1'), { q: 'kari' })).toBe('/orders?line=NEW&q=kari');
  });

  it('keeps the filters when the page changes', () => {
    expect(withParams(at('?line=NEW&after=c1'), { before: 'c2', after: null })).toBe('/orders?line=NEW&before=c2');
  });

  it('has no question mark when nothing is asked', () => {
    expect(withParams(at('?q=kari'), { q: '' })).toBe('/orders');
  });

  it('asks backwards from a cursor, and forwards otherwise', () => {
    expect(pageOf(readList(at('?before=c2'), []), 25)).toEqual({ last: 25, before: 'c2' });
    expect(pageOf(readList(at('?after=c1'), []), 25)).toEqual({ first: 25, after: 'c1' });
    expect(pageOf(readList(at(''), []), 25)).toEqual({ first: 25 });
  });
});
