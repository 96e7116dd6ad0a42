import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { LeavingSocket } from './leaving-socket.ts';

const handshake = ['GET / HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];

it('takes it calmly when a reader leaves in the middle of a message', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', WebSocket: LeavingSocket });
  const connection = once(server, 'connection');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const peer = connect(port, '127.0.0.1');
  peer.write(`${[...handshake, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='].join('\r\n')}\r\n\r\n`);
  const [socket] = (await connection) as [LeavingSocket];
  const closed = once(socket, 'close');
  // More than the kernel holds for a peer that does not read: the write is under way when the peer goes.
  const sent = new Promise<unknown[]>((resolve) => socket.send('x'.repeat(64_000_000), (...given: unknown[]) => resolve(given)));
  peer.resetAndDestroy();
  expect(await sent).toEqual([]);
  await closed;
  server.close();
});
