import { expect, it } from 'vitest';
import { newId, typeOfId } from './ids.ts';

it('G-10 gives ids that ascend in the order they were made', () => {
  const ids = Array.from({ length: 1000 }, () => newId('Order'));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(1000);
});

it('G-09 takes nothing for an id that is not one', () => {
  const texts = ['', 'ord_1', `xxx_${'0'.repeat(32)}`, `ord_${'0'.repeat(32)}' OR 1=1`];
  expect(texts.map((text) => typeOfId(text))).toEqual([undefined, undefined, undefined, undefined]);
});
