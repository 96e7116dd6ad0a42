/** Another system's answer, unless the deadline comes first: then it rejects, and the answer is dropped when it comes. */
export function inTime<T>(deadline: AbortSignal, ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error('The system did not answer in time.'));
    if (deadline.aborted) return late();
    deadline.addEventListener('abort', late, { once: true });
    ask()
      .then(resolve, reject)
      .finally(() => deadline.removeEventListener('abort', late));
  });
}
