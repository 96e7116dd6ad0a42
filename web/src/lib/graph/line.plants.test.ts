import { expect, it } from 'vitest';
import type { Step } from './line.model.testing.ts';
import { tell } from './line.stories.testing.ts';
import { step, type Effect, type Line, type LineEvent } from './line.ts';

type Effects = readonly Effect<number>[];

/** A line that does as the product's does, but for what is done to the outcome. */
const altered =
  (alter: (next: Line, effects: Effects, before: Line, event: LineEvent<number>, now: number) => [Line, Effects]): Step =>
  (line, event, now, random) => {
    const [next, effects] = step(line, event, now, random);
    return alter(next, effects, line, event, now);
  };
const without = (kind: Effect<number>['do']): Step => altered((next, effects) => [next, effects.filter(({ do: what }) => what !== kind)]);

/** Bugs that a line could have, each with what the interleavings must say of it. */
const plants: Record<string, { line: Step; said: string }> = {
  'resumes with the last one it had': {
    line: altered((next, effects) => [
      next,
      effects.map((effect) =>
        effect.do === 'follow' && effect.after !== undefined ? { ...effect, after: String(Math.max(0, Number(effect.after) - 1)) } : effect,
      ),
    ]),
    said: 'a change was applied again after a reload',
  },
  'drops the try after a stream that failed': {
    line: altered((next, effects, _before, event) => [event.type === 'failed' ? { ...next, followDue: undefined } : next, effects]),
    said: 'it follows nothing',
  },
  'never tries again after a refused position': {
    line: altered((next, effects, _before, event) => [event.type === 'refused' ? { ...next, followDue: undefined } : next, effects]),
    said: 'it follows nothing',
  },
  'applies what comes twice': {
    line: (line, event, now, random) => step({ ...line, seen: [] }, event, now, random),
    said: 'a change was applied twice',
  },
  'says live as soon as the socket stands': {
    line: altered((next, effects, _before, event) => [
      event.type === 'connected' ? { ...next, told: 'live', since: undefined } : next,
      effects,
    ]),
    said: 'it says live, and does not know yet what it missed',
  },
  'says live at the first message of a backlog': {
    line: (line, event, now, random) => step(line, event.type === 'message' ? { ...event, upToDate: true } : event, now, random),
    said: 'it says live, and does not know yet what it missed',
  },
  'still says live when the socket is gone': {
    line: altered((next, effects, before, event) => [
      event.type === 'closed' && before.told === 'live' ? { ...next, told: 'live', since: undefined } : next,
      effects,
    ]),
    said: 'it says live, and there is no line',
  },
  'does not hang up on a peer that is silent': { line: without('hang-up'), said: 'everything has come, and it says offline' },
  'believes after a sleep that the line still stands': {
    line: altered((next, effects, before, event) => (event.type === 'woken' && before.told === 'live' ? [before, []] : [next, effects])),
    said: 'it says live, and nobody has answered for',
  },
  'forgets the position over a reload': { line: without('keep'), said: 'were never shown' },
  'does not read anew what is lost for good': { line: without('reread'), said: 'were never shown' },
  'takes the position of what it did not apply': {
    line: altered((next, effects, before, event) =>
      event.type === 'message' && event.change !== undefined && before.told === 'catching-up'
        ? [next, effects.filter(({ do: what }) => what !== 'apply')]
        : [next, effects],
    ),
    said: 'were never shown',
  },
  'goes on after the session has ended': {
    line: (line, event, now, random) =>
      step(line, event.type === 'closed' && event.code >= 4401 && event.code <= 4403 ? { ...event, code: 1006 } : event, now, random),
    said: 'it has stopped trying',
  },
  'tells of the last cut and not of the first': {
    line: altered((next, effects, before, event, now) => [
      event.type === 'closed' && next.told === 'offline' && before.since !== undefined ? { ...next, since: now } : next,
      effects,
    ]),
    said: 'it says offline since',
  },
};

it.each(Object.entries(plants))('IA-15 a line that %s is found by the interleavings', (_name, { line, said }) => {
  const found = tell(line, 3_000);
  expect(found?.said.join('; ')).toContain(said);
});
