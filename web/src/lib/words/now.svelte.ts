import { onMount } from 'svelte';

/** The time that sentences on the page are told from. One ticker serves all of them. */
class Now {
  current = $state.raw(new Date());
  #users = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  use(): () => void {
    this.current = new Date();
    if (this.#users++ === 0) this.#timer = setInterval(() => (this.current = new Date()), 30_000);
    return () => {
      if (--this.#users === 0) clearInterval(this.#timer);
    };
  }
}

const ticking = new Now();

/** Call while a component starts. On the server it is the time of the request; in the browser it moves on by itself. */
export function useNow(): { readonly current: Date } {
  if (typeof window === 'undefined') return { current: new Date() };
  onMount(() => ticking.use());
  return ticking;
}
