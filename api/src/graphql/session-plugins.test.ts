import { expect, it } from 'vitest';
import { closings, leaveWithinMs, type Closing, type LiveSessions } from '../live/live-sessions.ts';
import { endStreams } from './session-plugins.ts';

it('G-12 cuts off an event stream whose reader does not take its last word', async () => {
  let end: (closing: Closing) => void = () => {};
  const live = {
    countOf: () => 0,
    watch: (_viewer: unknown, _version: unknown, told: typeof end) => {
      end = told;
      return () => {};
    },
  } as unknown as LiveSessions;
  const cut = Promise.withResolvers<void>();
  const res = { destroy: () => cut.resolve() };
  const contextValue = { viewer: { userId: 'usr' }, userVersion: 1, transport: 'http', res };
  const { onSubscribe } = endStreams(live);
  const hooks = (await onSubscribe?.({ args: { contextValue } } as never)) as { onSubscribeResult: (payload: unknown) => void };
  let stream: AsyncGenerator | undefined;
  hooks.onSubscribeResult({ result: (async function* () {})(), setResult: (given: AsyncGenerator) => (stream = given) });
  const since = performance.now();
  end(closings.ENDED);
  await cut.promise;
  expect(performance.now() - since).toBeLessThan(leaveWithinMs + 400);
  await stream?.return(undefined);
});
