import { expect, it } from 'vitest';
import { nameOf, SharedFrames, textsOf } from './shared-frames.ts';

const payloads = ['{"a":1}', `"${'x'.repeat(70_000)}"`, '{"ø":"å"}'].map((text) => Buffer.from(text));
const [one, two] = [nameOf('one'), nameOf('two')] as const;
const text = (payload: Buffer | undefined, id: string): string => `{"id":"${id}","type":"next","payload":${payload}}`;

it('G-02 frames the messages of a group once, and gives each operation its own name in them', () => {
  const frames = new SharedFrames(payloads, one.length);
  const [first, second] = [Buffer.from(frames.named(one)), Buffer.from(frames.named(two))];
  expect(first).toHaveLength(frames.length);
  expect(second).toHaveLength(frames.length);
  for (const [bytes, id] of [
    [first, 'one'],
    [second, 'two'],
  ] as const)
    for (const payload of payloads) expect(bytes.includes(text(payload, id))).toBe(true);
  expect(String(first).replaceAll('"id":"one"', '"id":"two"')).toBe(String(second));
  expect(textsOf(payloads, one).map(String)).toEqual(payloads.map((payload) => text(payload, 'one')));
});

it('G-02 leaves bytes alone that a connection still holds', () => {
  const frames = new SharedFrames(payloads, one.length);
  const held = frames.named(one);
  const asHeld = Buffer.from(held);
  frames.keep();
  const next = frames.named(two);
  expect(held.equals(asHeld)).toBe(true);
  expect(next.equals(held)).toBe(false);
  expect(frames.named(one).equals(asHeld)).toBe(true);
});
