import { WebSocket } from 'ws';

/**
 * A socket whose peer may leave while something is sent to it: that is no fault, so `send` calls back without one, and the
 * socket's close says what there is to say. What speaks over it would print the failed write past our log.
 */
export class LeavingSocket extends WebSocket {
  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    const done = rest.findLast((given) => typeof given === 'function') as (() => void) | undefined;
    super.send(data, () => done?.());
  }
}
