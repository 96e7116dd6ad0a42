import { expect, it } from 'vitest';
import { Unanswered } from './unanswered.ts';

const order = (product: string, idempotencyKey: string, expectedVersion = 1) => ({ input: { product, idempotencyKey, expectedVersion } });

it('G-04 what was not answered is sent again as it was, though the page has moved on to another version', () => {
  const unanswered = new Unanswered();
  unanswered.ended('addOrderLine', order('ADSL', 'first'), false);
  expect(unanswered.again('addOrderLine', order('ADSL', 'second', 2))).toEqual(order('ADSL', 'first'));
});

it('G-04 what was answered is sent again as a new intent', () => {
  const unanswered = new Unanswered();
  unanswered.ended('addOrderLine', order('ADSL', 'first'), false);
  unanswered.ended('addOrderLine', order('ADSL', 'first'), true);
  expect(unanswered.again('addOrderLine', order('ADSL', 'second'))).toEqual(order('ADSL', 'second'));
});

it('G-04 another mutation, or other contents, is another intent', () => {
  const unanswered = new Unanswered();
  unanswered.ended('addOrderLine', order('ADSL', 'first'), false);
  expect(unanswered.again('addOrderLine', order('ISDN', 'second'))).toEqual(order('ISDN', 'second'));
  expect(unanswered.again('createOrder', order('ADSL', 'second'))).toEqual(order('ADSL', 'second'));
});
