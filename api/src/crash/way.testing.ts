/** Where somebody may turn to now, and for how long what comes from there counts. */
export interface Way {
  readonly url: string;
  /** Aborts when the line there is gone: what was not heard by then is not heard. */
  readonly signal: AbortSignal;
}

/** Resolves when there is a server to turn to. */
export type FindWay = () => Promise<Way>;

/** The way to a server that dies and comes back, each time under another address. */
export class OneServer {
  #url: PromiseWithResolvers<string> = Promise.withResolvers();
  #life = new AbortController();

  readonly find: FindWay = async () => {
    const url = await this.#url.promise;
    return { url, signal: this.#life.signal };
  };

  cameTo(url: string): void {
    this.#life = new AbortController();
    this.#url.resolve(url);
  }

  hasGone(): void {
    this.#url = Promise.withResolvers();
    this.#life.abort();
  }
}
