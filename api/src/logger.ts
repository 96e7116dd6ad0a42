import { pino } from 'pino';

/** What the server writes about itself. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Lines go out together: a write of its own for each would be a tenth of what a mutation costs. */
const together = { dest: 2, sync: false, minLength: 4_096, periodicFlush: 100 } as const;

/**
 * Lines of JSON on standard error, a tenth of a second late at most; secrets never reach them, since nothing logs headers,
 * cookies or variables.
 */
export const serverLogger = (level = 'info'): Logger =>
  pino({ level, serializers: { error: pino.stdSerializers.err } }, pino.destination(together));

/** For tests, whose faults are asserted instead. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
