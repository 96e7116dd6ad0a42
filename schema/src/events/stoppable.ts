/** A pull generator that may be left while it waits: `return` and `throw` abort the signal it was started with. */
export function stoppable<T>(start: (signal: AbortSignal) => AsyncGenerator<T>): AsyncGenerator<T> {
  const stop = new AbortController();
  const messages = start(stop.signal);
  return {
    next: () => messages.next(),
    return: (value) => {
      stop.abort();
      return messages.return(value);
    },
    throw: (error) => {
      stop.abort();
      return messages.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await messages.return(undefined);
    },
  };
}
