import type { WebSocket } from 'ws';

/** A client that does not answer a ping within so long is gone. */
export const usualPingMs = 12_000;

/** Ends a socket whose other end has not answered the last ping when the next is due. Answers how to stop. */
export function keepPinging(socket: WebSocket, everyMs: number): () => void {
  let isAnswered = true;
  socket.on('pong', () => (isAnswered = true));
  const timer = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
}
