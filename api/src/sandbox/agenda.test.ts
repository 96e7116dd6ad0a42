import { expect, it } from 'vitest';
import { Agenda } from './agenda.ts';

it('the sandbox looks first at what is due first, and at every object once', () => {
  const agenda = new Agenda();
  agenda.note('a', 30);
  agenda.note('b', 20);
  agenda.note('a', 10);
  expect(agenda.first()).toEqual({ id: 'a', at: 10 });
  agenda.forget('a');
  expect(agenda.first()).toEqual({ id: 'b', at: 20 });
  agenda.forget('b');
  expect(agenda.first()).toBeUndefined();
});
