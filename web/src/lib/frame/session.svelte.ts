const MINUTE = 60_000;
/** How long before the end the reader is asked. */
const WARN = 2 * MINUTE;
/** Activity is told to the server at most this often. */
const TELL = MINUTE;

interface SessionPorts {
  /** Tells the server that somebody is here; answers when the session ends unless they stay active. */
  touch(): Promise<Date | null>;
  ended(): void;
}

/**
 * Counts down to the end of the session (IA-06). A key, the pointer or a navigation in any tab is activity; what the
 * page does by itself is not. Tabs tell each other, so that one left open does not warn while another is in use.
 */
export class SessionClock {
  /** Seconds left, once it is time to ask. */
  secondsLeft = $state<number>();
  #endsAt: Date;
  #told = Date.now();
  #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #ports: SessionPorts;

  constructor(endsAt: Date, ports: SessionPorts) {
    this.#endsAt = endsAt;
    this.#ports = ports;
  }

  start(): () => void {
    this.#channel = new BroadcastChannel('session');
    this.#channel.onmessage = ({ data }: MessageEvent<number>) => this.#extend(new Date(data));
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

  /** Somebody is here. While the question stands, only its button counts. */
  active(): void {
    if (this.secondsLeft === undefined && Date.now() - this.#told >= TELL) void this.stay();
  }

  async stay(): Promise<void> {
    this.#told = Date.now();
    const endsAt = await this.#ports.touch();
    if (endsAt === null) return;
    this.#extend(endsAt);
    this.#channel?.postMessage(endsAt.getTime());
  }

  #extend(endsAt: Date): void {
    if (endsAt > this.#endsAt) this.#endsAt = endsAt;
    this.#told = Date.now();
    this.#tick();
  }

  #tick(): void {
    const left = this.#endsAt.getTime() - Date.now();
    this.secondsLeft = left <= WARN ? Math.max(0, Math.ceil(left / 1000)) : undefined;
    if (left <= 0) {
      clearInterval(this.#timer);
      this.#ports.ended();
    }
  }
}
