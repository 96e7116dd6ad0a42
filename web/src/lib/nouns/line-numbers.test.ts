import { expect, it } from 'vitest';
import { spansOf } from './line-numbers.ts';

it('says neighbouring lines as a span, whatever order they come in', () => {
  expect(spansOf([3, 1, 2, 4, 6, 8, 9])).toBe('1–4, 6, 8, 9');
});

it('says a single line by its number', () => {
  expect(spansOf([7])).toBe('7');
});
