/** Tells readers of a stream that there is something new. Carries no content: the log is the truth. */
export interface Wakeups {
  wake(streams: readonly string[]): void;
  /** Resolves at the next wake of the stream, or after the safety poll; at once when `signal` aborts. */
  next(stream: string, signal: AbortSignal): Promise<void>;
}
