import { onMount } from 'svelte';

const EVERY = 30_000;
const EVERY_SECOND = 1000;

/**
 * The time that sentences on the page are told from: the server's, however wrong the reader's clock may be. One ticker
 * serves all of them, by the second while somebody counts seconds.
 */
class Now {
  current = $state.raw(new Date());
  #ahead = 0;
  readonly #users = { minutes: 0, seconds: 0 };
  #timer: ReturnType<typeof setInterval> | undefined;

  /** What the server's clock says at this moment. */
  set(server: Date): void {
    this.#ahead = server.getTime() - Date.now();
    this.#tick();
  }

  use(what: 'minutes' | 'seconds'): () => void {
    this.#users[what] += 1;
    this.#start();
    return () => {
      this.#users[what] -= 1;
      this.#start();
    };
  }

  #start(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    const { minutes, seconds } = this.#users;
    if (minutes + seconds === 0) return;
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), seconds > 0 ? EVERY_SECOND : EVERY);
  }

  #tick(): void {
    this.current = new Date(Date.now() + this.#ahead);
  }
}

const ticking = new Now();

/** Call while a component starts. On the server it is the time of the request; in the browser it moves on by itself. */
export function useNow(what: 'minutes' | 'seconds' = 'minutes'): { readonly current: Date } {
  if (typeof window === 'undefined') return { current: new Date() };
  onMount(() => ticking.use(what));
  return ticking;
}

/** Sets the clock of the page by the server's, as told just now. Call while the page behind the login starts. */
export function keepServerTime(told: string | undefined): void {
  if (typeof window !== 'undefined' && told !== undefined) ticking.set(new Date(told));
}
