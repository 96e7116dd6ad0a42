import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { maskedError } from './masked-errors.ts';

const seen = (fault: Error) => maskedError(new GraphQLError(fault.message, { originalError: fault }), 'req', silentLogger).toJSON();

it('G-04 says of a fault that passes by itself that it does, and nothing of what it was', () => {
  const { message, extensions } = seen(new Error('Server has closed the connection.'));
  expect(extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', retryable: true, requestId: 'req' });
  expect(message).not.toContain('connection');
});

it('G-04 says of any other fault only under which id it is known', () => {
  expect(seen(new Error('Cannot read properties of undefined'))).toEqual({
    message: 'Something failed on our side.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req' },
  });
});
