import { EventEmitter } from 'node:events';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { expect, it, vi } from 'vitest';
import { closings, leaveWithinMs, type Closing, type LiveSessions } from '../live/live-sessions.ts';
import { endStreams, untilClosed } from './session-plugins.ts';

it('G-12 cuts off an event stream whose reader does not take its last word', async () => {
  let end: (closing: Closing) => void = () => {};
  const live = {
    countOf: () => 0,
    watch: (_viewer: unknown, _version: unknown, told: typeof end) => {
      end = told;
      return () => {};
    },
  } as unknown as LiveSessions;
  const res = Object.assign(new EventEmitter(), { destroy: vi.fn(), writableLength: 0 });
  const contextValue = { viewer: { userId: 'usr' }, userVersion: 1, transport: 'http', res };
  const { onSubscribe } = endStreams({ live });
  const hooks = (await onSubscribe?.({ args: { contextValue } } as never)) as { onSubscribeResult: (payload: unknown) => void };
  let stream: AsyncGenerator | undefined;
  hooks.onSubscribeResult({ result: (async function* () {})(), setResult: (given: AsyncGenerator) => (stream = given) });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    end(closings.ENDED);
    vi.advanceTimersByTime(leaveWithinMs - 1);
    expect(res.destroy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(res.destroy).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
  await stream?.return(undefined);
});

const nobody = { watch: () => () => {}, giveUp: () => {} };
/** Like a stream that waits for changes: it can be left at any time. */
function stream(...told: (() => Promise<ExecutionResult>)[]): AsyncGenerator<ExecutionResult> & { isLeft: boolean } {
  const never = new Promise<never>(() => {});
  const source = {
    isLeft: false,
    async next() {
      return { done: false, value: await (told.shift()?.() ?? never) };
    },
    return() {
      source.isLeft = true;
      return Promise.resolve({ done: true, value: undefined });
    },
  };
  return source as unknown as AsyncGenerator<ExecutionResult> & { isLeft: boolean };
}
const message = () => Promise.resolve({ data: { changes: {} } });

it('S-31 gives up an event stream whose reader takes nothing, and only then', async () => {
  const givenUp = Promise.withResolvers<void>();
  const messages = untilClosed({ ...nobody, giveUp: givenUp.resolve, withinMs: 10 }, stream(message, message));
  await messages.next();
  await messages.next();
  await givenUp.promise;
  const read = untilClosed({ ...nobody, giveUp: () => expect.unreachable(), withinMs: 10 }, stream(message));
  await read.next();
  await read.return(undefined);
});

const gone = new Error('Server has closed the connection.');

it.each<[string, () => Promise<ExecutionResult>]>([
  ['a change could not be looked for', () => Promise.reject(gone)],
  ['a change could not be read', () => Promise.resolve({ data: null, errors: [new GraphQLError('', { originalError: gone })] })],
])('S-31 ends an event stream when %s since the database is away, so that its reader comes back for it', async (_what, told) => {
  const source = stream(message, told, message);
  const messages = untilClosed(nobody, source);
  expect((await messages.next()).value).toEqual({ data: { changes: {} } });
  expect((await messages.next()).value).toMatchObject({ errors: [{ originalError: gone }] });
  expect(source.isLeft).toBe(true);
  expect(await messages.next()).toEqual({ done: true, value: undefined });
});
