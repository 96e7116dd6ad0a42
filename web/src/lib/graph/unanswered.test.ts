import { expect, it } from 'vitest';
import { Unanswered } from './unanswered.ts';

const order = (product: string, idempotencyKey: string) => ({ input: { product, idempotencyKey } });

it('G-14 what was not answered is sent again under the key it had', () => {
  const unanswered = new Unanswered();
  unanswered.ended('createOrder', order('ADSL', 'first'), false);
  expect(unanswered.again('createOrder', order('ADSL', 'second'))).toEqual(order('ADSL', 'first'));
});

it('G-14 what was answered is sent again as a new intent', () => {
  const unanswered = new Unanswered();
  unanswered.ended('createOrder', order('ADSL', 'first'), false);
  unanswered.ended('createOrder', order('ADSL', 'first'), true);
  expect(unanswered.again('createOrder', order('ADSL', 'second'))).toEqual(order('ADSL', 'second'));
});

it('G-14 another mutation, or other contents, is another intent', () => {
  const unanswered = new Unanswered();
  unanswered.ended('createOrder', order('ADSL', 'first'), false);
  expect(unanswered.again('createOrder', order('ISDN', 'second'))).toEqual(order('ISDN', 'second'));
  expect(unanswered.again('createQuote', order('ADSL', 'second'))).toEqual(order('ADSL', 'second'));
});
