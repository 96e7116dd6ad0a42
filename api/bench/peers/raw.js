import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerQuestions } from '../measure/answering.ts';

// The physical limit: sockets that are sent texts prepared beforehand, without GraphQL, without a log, without rights.
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, handleProtocols: () => 'graphql-transport-ws' });
const streams = new Set();
sockets.on('connection', (socket, request) => {
  streams.add(request.socket);
  socket.on('close', () => streams.delete(request.socket));
  socket.on('message', (text) => {
    if (String(text).includes('connection_init')) socket.send('{"type":"connection_ack"}');
    if (String(text).includes('"subscribe"')) socket.send('{"type":"next","payload":{"UpToDate":"UpToDate"}}');
  });
});

let texts = [];
let frames = [];

function frameOf(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  if (body.length < 126) head[1] = body.length;
  else if (body.length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(body.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(body.length), 2);
  }
  return Buffer.concat([head, body]);
}

const now = () => performance.timeOrigin + performance.now();

const ways = {
  /** What everybody writes first. */
  loop: (from, to) => {
    for (let index = from; index < to; index++) for (const socket of sockets.clients) socket.send(texts[index]);
  },
  /** The frame made once, each message one write. */
  framed: (from, to) => {
    for (let index = from; index < to; index++) for (const stream of streams) stream.write(frames[index]);
  },
  /** All frames made once and sent in one write. */
  tick: (from, to) => {
    const all = Buffer.concat(frames.slice(from, to));
    for (const stream of streams) stream.write(all);
  },
};

answerQuestions({
  listen: () => new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}/graphql`))),
  load: (given) => {
    texts = given;
    frames = given.map(frameOf);
  },
  publish: ({ way, from, to }) => {
    const at = now();
    ways[way](from, to);
    return at;
  },
});
