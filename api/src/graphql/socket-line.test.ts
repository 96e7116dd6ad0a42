import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { SocketLine } from './socket-line.ts';

const handshake = ['GET / HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];

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
  line.send('more');
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
