import { describe, expect, it } from 'vitest';
import { isPassing } from './database-faults.ts';

/** Errors as the driver and Prisma throw them while a server restarts, a line breaks or two wait for each other. */
const passing = [
  Object.assign(new Error('Raw query failed. Code: `N/A`. Message: `Server has closed the connection.`'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } },
  }),
  Object.assign(new Error('Database error. Code: `57P03`. Message: `the database system is starting up`'), { code: 'P2039' }),
  Object.assign(new Error('Server has closed the connection.'), { code: 'P1017' }),
  new Error('ConnectionClosed'),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
];

const lasting = [
  Object.assign(new Error('Unique constraint failed on the fields: (`id`)'), { code: 'P2002' }),
  new Error('column "nonsense" does not exist'),
];

describe('faults of the database', () => {
  it.each(passing)('G-04 takes "$message" for one that passes by itself', (error) => expect(isPassing(error)).toBe(true));

  it.each(lasting)('G-04 takes "$message" for one that does not', (error) => expect(isPassing(error)).toBe(false));
});
