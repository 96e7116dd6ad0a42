import { pino } from 'pino';

/** What the server writes about itself. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Lines of JSON on standard error; secrets never reach them, since nothing logs headers, cookies or variables. */
export const serverLogger = (level = 'info'): Logger =>
  pino({ level, serializers: { error: pino.stdSerializers.err } }, pino.destination(2));

/** For tests, whose faults are asserted instead. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
