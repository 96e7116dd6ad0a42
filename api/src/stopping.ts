import type { Logger } from './logger.ts';

/** What ends a process in order. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** By the convention of shells: 128 and the number of the signal. */
const codeOf = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Stops in order at the first signal and exits with 0; with 1 when that failed or took longer than the bound. A second
 * signal exits at once: whoever sends it has waited long enough, and nothing that was answered is lost by it.
 */
export function stopAtSignal(stop: () => Promise<void>, boundMs: number, logger: Logger): void {
  let isStopping = false;
  const begin = async (): Promise<void> => {
    const late = setTimeout(() => {
      logger.error({ boundMs }, 'stopping took too long and was broken off');
      process.exit(1);
    }, boundMs);
    try {
      await stop();
      clearTimeout(late);
      process.exit(0);
    } catch (error) {
      logger.error({ error }, 'stopping failed');
      process.exit(1);
    }
  };
  for (const signal of signals)
    process.on(signal, () => {
      if (isStopping) process.exit(codeOf[signal]);
      isStopping = true;
      void begin();
    });
}
