import { expect, it, vi } from 'vitest';
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
  const res = { destroy: vi.fn() };
  const contextValue = { viewer: { userId: 'usr' }, userVersion: 1, transport: 'http', res };
  const { onSubscribe } = endStreams(live);
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
