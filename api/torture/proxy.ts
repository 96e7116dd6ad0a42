import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';

/**
 * The line between two programs, under an address that stays. It can be slow, mute or cut; what it carries stays in order
 * and is never altered.
 */
export class Proxy {
  readonly #server: Server;
  readonly #lines = new Set<Line>();
  readonly #target: () => number | undefined;
  /** How much later everything arrives. */
  delayMs = 0;
  #isMute = false;

  private constructor(target: () => number | undefined) {
    this.#target = target;
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (near) => this.#carry(near));
  }

  /** `target` answers the port on this machine that it leads to now, or undefined when nobody is there. */
  static async open(target: () => number | undefined): Promise<Proxy> {
    const proxy = new Proxy(target);
    await new Promise<void>((resolve, reject) => proxy.#server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** A black hole: whoever sends hears nothing, not even that the other side has gone. */
  mute(): void {
    this.#isMute = true;
    for (const line of this.#lines) line.mute();
  }

  unmute(): void {
    this.#isMute = false;
    for (const line of this.#lines) line.unmute();
  }

  /** Breaks every line, in the middle of whatever it carries. Answers how many there were. */
  cut(): number {
    const cut = this.#lines.size;
    for (const line of this.#lines) line.cut();
    return cut;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #carry(near: Socket): void {
    const port = this.#target();
    if (port === undefined) return void near.on('error', () => {}).resetAndDestroy();
    const far = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    const line = new Line(near, far, () => this.delayMs);
    this.#lines.add(line);
    void line.gone.then(() => this.#lines.delete(line));
    if (!this.#isMute) line.unmute();
  }
}

/** What may wait at the end of a line before the other end is asked to wait too. */
const mostWaiting = 262_144;

class Line {
  readonly gone: Promise<unknown>;
  readonly #ends: readonly [Socket, Socket];
  #isMute = true;

  constructor(near: Socket, far: Socket, delay: () => number) {
    this.#ends = [near, far];
    far.pause();
    this.#pump(near, far, delay);
    this.#pump(far, near, delay);
    this.gone = Promise.all(this.#ends.map((end) => new Promise((resolve) => end.once('close', resolve))));
  }

  mute(): void {
    this.#isMute = true;
    for (const end of this.#ends) end.pause();
  }

  unmute(): void {
    this.#isMute = false;
    for (const end of this.#ends) end.resume();
  }

  cut(): void {
    for (const end of this.#ends) end.resetAndDestroy();
  }

  #pump(from: Socket, to: Socket, delay: () => number): void {
    from.setNoDelay(true);
    let last = Promise.resolve();
    const later = (go: () => void): void => {
      const due = performance.now() + delay();
      last = last.then(async () => {
        const left = due - performance.now();
        if (left > 1) await rest(left);
        go();
      });
    };
    from.on('data', (chunk) => {
      later(() => to.write(chunk));
      if (to.writableLength > mostWaiting) from.pause();
    });
    to.on('drain', () => {
      if (!this.#isMute) from.resume();
    });
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.resetAndDestroy());
    from.on('close', (hadError) => {
      if (!hadError) later(() => to.destroySoon());
    });
  }
}
