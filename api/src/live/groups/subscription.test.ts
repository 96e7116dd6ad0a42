import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import { buildSchema, parse, validateSubscriptionArgs } from 'graphql';
import { expect, it } from 'vitest';
import type { ServedContext } from '../../graphql/request-context.ts';
import { Subscription } from './subscription.ts';

const logger = { info: () => {}, warn: () => {}, error: () => {} };

/** A subscription whose one field is what the message says. */
function subscriptionTo(): Subscription {
  const schema = buildSchema('type Query { a: Int } type Subscription { said: Int }');
  const context = { locale: 'nb', requestId: 'req' } as ServedContext;
  const args = validateSubscriptionArgs({ schema, document: parse('subscription { said }'), contextValue: context });
  if (!('operation' in args)) throw new Error('no subscription');
  return new Subscription(args, context, logger);
}
const messageOf = (said: (args: object, context: unknown) => number) => ({ said }) as unknown as LiveMessage;

it('S-31 gives each message a context of its own, so that nothing read for one is shown in the next', async () => {
  const contexts = new Set<unknown>();
  const subscription = subscriptionTo();
  const message = messageOf((_args, context) => contexts.add(context).size);
  expect(String(await subscription.serialise(message))).toBe('{"data":{"said":1}}');
  expect(String(await subscription.serialise(message))).toBe('{"data":{"said":2}}');
  expect([...contexts]).toEqual([expect.objectContaining({ locale: 'nb' }), expect.objectContaining({ locale: 'nb' })]);
});

it('S-31 waits with a message while the database is away, and then has all of it', async () => {
  let looks = 0;
  const message = messageOf(() => {
    looks += 1;
    if (looks === 1) throw new Error('Server has closed the connection.');
    return looks;
  });
  expect(String(await subscriptionTo().serialise(message))).toBe('{"data":{"said":2}}');
});

it('S-31 waits no longer with a message that nobody wants any more', async () => {
  const closing = new AbortController();
  const message = messageOf(() => {
    closing.abort();
    throw new Error('Server has closed the connection.');
  });
  expect(String(await subscriptionTo().serialise(message, closing.signal))).toContain('SERVICE_UNAVAILABLE');
});
