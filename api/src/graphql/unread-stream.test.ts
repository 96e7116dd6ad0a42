import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Bounds } from './socket-line.ts';
import { UnreadStream } from './unread-stream.ts';

const bounds: Bounds = { mostUnread: 0, mostHeld: 1_000, patienceMs: 10_000, mostEver: 5_000 };

class Response extends EventEmitter {
  writableLength = 0;
}
/** A stream, what its connection has not got rid of, and what it was given up with. */
function opened() {
  const response = new Response();
  const givenUp: number[] = [];
  return { response, givenUp, stream: new UnreadStream(response as never, (unread) => givenUp.push(unread), bounds) };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('S-31 counts what waits for its turn and what the connection has not got rid of', () => {
  const { response, stream } = opened();
  response.writableLength = 300;
  stream.made(400);
  expect(stream.unread).toBe(700);
  stream.handed();
  expect(stream.unread).toBe(300);
});

it('S-31 gives up a reader at once that leaves far too much unread', () => {
  const { response, givenUp, stream } = opened();
  response.writableLength = 4_000;
  stream.made(1_001);
  expect(givenUp).toEqual([5_001]);
});

it('S-31 gives up a reader that leaves too much unread for too long, and not before', () => {
  const { response, givenUp, stream } = opened();
  response.writableLength = 700;
  stream.made(400);
  vi.advanceTimersByTime(bounds.patienceMs - 1);
  expect(givenUp).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(givenUp).toEqual([1_100]);
});

it('S-31 has patience with a reader that has read everything in between', () => {
  const { response, givenUp, stream } = opened();
  response.writableLength = 1_100;
  stream.made(400);
  response.writableLength = 0;
  response.emit('drain');
  stream.handed();
  response.writableLength = 400;
  vi.advanceTimersByTime(2 * bounds.patienceMs);
  expect(givenUp).toEqual([]);
});

it('S-31 begins to count anew for what waited while the rest was read', () => {
  const { response, givenUp, stream } = opened();
  response.writableLength = 300;
  stream.made(1_200);
  vi.advanceTimersByTime(bounds.patienceMs - 1);
  response.writableLength = 0;
  response.emit('drain');
  stream.handed();
  response.writableLength = 1_200;
  vi.advanceTimersByTime(bounds.patienceMs - 1);
  expect(givenUp).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(givenUp).toEqual([1_200]);
});

it('S-31 lets go of a connection that is closed', () => {
  const { response, givenUp, stream } = opened();
  stream.made(1_200);
  response.emit('close');
  vi.advanceTimersByTime(bounds.patienceMs);
  expect(givenUp).toEqual([]);
  expect(response.eventNames()).toEqual([]);
});
