/** Runs a task at once; called while it runs, once more when it has ended: fifty changes in one stroke are read twice, the last included. */
export function oneAtATime(task: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    void (async () => {
      do {
        again = false;
        await task().catch(() => undefined);
      } while (again);
      running = false;
    })();
  };
}
