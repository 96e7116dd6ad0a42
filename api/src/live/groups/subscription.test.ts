import type { LiveMessage } from '@sporbar/schema/events/live.ts';
import { buildSchema, parse, validateSubscriptionArgs } from 'graphql';
import { expect, it } from 'vitest';
import type { ServedContext } from '../../graphql/request-context.ts';
import { Subscription } from './subscription.ts';

it('S-31 gives each message a context of its own, so that nothing read for one is shown in the next', async () => {
  const contexts = new Set<unknown>();
  const rootValue = { said: (_args: object, context: unknown) => contexts.add(context).size };
  const schema = buildSchema('type Query { a: Int } type Subscription { said: Int }');
  const context = { locale: 'nb' } as ServedContext;
  const args = validateSubscriptionArgs({ schema, document: parse('subscription { said }'), rootValue, contextValue: context });
  if (!('operation' in args)) throw new Error('no subscription');
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const subscription = new Subscription(args, context, logger);
  const message = rootValue as unknown as LiveMessage;
  expect(String(await subscription.serialise(message))).toBe('{"data":{"said":1}}');
  expect(String(await subscription.serialise(message))).toBe('{"data":{"said":2}}');
  expect([...contexts]).toEqual([context, context]);
});
