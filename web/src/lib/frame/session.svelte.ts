const MINUTE = 60_000;
/** How long before the end the reader is asked, where the server does not say it. */
const WARN = 2 * MINUTE;
/** Activity is told to the server at most this often. */
const TELL = MINUTE;

/** How the session stands, as the server tells it. */
interface SessionNews {
  readonly phase: 'STANDS' | 'ENDING' | 'ENDED';
  readonly secondsLeft: number;
}

interface SessionPorts {
  /** Tells the server that somebody is here; answers how many milliseconds are left unless they stay active. */
  touch(): Promise<number | null>;
  /** Whether the server tells by itself how the session stands: the line is live. */
  isTold(): boolean;
  ended(): void;
}

/**
 * Counts down to the end of the session (IA-06). A key, the pointer or a navigation in any tab is activity; what the
 * page does by itself is not. While the line is live the server says when to ask, that somebody was there after all, in
 * whatever tab or program, and that it is over; without it the tab counts alone. Only lengths of time are compared with
 * this machine's clock, which may be wrong.
 */
export class SessionClock {
  /** Seconds left, once it is time to ask. */
  secondsLeft = $state<number>();
  #overAt: number;
  #isEnding = false;
  #told = Date.now();
  #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #ports: SessionPorts;

  constructor(left: number, ports: SessionPorts) {
    this.#overAt = Date.now() + left;
    this.#ports = ports;
  }

  start(): () => void {
    this.#channel = new BroadcastChannel('session');
    this.#channel.onmessage = ({ data }: MessageEvent<number>) => this.#extend(data);
    this.#timer = setInterval(() => this.#tick(), 1000);
    const active = (): void => this.active();
    const signs = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) addEventListener(sign, active, { passive: true });
    return () => {
      clearInterval(this.#timer);
      this.#channel?.close();
      for (const sign of signs) removeEventListener(sign, active);
    };
  }

  /** What the server says. */
  hear({ phase, secondsLeft }: SessionNews): void {
    // An end that nobody was asked about has another reason: the line says which.
    if (phase === 'ENDED') return this.#isEnding ? this.#end() : undefined;
    this.#isEnding = phase === 'ENDING';
    this.#overAt = Date.now() + secondsLeft * 1000;
    this.#tick();
  }

  /** Somebody is here. While the question stands, only its button counts. */
  active(): void {
    if (this.secondsLeft === undefined && Date.now() - this.#told >= TELL) void this.stay();
  }

  async stay(): Promise<void> {
    this.#told = Date.now();
    const left = await this.#ports.touch();
    if (left === null) return;
    this.#extend(left);
    this.#channel?.postMessage(left);
  }

  #extend(left: number): void {
    this.#overAt = Math.max(this.#overAt, Date.now() + left);
    this.#isEnding &&= left <= WARN;
    this.#told = Date.now();
    this.#tick();
  }

  #tick(): void {
    const left = this.#overAt - Date.now();
    const isTold = this.#ports.isTold();
    this.secondsLeft = (isTold ? this.#isEnding : left <= WARN) ? Math.max(0, Math.ceil(left / 1000)) : undefined;
    if (left <= 0 && !isTold) this.#end();
  }

  #end(): void {
    clearInterval(this.#timer);
    this.#ports.ended();
  }
}
