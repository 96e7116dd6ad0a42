import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { nameOf, SharedFrames } from './shared-frames.ts';
import { SocketLine, type Bounds } from './socket-line.ts';

/** More than what the system takes for a client that does not read. */
const much = 'x'.repeat(32_000_000);
const small = Buffer.from('small');
const roomy: Bounds = { mostUnread: 1_000, mostHeld: 1e9, patienceMs: 60_000, mostEver: 1e9 };

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A line to a client that reads nothing, and what the server learns of it. */
async function toSilent(bounds: Bounds = roomy): Promise<{ line: SocketLine; reader: WebSocket; socket: WebSocket; givenUp: number[] }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const connection = once(server, 'connection');
  await once(server, 'listening');
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  reader.on('error', () => {});
  const [socket, request] = (await connection) as [WebSocket, IncomingMessage];
  if (reader.readyState !== reader.OPEN) await once(reader, 'open');
  reader.pause();
  ends.push(() => {
    reader.terminate();
    server.close();
  });
  const givenUp: number[] = [];
  const line = new SocketLine(socket, request.socket, (unread) => givenUp.push(unread), bounds);
  return { line, reader, socket, givenUp };
}

it('S-31 makes nothing more for a client that does not read, until it reads again', async () => {
  const { line, reader } = await toSilent();
  void line.hand(much);
  let isMade = false;
  const handed = line.handMade(() => {
    isMade = true;
    return Promise.resolve(small);
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(line.isFull).toBe(true);
  expect(isMade).toBe(false);
  reader.resume();
  await handed;
  expect(isMade).toBe(true);
});

it('S-31 lets those who wait on one socket read one after another', async () => {
  const { line, reader } = await toSilent();
  void line.hand(much);
  const turns: string[] = [];
  const first = line.turn().then((end) => {
    turns.push('first begins');
    void line.hand(much);
    end();
  });
  const second = line.turn().then((end) => {
    turns.push(`second begins with a line that is ${line.isFull ? 'full' : 'free'}`);
    end();
  });
  expect(turns).toEqual([]);
  reader.resume();
  await Promise.all([first, second]);
  expect(turns).toEqual(['first begins', 'second begins with a line that is free']);
});

it('S-31 waits no longer for room on a line that is gone', async () => {
  const { line, socket } = await toSilent();
  void line.hand(much);
  const waiting = line.room();
  socket.terminate();
  await waiting;
});

it('S-31 closes a client at once that leaves far too much unread', async () => {
  const { line, socket, givenUp } = await toSilent({ ...roomy, mostEver: 1_000_000 });
  const closed = once(socket, 'close');
  void line.hand(much);
  expect(socket.readyState).toBe(socket.CLOSING);
  expect(givenUp).toEqual([expect.any(Number)]);
  await closed;
  expect(socket.bufferedAmount).toBe(0);
});

it('S-31 closes a client that leaves too much unread for too long', async () => {
  const { line, socket, givenUp } = await toSilent({ ...roomy, mostHeld: 1_000_000, patienceMs: 50 });
  const closed = once(socket, 'close');
  void line.hand(much);
  expect(socket.readyState).toBe(socket.OPEN);
  await closed;
  expect(givenUp).toHaveLength(1);
});

it('G-02 tells a client that reads late what it was sent, whatever others have been sent of the same since', async () => {
  const [late, other] = [await toSilent(), await toSilent()];
  const [lateName, otherName] = [nameOf('late'), nameOf('else')];
  const frames = new SharedFrames(
    [much, 'the second'].map((text) => Buffer.from(JSON.stringify(text))),
    lateName.length,
  );
  late.line.send(frames, lateName);
  late.line.flush();
  other.line.send(frames, otherName);
  other.line.flush();
  for (const [{ reader }, id] of [
    [late, 'late'],
    [other, 'else'],
  ] as const) {
    const both = Promise.withResolvers<unknown[]>();
    const heard: unknown[] = [];
    reader.on('message', (data) => heard.push(JSON.parse(String(data))) === 2 && both.resolve(heard));
    reader.resume();
    const messages = await both.promise;
    expect(messages).toEqual([much, 'the second'].map((payload) => ({ id, type: 'next', payload })));
  }
});
