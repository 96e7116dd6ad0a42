import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { nameOf, SharedFrames } from './shared-frames.ts';
import { SocketLine, spentOnWriting } from './socket-line.ts';

const handshake = ['GET / HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];

/** What a reader hears of the texts that `speak` sends to it, until it is closed. */
async function heardOf(speak: (line: SocketLine) => void, perMessageDeflate = false): Promise<string[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate });
  const connection = once(server, 'connection');
  await once(server, 'listening');
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { perMessageDeflate });
  const heard: string[] = [];
  reader.on('message', (data) => heard.push(String(data)));
  const [socket, request] = (await connection) as [WebSocket, IncomingMessage];
  const line = new SocketLine(socket, request.socket);
  speak(line);
  const closed = once(reader, 'close');
  setImmediate(() => line.close(1000, 'done'));
  await closed;
  server.close();
  return heard;
}

const operation = nameOf('op');
const next = (text: string): string => `{"id":"op","type":"next","payload":"${text}"}`;
/** A message whose payload is a text. */
const say = (line: SocketLine, text: string): void =>
  line.send(new SharedFrames([Buffer.from(JSON.stringify(text))], operation.length), operation);

const around = next('').length;
/** Where the head of a frame changes its length, too. */
const lengths = [0, 1, 125 - around, 126 - around, 65_535 - around, 65_536 - around, 200_000];

it.each([false, true])('says everything in the order it was told, whatever its length and way (compression: %s)', async (compresses) => {
  const texts = lengths.map((length, index) => String(index).repeat(length));
  const heard = await heardOf((line) => {
    for (const text of texts) {
      say(line, text);
      void line.hand(`(${text})`);
    }
    say(line, 'last');
  }, compresses);
  expect(heard).toEqual([...texts.flatMap((text) => [next(text), `(${text})`]), next('last')]);
});

it('tells what it was told before the end, and nothing after it', async () => {
  const heard = await heardOf((line) => {
    say(line, 'before');
    line.close(1000, 'done');
    say(line, 'after');
  });
  expect(heard).toEqual([next('before')]);
});

it('takes it calmly when a reader leaves in the middle of a message', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const connection = once(server, 'connection');

  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const peer = connect(port, '127.0.0.1');
  peer.write(`${[...handshake, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='].join('\r\n')}\r\n\r\n`);
  const [socket, request] = (await connection) as [WebSocket, IncomingMessage];
  const closed = once(socket, 'close');
  // More than the kernel holds for a peer that does not read: the write is under way when the peer goes.
  const line = new SocketLine(socket, request.socket);
  const sent = line.hand('x'.repeat(64_000_000));
  say(line, 'more');
  peer.resetAndDestroy();
  expect(await sent).toBeUndefined();
  await closed;
  server.close();
});

it.each([
  ['Server has closed the connection.', 1013],
  ['Cannot read properties of undefined', 4500],
])('closes after the fault "%s" with %i: clients come back after what passes by itself alone', (message, code) => {
  const closed: number[] = [];
  const socket = { close: (given: number) => closed.push(given) } as unknown as WebSocket;
  new SocketLine(socket, new Duplex()).fail(new Error(message));
  expect(closed).toEqual([code]);
});

it('G-02 adds up how long it takes to write what all sockets are sent in a turn', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const stream = new Duplex({
    write: (_bytes, _encoding, written) => {
      now += 7;
      written();
    },
  });
  const socket = { readyState: 1, OPEN: 1, bufferedAmount: 0, extensions: '' } as WebSocket;
  const before = spentOnWriting();
  for (const line of [new SocketLine(socket, stream), new SocketLine(socket, stream)]) for (const text of ['a', 'b']) say(line, text);
  now += 100;
  await new Promise((turn) => setImmediate(turn));
  clock.mockRestore();
  expect(spentOnWriting() - before).toBe(14);
});
