import { expect, it } from 'vitest';
import { opened } from './opened.ts';

/** A stream of numbers that ends when it is left, and breaks where it is told to. */
function numbers(breaksAt = Infinity) {
  const said = { isLeft: false };
  async function* generate(): AsyncGenerator<number> {
    try {
      for (let number = 1; ; number++) {
        if (number === breaksAt) throw new Error('broken');
        yield number;
        await Promise.resolve();
      }
    } finally {
      said.isLeft = true;
    }
  }
  return { said, open: () => Promise.resolve(generate()) };
}
const told = (error: unknown): Error => new Error(`told: ${(error as Error).message}`);
const over = { done: true, value: undefined };

it('S-31 hands on what a stream says, which is opened when the first is asked for', async () => {
  let times = 0;
  const { open } = numbers();
  const stream = opened(() => {
    times += 1;
    return open();
  }, told);
  expect(times).toBe(0);
  const heard: number[] = [];
  for await (const number of stream) if (heard.push(number) === 3) break;
  expect([heard, times]).toEqual([[1, 2, 3], 1]);
  expect(await stream.next()).toEqual(over);
});

it('S-31 leaves a stream that was still being opened', async () => {
  const { said, open } = numbers();
  const gate = Promise.withResolvers<void>();
  const stream = opened(() => gate.promise.then(open), told);
  const first = stream.next();
  const left = stream.return(undefined);
  gate.resolve();
  expect(await first).toEqual(over);
  expect(await left).toEqual(over);
  expect(await stream.next()).toEqual(over);
  expect(said.isLeft).toBe(false);
});

it('S-31 says once what broke a stream, and why one could not be opened in its own words', async () => {
  const stream = opened(numbers(2).open, told);
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  await expect(stream.next()).rejects.toThrow('told: broken');
  expect(await stream.next()).toEqual(over);
  const closed = opened(() => Promise.reject(new Error('closed')), told);
  await expect(closed.next()).rejects.toThrow(/^closed$/);
  expect(await closed.next()).toEqual(over);
});
